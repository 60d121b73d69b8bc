package io.deskwire.ui.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.control.SplitPane;

/**
 * Two halves that keep their shares of the width. JavaFX's own pane gives each half the same number of pixels when it
 * grows, so that two thirds become something else with every panel that comes or goes beside it. FX thread.
 */
final class Sides extends SplitPane {
  private static final double NOTICED = 0.0005;

  private double share = 1;
  private double laidOut = -1;
  private boolean laying;

  Sides() {
    getDividers().addListener((ListChangeListener<Divider>) change -> {
      share = change.getList().isEmpty() ? 1 : change.getList().getFirst().getPosition();
      while (change.next()) {
        change.getAddedSubList()
            .forEach(divider -> divider.positionProperty().subscribe((_, to) -> moved(to.doubleValue())));
      }
    });
  }

  private void moved(double to) {
    if (!laying) {
      share = to;
    }
  }

  /** The share of the width that the first half has, 0 to 1; 1 while it is alone. */
  double share() {
    return share;
  }

  /** Gives the first half so much of the width, from 0 to 1; nothing while it is alone. */
  void share(double wanted) {
    if (!getDividers().isEmpty()) {
      share = wanted;
      setDividerPosition(0, wanted);
    }
  }

  @Override
  protected void layoutChildren() {
    laying = true;
    super.layoutChildren();
    if (!getDividers().isEmpty() && getWidth() != laidOut
        && Math.abs(getDividerPositions()[0] - share) > NOTICED) {
      setDividerPosition(0, share);
      super.layoutChildren();
    }
    laidOut = getWidth();
    laying = false;
  }
}
