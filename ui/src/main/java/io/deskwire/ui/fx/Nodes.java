package io.deskwire.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short words for what views build over and over. */
public final class Nodes {
  private Nodes() {}

  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** A label for a figure: never shortened to dots, a figure cut off is a wrong figure. */
  public static Label figure(String... styleClasses) {
    Label label = label("", styleClasses);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  public static Button button(String text, Runnable action, String... styleClasses) {
    Button button = new Button(text);
    button.getStyleClass().addAll(styleClasses);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A button of an icon alone; its name is read out and shown as a tooltip. */
  public static Button iconButton(Feather icon, String name, Runnable action) {
    Button button = button("", action, "icon-button");
    button.setGraphic(new FontIcon(icon));
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
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
