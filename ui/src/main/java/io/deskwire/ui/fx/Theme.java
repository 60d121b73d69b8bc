package io.deskwire.ui.fx;

import static java.util.Map.entry;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.deskwire.session.Subscription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Colours, type and text size of all windows: AtlantaFX below, one structure sheet of our own, one small sheet of colour
 * roles per theme. FX thread.
 */
public final class Theme implements AutoCloseable {
  /** Smallest and largest text, as a factor. */
  public static final double MIN_SCALE = 0.8;
  public static final double MAX_SCALE = 2.0;
  private static final double BASE_PX = 14;
  private static final double STEP = 0.1;
  /** Only Windows has such a switch that the toolkit passes on. */
  private static final String HIGH_CONTRAST = "Windows.SPI.HighContrast";
  /**
   * Icons and their size in px at normal text. Not in the sheets: px would not grow with the text, and an em is that of
   * the icon's own font there, which grows with every pass.
   */
  private static final Map<String, Integer> ICONS = Map.ofEntries(entry(".icon-button .ikonli-font-icon", 16),
      entry(".search-field .ikonli-font-icon", 14), entry(".search-field .icon-button .ikonli-font-icon", 14),
      entry(".icon-button.tab-cross .ikonli-font-icon", 14), entry(".tab-head .ikonli-font-icon", 13),
      entry(".ikonli-font-icon.section-arrow", 12), entry(".tag-chip > .icon-button .ikonli-font-icon", 11),
      entry(".mark-chip .ikonli-font-icon", 11), entry(".fixed-note .ikonli-font-icon", 12),
      entry(".transfer-cell .ikonli-font-icon", 17),
      entry(".cv-header-looking .ikonli-font-icon", 13), entry(".cv-header .cv-button .ikonli-font-icon", 14),
      entry(".cv-tool .ikonli-font-icon", 17), entry(".cv-file-card .ikonli-font-icon", 24),
      entry(".cv-file-card .icon-button .ikonli-font-icon", 16), entry(".cv-chip-mark > .ikonli-font-icon", 20));
  private static final String CSS = "/deskwire/css/";

  private boolean fixed;
  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty dense = new SimpleBooleanProperty(false);
  private final List<Scene> scenes = new CopyOnWriteArrayList<>();
  private final InvalidationListener system = _ -> apply();

  public Theme(ThemeChoice choice, double scale) {
    loadFonts();
    Shaping.mend();
    this.choice.set(choice);
    this.scale.set(clamp(scale));
    Platform.getPreferences().addListener(system);
    dense.addListener(system);
    apply();
  }

  private static void loadFonts() {
    for (String file : List.of("InterTabular-Regular.ttf", "InterTabular-Bold.ttf")) {
      try (InputStream in = Theme.class.getResourceAsStream("/deskwire/fonts/" + file)) {
        // null in, null out: where the font is missing the system's takes its place
        Font.loadFont(in, BASE_PX);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  public ReadOnlyDoubleProperty scaleProperty() {
    return scale;
  }

  /** The colours stay as they are from now on. */
  public void fix() {
    fixed = true;
  }

  /** Whether {@link #choose} does nothing. */
  public boolean isFixed() {
    return fixed;
  }

  public void choose(ThemeChoice next) {
    if (fixed) {
      return;
    }
    choice.set(next);
    apply();
  }

  /** Sets the size of all text, kept between {@link #MIN_SCALE} and {@link #MAX_SCALE}. */
  public void scale(double factor) {
    scale.set(clamp(factor));
    apply();
  }

  public void larger() {
    scale(scale.get() + STEP);
  }

  public void smaller() {
    scale(scale.get() - STEP);
  }

  /** Whether rows stand closer together. */
  public BooleanProperty denseProperty() {
    return dense;
  }

  /** Whether dark is shown now, by choice or by the system's. */
  public boolean isDark() {
    return shown() != ThemeChoice.LIGHT;
  }

  /** What is shown now: never SYSTEM. */
  private ThemeChoice shown() {
    if (choice.get() != ThemeChoice.SYSTEM) {
      return choice.get();
    }
    if (Platform.getPreferences().getBoolean(HIGH_CONTRAST).orElse(false)) {
      return ThemeChoice.CONTRAST;
    }
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT;
  }

  /** Styles the scene, and its pop-ups with it, now and with every change, until closed; sets which way it is read. */
  public Subscription style(Scene scene) {
    scenes.add(scene);
    scene.setNodeOrientation(ReadingWay.ofLanguage(Locale.getDefault(Locale.Category.DISPLAY)));
    apply(scene);
    return () -> scenes.remove(scene);
  }

  private void apply() {
    String base = isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    if (!base.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(base);
    }
    scenes.forEach(this::apply);
  }

  private void apply(Scene scene) {
    List<String> sheets = new ArrayList<>();
    sheets.add(sheet(shown().name().toLowerCase(Locale.ROOT) + ".css"));
    sheets.add(sheet("deskwire.css"));
    URL conversation = Theme.class.getResource(CSS + "conversation.css");
    if (conversation != null) {
      sheets.add(conversation.toExternalForm());
    }
    sheets.add(sizeSheet());
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
    Nodes.toggle(scene.getRoot(), "dense", dense.get());
    scene.getPreferences().setColorScheme(isDark() ? ColorScheme.DARK : ColorScheme.LIGHT);
  }

  /** A sheet and not an inline style, because pop-ups take over their owner's sheets alone. */
  private String sizeSheet() {
    StringBuilder css = new StringBuilder(String.format(Locale.ROOT, ".root{-fx-font-size:%.2fpx;}",
        BASE_PX * scale.get()));
    ICONS.forEach((selector, px) -> css
        .append(String.format(Locale.ROOT, "%s{-fx-icon-size:%.1fpx;}", selector, px * scale.get())));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(CSS + name), name).toExternalForm();
  }

  private static double clamp(double factor) {
    return Math.clamp(factor, MIN_SCALE, MAX_SCALE);
  }

  @Override
  public void close() {
    Platform.getPreferences().removeListener(system);
    scenes.clear();
  }
}
