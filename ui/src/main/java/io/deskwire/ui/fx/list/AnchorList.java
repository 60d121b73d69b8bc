package io.deskwire.ui.fx.list;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A virtualised list of lines of varying height that never jumps. The scroll position is one item and its distance from
 * the top of the view, or "stuck to the end"; it survives appending, prepending, inserting, replacing, removing, another
 * width and another text size. Only lines that are seen are made and measured, so 100,000 items open as fast as 100.
 * Few lines stand at the bottom, where the newest is expected.
 *
 * <p>FX thread only. The style class is {@code anchor-list}; the padding above and below the lines scrolls with nothing,
 * it narrows the view.
 */
public final class AnchorList<T> extends Region {

  private static final double FIRST_GUESS = 56;
  private static final int MOST_ROUNDS = 4;

  private final ObservableList<T> items;
  private final CellSource<T> source;
  private final CellPool<T> pool;
  private final ListScroll scroll;
  private final HeightIndex heights = new HeightIndex(FIRST_GUESS);
  private final Place place = new Place();
  private final ListChangeListener<T> follower = this::follow;
  private final Rectangle clip = new Rectangle();
  private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(this, "atEnd", true);
  private final ReadOnlyIntegerWrapper firstVisible = new ReadOnlyIntegerWrapper(this, "firstVisible", -1);
  private final ReadOnlyIntegerWrapper lastVisible = new ReadOnlyIntegerWrapper(this, "lastVisible", -1);
  private final Deque<Placed<T>> window = new ArrayDeque<>();
  private double lineWidth;
  private boolean laying;
  private boolean itemsChanged;

  /** One line that is seen, and how far its top is below the top of the view. */
  private record Placed<T>(AnchorCell<T> cell, double top, double height) {
    double bottom() {
      return top + height;
    }

    Placed<T> moved(double by) {
      return new Placed<>(cell, top + by, height);
    }
  }

