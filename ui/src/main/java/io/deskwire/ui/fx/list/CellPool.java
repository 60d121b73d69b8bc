package io.deskwire.ui.fx.list;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a list: those that show an item, found by the item's key, and those that wait. Waiting cells stay in the
 * scene, invisible, because taking a node out and in again has its style computed anew (about 1 ms for a message).
 */
final class CellPool<T> {

  private static final int MOST_WAITING = 32;

  private final AnchorList<T> list;
  private final CellSource<T> source;
  private final ObservableList<Node> children;
  private final Map<Object, AnchorCell<T>> shown = new HashMap<>();
  private final Map<Object, Deque<AnchorCell<T>>> waiting = new HashMap<>();
  private long pass;

  CellPool(AnchorList<T> list, CellSource<T> source, ObservableList<Node> children) {
    this.list = list;
    this.source = source;
    this.children = children;
  }

  void beginPass() {
    pass++;
  }

  /** The cell that shows this item. */
  AnchorCell<T> cell(int index, T item) {
    Object key = source.keyOf(item);
    Object kind = source.kindOf(item);
    AnchorCell<T> cell = shown.get(key);
    if (cell != null && !cell.kind().equals(kind)) {
      release(key, cell);
      cell = null;
    }
    if (cell == null) {
      cell = takeWaiting(kind);
      shown.put(key, cell);
    }
    cell.take(index, item, pass);
    return cell;
  }

  /** The cell that shows the item of this key now, if any. */
  @Nullable
  AnchorCell<T> find(Object key) {
    return shown.get(key);
  }

  /** Lets every cell rest that the pass has not used. */
  void endPass() {
    List<Object> gone = new ArrayList<>();
    shown.forEach((key, cell) -> {
      if (cell.pass() != pass) {
        gone.add(key);
      }
    });
    for (Object key : gone) {
      AnchorCell<T> cell = shown.get(key);
      if (cell != null) {
        release(key, cell);
      }
    }
  }

  void release(Object key, AnchorCell<T> cell) {
    shown.remove(key);
    cell.rest();
    Deque<AnchorCell<T>> idle = waiting.computeIfAbsent(cell.kind(), k -> new ArrayDeque<>());
    if (idle.size() < MOST_WAITING) {
      idle.push(cell);
    } else {
      children.remove(cell);
    }
  }

  private AnchorCell<T> takeWaiting(Object kind) {
    Deque<AnchorCell<T>> idle = waiting.get(kind);
    AnchorCell<T> cell = idle == null ? null : idle.poll();
    if (cell == null) {
      cell = source.makeCell(kind);
      cell.adopt(list, kind);
      children.add(cell);
    }
    return cell;
  }
}
