package io.deskwire.ui.fx.list;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows one item of an {@link AnchorList} at a time. Nodes are final fields of the subclass, made once and filled again
 * in {@link #show}. Its preferred height for the list's width is its height. FX thread.
 */
public abstract class AnchorCell<T> extends Region {

  private @Nullable AnchorList<T> list;
  private @Nullable T item;
  private Object kind = "";
  private int index = -1;
  private boolean dirty = true;
  private double measuredWidth = -1;
  private double measuredHeight;
  private long pass;

  /** Fills the nodes. Every node must be set, whatever it showed before. */
  protected abstract void show(T newItem);

  /** The item shown now; null while the cell waits to be used again. */
  public final @Nullable T item() {
    return item;
  }

  /** Place of the item in the list; -1 while the cell waits to be used again. */
  public final int index() {
    return index;
  }

  /**
   * Anything inside has changed its size, for example because the text size was changed: the list measures this cell
   * again and keeps its place.
   */
  @Override
  public void requestLayout() {
    super.requestLayout();
    AnchorList<T> owner = list;
    if (owner != null && !owner.isLaying()) {
      dirty = true;
      owner.requestLayout();
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.INDEX ? index : super.queryAccessibleAttribute(attribute, parameters);
  }

  final void adopt(AnchorList<T> owner, Object newKind) {
    list = owner;
    kind = newKind;
    setManaged(false);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
  }

  final Object kind() {
    return kind;
  }

  final long pass() {
    return pass;
  }

  @SuppressWarnings("ReferenceEquality") // items are immutable: the same object is the same picture, without comparing texts
  final void take(int newIndex, T newItem, long newPass) {
    pass = newPass;
    if (index != newIndex) {
      index = newIndex;
    }
    if (item != newItem) {
      item = newItem;
      dirty = true;
      show(newItem);
    }
    setVisible(true);
  }

  final void rest() {
    item = null;
    index = -1;
    setVisible(false);
  }

  /** The height at this width in whole pixels; remembered until something changes. */
  final double measure(double width) {
    if (dirty || measuredWidth != width) {
      applyCss();
      measuredHeight = snapSizeY(prefHeight(width));
      measuredWidth = width;
      dirty = false;
    }
    return measuredHeight;
  }

  /** The height as it was before the change that asks for a new layout; 0 when never measured for this item. */
  final double lastHeight() {
    return measuredWidth < 0 ? 0 : measuredHeight;
  }
}
