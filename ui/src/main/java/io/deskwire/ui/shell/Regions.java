package io.deskwire.ui.shell;

import io.deskwire.ui.floor.FloorView;
import io.deskwire.ui.fx.list.AnchorList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Inbox, messages, composer, status bar, search, and round again; on the floor its tables in place of the first three. FX thread. */
final class Regions {
  private final Scene scene;

  /**
   * One of them.
   *
   * @param node      around what belongs to it
   * @param has       whether what has the focus in there is this region's
   * @param reachable whether there is anything in it now
   */
  private record Region(Node node, Predicate<Node> has, boolean reachable, Runnable focus) {
    Region(Node node, Runnable focus) {
      this(node, _ -> true, true, focus);
    }
  }

  Regions(Scene scene) {
    this.scene = scene;
  }

  /** Moves the focus by so many regions. */
  void move(Desk desk, int step) {
    List<Region> regions = all(desk).stream().filter(Region::reachable).toList();
    Node owner = scene.getFocusOwner();
    int at = -1;
    for (int i = 0; i < regions.size() && owner != null; i++) {
      if (isWithin(owner, regions.get(i).node()) && regions.get(i).has().test(owner)) {
        at = i;
      }
    }
    regions.get(Math.floorMod(at < 0 ? 0 : at + step, regions.size())).focus().run();
  }

  private static List<Region> all(Desk desk) {
    List<Region> all = new ArrayList<>();
    FloorPane floor = desk.modes().pane();
    if (desk.floorShown() && floor != null) {
      FloorView view = floor.view();
      all.add(new Region(view.roomsNode(), view::focus));
      all.add(new Region(view.agentsNode(), _ -> true, view.agentsNode().getScene() != null, view::focusAgents));
      all.add(new Region(view.monitorNode(), _ -> true, floor.isMonitoring(), floor::focusMonitor));
    } else {
      boolean open = desk.tabs().selectedRoom().isPresent();
      all.add(new Region(desk.inbox().node(), desk.inbox()::focus));
      all.add(new Region(desk.tabs().node(), AnchorList.class::isInstance, open,
          () -> desk.tabs().withFront(ConversationPane::focusMessages)));
      all.add(new Region(desk.tabs().node(), owner -> !(owner instanceof AnchorList<?>), open,
          desk.tabs()::focusComposer));
    }
    // the name of the desk and the outbox stand in the same bar
    all.add(new Region(desk.statusNode().getParent(), desk.statusNode()::requestFocus));
    all.add(new Region(desk.top().node(), desk.top().searchField()::requestFocus));
    return all;
  }

  private static boolean isWithin(Node node, Node ancestor) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
