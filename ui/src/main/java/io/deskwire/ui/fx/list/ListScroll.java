package io.deskwire.ui.fx.list;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/** How people move an {@link AnchorList}: scroll bar, wheel, touch and keys. FX thread. */
final class ListScroll {

  private static final double BAR_WIDTH = 12;
  private static final double LINE = 40;

  private final AnchorList<?> list;
  private final ScrollBar bar = new ScrollBar();
  private boolean following;

  ListScroll(AnchorList<?> list) {
    this.list = list;
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.setFocusTraversable(false);
    bar.setViewOrder(-1);
    bar.valueProperty().addListener((property, before, now) -> barMoved(now.doubleValue()));
    list.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  ScrollBar bar() {
    return bar;
  }

  double width() {
    return BAR_WIDTH;
  }

  /**
   * Shows the position.
   *
   * @param above pixels above the view, partly estimated
   */
  void layout(double above) {
    double view = list.viewHeight();
    double total = list.heights().total();
    double hidden = Math.max(0, total - view);
    bar.setVisible(hidden > 0.5);
    Insets insets = list.getInsets();
    bar.resizeRelocate(list.getWidth() - BAR_WIDTH, 0, BAR_WIDTH, list.getHeight() - insets.getBottom());
    // while a hand holds the thumb, better knowledge of heights must not pull it away
    if (!bar.isPressed()) {
      following = true;
      bar.setMax(hidden);
      bar.setVisibleAmount(total <= 0 ? 0 : hidden * view / total);
      bar.setUnitIncrement(LINE);
      bar.setBlockIncrement(page());
      bar.setValue(list.isStuck() ? hidden : Math.min(above, hidden));
      following = false;
    }
    bar.layout();
  }

  private void barMoved(double value) {
    if (following) {
      return;
    }
    if (value >= bar.getMax()) {
      list.scrollToEnd();
    } else {
      HeightIndex heights = list.heights();
      int index = heights.indexAt(value);
      list.scrollTo(index, heights.sumOfFirst(index) - value);
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() != 0 && !event.isControlDown()) {
      list.scrollBy(-event.getDeltaY());
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case PAGE_UP -> list.scrollBy(-page());
      case PAGE_DOWN -> list.scrollBy(page());
      case UP -> list.scrollBy(-LINE);
      case DOWN -> list.scrollBy(LINE);
      case HOME -> list.scrollTo(0);
      case END -> list.scrollToEnd();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** A little less than is seen, so that the eye finds where it was. */
  private double page() {
    return Math.max(LINE, list.viewHeight() - LINE);
  }
}