  /** A list of these items, at their end; follows their changes without holding on to this list. */
  public AnchorList(ObservableList<T> items, CellSource<T> source) {
    this.items = items;
    this.source = source;
    pool = new CellPool<>(this, source, getChildren());
    scroll = new ListScroll(this);
    heights.replace(0, 0, items.size());
    items.addListener(new WeakListChangeListener<>(follower));
    getStyleClass().add("anchor-list");
    getChildren().add(scroll.bar());
    setClip(clip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
  }

  /** Whether the end is seen, and new lines move the older ones up. */
  public ReadOnlyBooleanProperty atEndProperty() {
    return atEnd.getReadOnlyProperty();
  }

  public boolean isAtEnd() {
    return atEnd.get();
  }

  /** Index of the first line of which something is seen; -1 when empty or not laid out yet. */
  public ReadOnlyIntegerProperty firstVisibleProperty() {
    return firstVisible.getReadOnlyProperty();
  }

  /** Index of the last line of which something is seen; -1 when empty or not laid out yet. */
  public ReadOnlyIntegerProperty lastVisibleProperty() {
    return lastVisible.getReadOnlyProperty();
  }

  /** The lines seen now, from top to bottom. */
  public List<AnchorCell<T>> visibleCells() {
    List<AnchorCell<T>> cells = new ArrayList<>(window.size());
    window.forEach(placed -> cells.add(placed.cell()));
    return Collections.unmodifiableList(cells);
  }

  /** The line at this height of the list, else the nearest one; null when empty. */
  public @Nullable AnchorCell<T> cellAt(double y) {
    AnchorCell<T> last = null;
    for (Placed<T> placed : window) {
      last = placed.cell();
      if (y < placed.bottom() + getInsets().getTop()) {
        break;
      }
    }
    return last;
  }

  /** Moves what is seen: positive shows what comes later. In pixels. */
  public void scrollBy(double pixels) {
    if (items.isEmpty() || pixels == 0 || (pixels > 0 && place.isEnd())) {
      return;
    }
    place.set(place.index(), place.offset() - pixels);
    requestLayout();
  }

  /** Sticks to the end. */
  public void scrollToEnd() {
    place.toEnd();
    requestLayout();
  }

  /** Shows this item at the top, as far as there is enough below it. */
  public void scrollTo(int index) {
    scrollTo(index, 0);
  }

  void scrollTo(int index, double offset) {
    place.set(Math.clamp(index, 0, Math.max(0, items.size() - 1)), offset);
    requestLayout();
  }

  /** The position now, to come back to. */
  public ScrollPosition position() {
    return new ScrollPosition(place.isEnd(), place.index(), place.offset());
  }

  /** Goes back to a position. */
  public void restore(ScrollPosition position) {
    if (position.atEnd()) {
      scrollToEnd();
    } else {
      scrollTo(position.index(), position.offset());
    }
  }

  boolean isStuck() {
    return place.isEnd();
  }

  boolean isLaying() {
    return laying;
  }

  HeightIndex heights() {
    return heights;
  }

  double viewHeight() {
    Insets insets = getInsets();
    return Math.max(0, getHeight() - insets.getTop() - insets.getBottom());
  }

  private void follow(ListChangeListener.Change<? extends T> change) {
    while (change.next()) {
      int from = change.getFrom();
      if (change.wasPermutated()) {
        int count = change.getTo() - from;
        if (place.index() >= from && place.index() < change.getTo()) {
          place.reanchor(change.getPermutation(place.index()), place.offset());
        }
        heights.replace(from, count, count);
      } else {
        int added = change.getAddedSize();
        place.follow(heights, from, change.getRemoved(), change.getAddedSubList(), items.size(), source::keyOf);
        heights.replace(from, change.getRemovedSize(), added);
      }
    }
    itemsChanged = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    // JavaFX drops a request for layout that is made during one, and whoever watches the position may change the items
    for (int round = 0; round < MOST_ROUNDS; round++) {
      itemsChanged = false;
      laying = true;
      try {
        layoutLines();
      } finally {
        laying = false;
      }
      tellPosition();
      if (!itemsChanged) {
        break;
      }
    }
  }

  private void tellPosition() {
    firstVisible.set(window.isEmpty() ? -1 : window.getFirst().cell().index());
    lastVisible.set(window.isEmpty() ? -1 : window.getLast().cell().index());
    atEnd.set(place.isEnd() || items.isEmpty());
  }

  private void layoutLines() {
    Insets insets = getInsets();
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    lineWidth = Math.max(0, snapSizeX(getWidth() - insets.getLeft() - insets.getRight() - scroll.width()));
    window.clear();
    pool.beginPass();
    if (!items.isEmpty() && viewHeight() > 0) {
      if (place.isEnd()) {
        fillFromEnd();
      } else {
        fillFromAnchor();
      }
      chooseAnchor();
    }
    pool.endPass();
    for (Placed<T> placed : window) {
      AnchorCell<T> cell = placed.cell();
      cell.resizeRelocate(snapPositionX(insets.getLeft()), snapPositionY(insets.getTop() + placed.top()), lineWidth,
          placed.height());
      cell.layout();
    }
    Placed<T> first = window.peekFirst();
    scroll.layout(first == null ? 0 : heights.sumOfFirst(first.cell().index()) - first.top());
  }

  private void fillFromEnd() {
    double top = viewHeight();
    for (int i = items.size() - 1; i >= 0 && top > 0; i--) {
      Placed<T> placed = measured(i);
      top -= placed.height();
      window.addFirst(placed.moved(top));
    }
  }

  private void fillFromAnchor() {
    int anchor = Math.min(place.index(), items.size() - 1);
    double offset = keepShareAboveTop(anchor, place.offset());
    boolean endSeen = fillDown(anchor, offset);
    double top = endSeen ? 0 : fillUp(anchor - 1, offset);
    if (top > 0) {
      moveAll(-top);
      endSeen = fillDown(window.isEmpty() ? 0 : lastIndex() + 1, window.isEmpty() ? 0 : window.getLast().bottom());
    }
    if (endSeen) {
      place.toEnd();
      window.clear();
      fillFromEnd();
    }
  }

  /** A line that begins above the view and is higher or lower than before goes on showing the same words. */
  @SuppressWarnings("ReferenceEquality") // another object is another text, whose height says nothing about the old one
  private double keepShareAboveTop(int anchor, double offset) {
    T item = items.get(anchor);
    AnchorCell<T> cell = pool.find(source.keyOf(item));
    if (cell == null || cell.item() != item || offset >= 0) {
      return offset;
    }
    double before = cell.lastHeight();
    double now = cell.measure(lineWidth);
    return before > 0 && -offset < before ? offset * now / before : offset;
  }

  /** @return whether the last line ends in the view */
  private boolean fillDown(int from, double startTop) {
    double top = startTop;
    int i = from;
    for (; i < items.size() && top < viewHeight(); i++) {
      Placed<T> placed = measured(i).moved(top);
      top = placed.bottom();
      if (top > 0) {
        window.addLast(placed);
      } else {
        pool.release(source.keyOf(items.get(i)), placed.cell());
      }
    }
    return i == items.size() && top <= viewHeight();
  }

  /** @return the top of the first line reached */
  private double fillUp(int from, double startTop) {
    double top = startTop;
    for (int i = from; i >= 0 && top > 0; i--) {
      Placed<T> placed = measured(i);
      top -= placed.height();
      if (top < viewHeight()) {
        window.addFirst(placed.moved(top));
      } else {
        pool.release(source.keyOf(items.get(i)), placed.cell());
      }
    }
    return top;
  }

  private void moveAll(double by) {
    List<Placed<T>> moved = new ArrayList<>(window.size());
    window.forEach(placed -> moved.add(placed.moved(by)));
    window.clear();
    window.addAll(moved);
  }

  private int lastIndex() {
    return window.getLast().cell().index();
  }

  private Placed<T> measured(int index) {
    AnchorCell<T> cell = pool.cell(index, items.get(index));
    double height = cell.measure(lineWidth);
    heights.set(index, height);
    return new Placed<>(cell, 0, height);
  }

  /** The first line that begins in the view: a change of one that is half above the top then moves nothing below it. */
  private void chooseAnchor() {
    Placed<T> best = null;
    int bestRank = -1;
    for (Placed<T> placed : window) {
      T item = items.get(placed.cell().index());
      int rank = (source.keepsPlace(item) ? 2 : 0) + (placed.top() >= 0 ? 1 : 0);
      if (rank > bestRank) {
        best = placed;
        bestRank = rank;
      }
    }
    if (best != null) {
      place.reanchor(best.cell().index(), best.top());
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> items.size();
      case ITEM_AT_INDEX -> window.stream().map(Placed::cell).filter(cell -> cell.index() == (Integer) parameters[0])
          .findFirst().orElse(null);
      case VERTICAL_SCROLLBAR -> scroll.bar();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
