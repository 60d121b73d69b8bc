package io.deskwire.ui.fx;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short words for what views build over and over. */
public final class Nodes {
  private static final double WIDEST_TOOLTIP = 480;
  /** Between what came into view and the edge. */
  private static final double EDGE = 16;

  private Nodes() {}

  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return whole(label);
  }

  /** While there is no room for all of its text, all of it is a tooltip. */
  public static <T extends Labeled> T whole(T labeled) {
    labeled.textTruncatedProperty().subscribe(cut -> {
      if (cut) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(labeled.textProperty());
        tooltip.textProperty().subscribe(words -> tooltip.setWrapText(!Shaping.isSlow(words)));
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        labeled.setTooltip(tooltip);
      } else if (labeled.getTooltip() != null && labeled.getTooltip().textProperty().isBound()) {
        labeled.setTooltip(null);
      }
    });
    return labeled;
  }

  /** A label that grows downwards when its words are longer than the room. */
  public static Label wrapped(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A label for a figure: never shortened to dots, a figure cut off is a wrong figure. */
  public static Label figure(String... styleClasses) {
    Label label = label("", styleClasses);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Tab moves on instead of writing a tab: the console is used without a mouse. */
  public static void leaveByTab(TextArea area) {
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
        area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        event.consume();
      }
    });
  }

  public static Button button(String text, Runnable action, String... styleClasses) {
    Button button = new Button(text);
    button.getStyleClass().addAll(styleClasses);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** Its icon points to a side: to the other one where lines run from the right. */
  public static <T extends Labeled> T pointing(T labeled) {
    labeled.getGraphic().getStyleClass().add("way-on");
    return labeled;
  }

  /** A button of an icon alone; its name is read out and shown as a tooltip. */
  public static Button iconButton(Feather icon, String name, Runnable action) {
    Button button = button("", action, "icon-button");
    button.setGraphic(new FontIcon(icon));
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  /**
   * A box with one of some values, which cannot be typed.
   *
   * @param words  what is shown of a value
   * @param chosen told which other value was chosen
   */
  public static <T> ComboBox<T> choice(List<T> values, T value, Function<T, String> words, Consumer<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(values);
    box.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable T each) {
        return each == null ? "" : words.apply(each);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("not editable");
      }
    });
    box.setButtonCell(whole(new ListCell<>() {
      @Override
      protected void updateItem(@Nullable T each, boolean empty) {
        super.updateItem(each, empty);
        setText(empty ? "" : box.getConverter().toString(each));
      }
    }));
    box.setValue(value);
    box.valueProperty().addListener((_, _, now) -> chosen.accept(now));
    return box;
  }

  /** What Tab leads to comes into view where it was scrolled away. */
  public static void followFocus(ScrollPane scroll) {
    scroll.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
      if (owner != null && isWithin(owner, scroll.getContent())) {
        bringIntoView(scroll, owner);
      }
    });
  }

  private static boolean isWithin(Node node, @Nullable Node content) {
    Node at = node;
    while (at != null && !at.equals(content)) {
      at = at.getParent();
    }
    return at != null;
  }

  private static void bringIntoView(ScrollPane scroll, Node node) {
    scroll.applyCss();
    scroll.layout();
    Node content = scroll.getContent();
    Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - seen;
    double top = scroll.getVvalue() * hidden;
    if (hidden > 0 && at.getMinY() - EDGE < top) {
      scroll.setVvalue(Math.clamp((at.getMinY() - EDGE) / hidden, 0, 1));
    } else if (hidden > 0 && at.getMaxY() + EDGE > top + seen) {
      scroll.setVvalue(Math.clamp((at.getMaxY() + EDGE - seen) / hidden, 0, 1));
    }
  }

  public static Region spacer() {
    Region region = new Region();
    HBox.setHgrow(region, Priority.ALWAYS);
    return region;
  }

  /** Shown, and given room, or neither. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Has this style class, or has it not; never twice. */
  public static void toggle(Node node, String styleClass, boolean on) {
    if (!on) {
      node.getStyleClass().remove(styleClass);
    } else if (!node.getStyleClass().contains(styleClass)) {
      node.getStyleClass().add(styleClass);
    }
  }

  /** Takes the style class of this tone and no other tone's. */
  public static void tone(Node node, Tone tone) {
    for (Tone each : Tone.values()) {
      toggle(node, each.styleClass(), each == tone);
    }
  }
}
