package io.deskwire.ui.fx;

import javafx.scene.control.Label;

/** A count in a pill; takes no room when it is 0. */
public final class CountBadge extends Label {
  private static final int MOST = 99;

  public CountBadge(String... styleClasses) {
    getStyleClass().add("count-badge");
    getStyleClass().addAll(styleClasses);
    setMinWidth(USE_PREF_SIZE);
    Nodes.show(this, false);
  }

  /**
   * Shows the count.
   *
   * @param spoken what a screen reader says, for example {@code 3 unread}
   */
  public void show(int count, String spoken) {
    Nodes.show(this, count > 0);
    setText(count > MOST ? MOST + "+" : Integer.toString(count));
    setAccessibleText(spoken);
  }
}
