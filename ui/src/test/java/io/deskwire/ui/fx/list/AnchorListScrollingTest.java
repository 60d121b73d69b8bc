package io.deskwire.ui.fx.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Moving by keys, wheel and scroll bar, and what the list tells others. */
class AnchorListScrollingTest extends AnchorListBench {
  @Test
  void keysMoveByPageAndToBothEnds() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.key(KeyCode.HOME);
      assertThat(bench.ids()).first().isEqualTo("m0");
      assertThat(bench.topOf("m0")).isZero();
      String last = bench.ids().getLast();
      bench.key(KeyCode.PAGE_DOWN);
      assertThat(bench.ids()).contains(last);
      bench.key(KeyCode.PAGE_UP);
      assertThat(bench.topOf("m0")).isZero();
      bench.key(KeyCode.END);
      assertThat(bench.bottom()).isEqualTo(600);
      assertThat(bench.list.isAtEnd()).isTrue();
      bench.check();
    });
  }

  @Test
  void theWheelMovesByWhatItSaysAndSticksToTheEndAgain() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      String id = bench.ids().get(3);
      double top = bench.topOf(id);
      wheel(bench, 80);
      assertThat(bench.topOf(id)).isEqualTo(top + 80);
      assertThat(bench.list.isAtEnd()).isFalse();
      wheel(bench, -120);
      assertThat(bench.list.isAtEnd()).isTrue();
      assertThat(bench.topOf(id)).isEqualTo(top);
    });
  }

  @Test
  void theScrollBarReachesBothEndsAndTheMiddle() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(10_000);
      ScrollBar bar = (ScrollBar) Objects
          .requireNonNull(bench.list.queryAccessibleAttribute(AccessibleAttribute.VERTICAL_SCROLLBAR));
      bar.setValue(0);
      bench.layout();
      assertThat(bench.ids()).first().isEqualTo("m0");
      bar.setValue(bar.getMax() / 2);
      bench.layout();
      assertThat(bench.list.firstVisibleProperty().get()).isBetween(4_000, 6_000);
      bench.check();
      bar.setValue(bar.getMax());
      bench.layout();
      assertThat(bench.list.isAtEnd()).isTrue();
    });
  }

  @Test
  void aPositionIsRestored() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(100, -7);
      bench.layout();
      ScrollPosition position = bench.list.position();
      List<String> before = bench.ids();
      bench.list.scrollToEnd();
      bench.layout();
      bench.list.restore(position);
      bench.layout();
      assertThat(bench.ids()).isEqualTo(before);
      assertThat(bench.list.position()).isEqualTo(position);
    });
  }

  @Test
  void becomingEmptyAndFullAgainIsFine() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.layout();
      bench.fill(100);
      bench.list.scrollTo(50);
      bench.layout();
      items.clear();
      bench.layout();
      assertThat(bench.list.visibleCells()).isEmpty();
      assertThat(bench.list.firstVisibleProperty().get()).isEqualTo(-1);
      bench.fill(50);
      bench.check();
    });
  }

  @Test
  void tellsAssistiveTechnologyWhatItIs() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(100);
      assertThat(bench.list.getAccessibleRole()).isEqualTo(AccessibleRole.LIST_VIEW);
      assertThat(bench.list.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT)).isEqualTo(100);
      assertThat(bench.list.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 99))
          .isInstanceOf(TextCell.class);
    });
  }

  @Test
  void linesAddedByWhoeverWatchesThePositionAreShownAtOnce() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(100);
      bench.list.firstVisibleProperty().subscribe(first -> {
        if (first.intValue() == 0) {
          items.addAll(0, IntStream.range(-100, 0).mapToObj(Line::of).toList());
        }
      });
      bench.list.scrollTo(0);
      bench.layout();
      assertThat(bench.topOf("m0")).isZero();
      assertThat(bench.list.firstVisibleProperty().get()).isEqualTo(100);
      bench.check();
    });
  }

  @Test
  void inAWindowOnlyChangedLinesAreFilledAgain() throws Exception {
    Bench bench = FxThread.get(() -> {
      Bench made = new Bench();
      made.fill(1_000);
      Stage stage = new Stage();
      stage.setScene(made.scene);
      stage.show();
      return made;
    });
    FxThread.run(() -> items.add(Line.of(1_000)));
    await().until(() -> FxThread.get(() -> bench.ids().contains("m1000")));
    FxThread.run(() -> {
      int shows = made.stream().mapToInt(cell -> cell.shows).sum();
      bench.layout();
      assertThat(made.stream().mapToInt(cell -> cell.shows).sum()).isEqualTo(shows);
      bench.scene.getWindow().hide();
    });
  }
}
