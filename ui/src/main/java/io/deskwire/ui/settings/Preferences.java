package io.deskwire.ui.settings;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.keys.Keymap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the agent has chosen and the window follows at once. Whoever makes it keeps what changes. FX thread. */
public final class Preferences {
  private final Keymap keymap;
  private final Fixed fixed;
  private final BooleanProperty dense = new SimpleBooleanProperty(this, "dense", false);
  private final BooleanProperty enterSends = new SimpleBooleanProperty(this, "enterSends", true);
  private final StringProperty language = new SimpleStringProperty(this, "language", "");
  private final StringProperty teamReplies = new SimpleStringProperty(this, "teamReplies", "");

  private final IntegerProperty keepDays = new SimpleIntegerProperty(this, "keepDays", 0);

  public Preferences(Keymap keymap) {
    this(keymap, Fixed.NOTHING);
  }

  /**
   * @param fixed what the agent cannot change
   */
  public Preferences(Keymap keymap, Fixed fixed) {
    this.keymap = keymap;
    this.fixed = fixed;
  }

  /** Those of a fresh installation. */
  public static Preferences usual() {
    return new Preferences(new Keymap(false));
  }

  public Keymap keymap() {
    return keymap;
  }

  /** What the administrator has decided. */
  public Fixed fixed() {
    return fixed;
  }

  /** Whether rows stand closer together. */
  public BooleanProperty denseProperty() {
    return dense;
  }

  /** Whether Enter sends and Shift+Enter begins a line; otherwise Ctrl+Enter sends. */
  public BooleanProperty enterSendsProperty() {
    return enterSends;
  }

  /** Path or https address of the team's canned replies; empty for the data folder's file. */
  public StringProperty teamRepliesProperty() {
    return teamReplies;
  }

  /** So many days conversations stay on this computer; 0 for ever. */
  public IntegerProperty keepDaysProperty() {
    return keepDays;
  }

  /** Language tag, from the next start on; empty for the system's. */
  public StringProperty languageProperty() {
    return language;
  }
}
