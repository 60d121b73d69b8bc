package io.deskwire.ui.conversation;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What all composers of a window share. FX thread. */
public final class ComposerTools {

  private final CannedReplies canned;
  private final BooleanProperty enterSends = new SimpleBooleanProperty(this, "enterSends", true);

  public ComposerTools(CannedReplies canned) {
    this.canned = canned;
  }

  /** No canned replies but those that are written now. */
  static ComposerTools plain() {
    return new ComposerTools(CannedReplies.inMemory(List.of(), List.of()));
  }

  CannedReplies canned() {
    return canned;
  }

  /** Whether Enter sends and Shift+Enter begins a line; otherwise Ctrl+Enter sends. */
  public BooleanProperty enterSendsProperty() {
    return enterSends;
  }
}
