package io.deskwire.ui.fx.list;

import java.util.List;
import java.util.function.Function;

/**
 * What a list shows: stuck to the end, or the item {@code index} with its top {@code offset} pixels below the top of the
 * view. This alone is the truth about the scroll position; it survives every change of the items. One thread.
 */
final class Place {

  private int index;
  private double offset;
  private boolean end = true;

  int index() {
    return index;
  }

  double offset() {
    return offset;
  }

  boolean isEnd() {
    return end;
  }

  void toEnd() {
    end = true;
  }

  void set(int newIndex, double newOffset) {
    index = newIndex;
    offset = newOffset;
    end = false;
  }

  /** Another item for the same picture. */
  void reanchor(int newIndex, double newOffset) {
    index = newIndex;
    offset = newOffset;
  }

  /**
   * Follows a change of the items, so that what is seen stays where it is.
   *
   * @param heights before the change
   * @param removed what was taken out at {@code from}
   * @param added   what was put there
   * @param size    of the list after the change
   * @param keyOf   what makes two items the same line
   */
  <T> void follow(HeightIndex heights, int from, List<? extends T> removed, List<? extends T> added, int size,
      Function<T, Object> keyOf) {
    int afterRemoved = from + removed.size();
    if (index >= afterRemoved) {
      index += added.size() - removed.size();
    } else if (index >= from) {
      int same = indexOfKey(added, keyOf, keyOf.apply(removed.get(index - from)));
      if (same >= 0) {
        index = from + same;
      } else if (from + added.size() < size) {
        for (int i = index; i < afterRemoved; i++) {
          offset += heights.get(i);
        }
        index = from + added.size();
      } else if (from > 0) {
        for (int i = from - 1; i < index; i++) {
          offset -= heights.get(i);
        }
        index = from - 1;
      } else {
        index = Math.max(0, size - 1);
      }
    }
    index = Math.max(0, Math.min(index, size - 1));
  }

  private static <T> int indexOfKey(List<? extends T> items, Function<T, Object> keyOf, Object key) {
    for (int i = 0; i < items.size(); i++) {
      if (keyOf.apply(items.get(i)).equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
