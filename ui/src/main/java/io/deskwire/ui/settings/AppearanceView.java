package io.deskwire.ui.settings;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.ThemeChoice;
import java.text.NumberFormat;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Colours, size of the text, rows. Everything changes at once, behind this very page. FX thread. */
public final class AppearanceView implements AutoCloseable {
  private static final double STEP = 10;

  private final VBox root = new VBox();
  private final ToggleGroup themes = new ToggleGroup();
  private final Subscription followed;

  /**
   * @param fixed what cannot be changed
   */
  public AppearanceView(Theme theme, Fixed fixed) {
    root.getStyleClass().add("settings-page");
    VBox colours = group("settings.colours");
    for (ThemeChoice choice : ThemeChoice.values()) {
      String name = "menu.theme." + choice.name().toLowerCase(Locale.ROOT);
      RadioButton button = radio(Texts.of(name), themes, theme.choiceProperty().get() == choice,
          () -> theme.choose(choice));
      colours.getChildren().add(button);
    }
    fixed.guard(Fixed.Setting.THEME, colours, controls(colours));
    ToggleGroup rows = new ToggleGroup();
    VBox density = group("settings.rows");
    density.getChildren().addAll(
        radio(Texts.of("settings.rows.comfortable"), rows, !theme.denseProperty().get(),
            () -> theme.denseProperty().set(false)),
        radio(Texts.of("settings.rows.dense"), rows, theme.denseProperty().get(),
            () -> theme.denseProperty().set(true)));
    fixed.guard(Fixed.Setting.DENSE, density, controls(density));
    Slider size = new Slider(Theme.MIN_SCALE * 100, Theme.MAX_SCALE * 100, theme.scaleProperty().get() * 100);
    size.setBlockIncrement(STEP);
    size.setMajorTickUnit(STEP * 2);
    size.setMinorTickCount(1);
    size.setSnapToTicks(true);
    size.setAccessibleText(Texts.of("settings.text-size"));
    size.setPrefWidth(320);
    // while the knob is held the page under it must not change its size
    size.valueProperty().addListener((_, _, value) -> {
      if (!size.isValueChanging()) {
        theme.scale(value.doubleValue() / 100);
      }
    });
    size.valueChangingProperty().addListener((_, _, held) -> {
      if (!held) {
        theme.scale(size.getValue() / 100);
      }
    });
    Label percent = Nodes.figure("strong");
    size.valueProperty().subscribe(value -> percent.setText(percent(value.doubleValue())));
    HBox line = new HBox(12, size, percent);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox text = group("settings.text-size");
    text.getChildren().add(line);
    root.getChildren().addAll(colours, text, density);
    followed = theme.scaleProperty().subscribe(scale -> {
      if (!size.isValueChanging()) {
        size.setValue(scale.doubleValue() * 100); // the keys for it work here too
      }
    });
  }

  private static Node[] controls(VBox group) {
    return group.getChildren().stream().filter(Control.class::isInstance).filter(node -> !(node instanceof Label))
        .toArray(Node[]::new);
  }

  private static String percent(double value) {
    return NumberFormat.getPercentInstance(Texts.locale()).format(Math.rint(value) / 100);
  }

  static VBox group(String title) {
    VBox group = new VBox(8, Nodes.label(Texts.of(title), "strong"));
    return group;
  }

  static RadioButton radio(String words, ToggleGroup group, boolean on, Runnable chosen) {
    RadioButton button = new RadioButton(words);
    button.setWrapText(true);
    button.setMinHeight(VBox.USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setSelected(on);
    button.selectedProperty().addListener((_, _, now) -> {
      if (now) {
        chosen.run();
      }
    });
    return button;
  }

  public Node node() {
    return root;
  }

  public void focus() {
    ((Node) themes.getSelectedToggle()).requestFocus();
  }

  @Override
  public void close() {
    followed.unsubscribe();
  }
}
