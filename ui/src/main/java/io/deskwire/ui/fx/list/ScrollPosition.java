package io.deskwire.ui.fx.list;

/**
 * A scroll position to keep and come back to.
 *
 * @param atEnd  stuck to the end; the others do not count then
 * @param index  of an item
 * @param offset pixels from the top of the view down to the item's top; may be negative
 */
public record ScrollPosition(boolean atEnd, int index, double offset) {

  /** Where a conversation opens. */
  public static final ScrollPosition END = new ScrollPosition(true, 0, 0);
}
