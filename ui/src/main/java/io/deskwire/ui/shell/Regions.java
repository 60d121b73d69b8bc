package io.deskwire.ui.shell;

import io.deskwire.ui.fx.list.AnchorList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Inbox, messages, composer, status bar, search, and round again. FX thread. */
final class Regions {
  private static final int MESSAGES = 1;
  private static final int COMPOSER = 2;

  private final Scene scene;

  Regions(Scene scene) {
    this.scene = scene;
  }

  /** Moves the focus by so many regions. */
  void move(Desk desk, int step) {
    List<Node> regions = List.of(desk.inbox().node(), desk.tabs().node(), desk.tabs().node(), desk.statusNode(),
        desk.top().node());
    List<Runnable> focus = List.of(desk.inbox()::focus, () -> desk.tabs().withFront(ConversationPane::focusMessages),
        desk.tabs()::focusComposer, desk.statusNode()::requestFocus, desk.top().searchField()::requestFocus);
    Node owner = scene.getFocusOwner();
    int at = -1;
    for (Node node = owner; node != null; node = node.getParent()) {
      if (regions.contains(node)) {
        at = regions.indexOf(node);
      }
    }
    if (at == MESSAGES && !(owner instanceof AnchorList<?>)) {
      at = COMPOSER;
    }
    int next = Math.floorMod(at < 0 ? 0 : at + step, regions.size());
    while ((next == MESSAGES || next == COMPOSER) && desk.tabs().selectedRoom().isEmpty()) {
      next = Math.floorMod(next + step, regions.size());
    }
    focus.get(next).run();
  }
}
