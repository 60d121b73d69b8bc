package io.deskwire.ui.shell;

import io.deskwire.session.Room;
import io.deskwire.ui.fx.FxGate;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The next conversation, made while nothing happens: a tab opens four times as fast with it. While one is prepared it
 * takes a few milliseconds of each frame. FX thread.
 */
final class SparePane implements AutoCloseable {
  /** Frames after a tab was opened in which it is painted and its lines come. */
  private static final int AFTER = 20;

  private final ConversationPane.Factory factory;
  private final FxGate gate;
  private final StackPane hidden = new StackPane();
  private ConversationPane.@Nullable Spare spare;
  private boolean waiting;
  private boolean closed;
  private int wait;

  SparePane(ConversationPane.Factory factory, FxGate gate) {
    this.factory = factory;
    this.gate = gate;
    hidden.setVisible(false);
    hidden.setMinSize(0, 0);
  }

  /** Where it stands: as large as the pages of tabs, and below the same style sheets. */
  Node node() {
    return hidden;
  }

  /** The pane of a room, the one made in advance when there is one. */
  ConversationPane open(Room room) {
    ConversationPane.Spare ready = spare;
    spare = null;
    ConversationPane pane;
    if (ready == null) {
      pane = factory.open(room);
    } else {
      hidden.getChildren().clear();
      pane = ready.take(room);
    }
    prepareLater();
    return pane;
  }

  /** Makes one when nothing has been opened for a while. */
  void prepareLater() {
    wait = AFTER;
    if (!waiting) {
      waiting = true;
      gate.nextFrame(this::frame);
    }
  }

  private void frame() {
    waiting = !closed && (wait-- > 0 || piece());
    if (waiting) {
      gate.nextFrame(this::frame);
    }
  }

  /** @return whether something is left to do */
  private boolean piece() {
    ConversationPane.Spare made = spare;
    if (made != null) {
      return made.prepare();
    }
    made = factory.spare();
    spare = made;
    if (made != null) {
      hidden.getChildren().setAll(made.node());
    }
    return made != null;
  }

  @Override
  public void close() {
    closed = true;
    if (spare != null) {
      spare.close();
      spare = null;
    }
    hidden.getChildren().clear();
  }
}
