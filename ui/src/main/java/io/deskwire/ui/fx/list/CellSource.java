package io.deskwire.ui.fx.list;

/** What a list must know of its items. FX thread. */
public interface CellSource<T> {

  /** What makes two items the same line: an item that is replaced by one of equal key keeps its place and its cell. */
  Object keyOf(T item);

  /** Items of equal kind share cells. */
  Object kindOf(T item);

  /** A new cell for items of this kind. Called about as often as lines fit into the view, whatever the list's length. */
  AnchorCell<T> makeCell(Object kind);

  /** False for lines such as headings that come and go with their neighbours: the place is kept by another line. */
  default boolean keepsPlace(T item) {
    return true;
  }
}
