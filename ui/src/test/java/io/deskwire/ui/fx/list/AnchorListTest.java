package io.deskwire.ui.fx.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;

/** Lines come, go and change size, and nothing that is read moves. */
class AnchorListTest extends AnchorListBench {
  @Test
  void opensAtTheEnd() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(1_000);
      assertThat(bench.ids()).last().isEqualTo("m999");
      assertThat(bench.bottom()).isEqualTo(600);
      assertThat(bench.list.isAtEnd()).isTrue();
      bench.check();
    });
  }

  @Test
  void fewLinesStandAtTheBottom() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(2);
      assertThat(bench.bottom()).isEqualTo(600);
      bench.list.scrollBy(-200);
      bench.layout();
      assertThat(bench.bottom()).isEqualTo(600);
      assertThat(bench.list.isAtEnd()).isTrue();
    });
  }

  @Test
  void makesOnlyTheCellsThatAreSeen() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(100_000);
      assertThat(made.size()).isLessThan(60);
      for (int i = 0; i < 50; i++) {
        bench.list.scrollBy(-500);
        bench.layout();
      }
      assertThat(made.size()).isLessThan(120);
    });
  }

  @Test
  void appendingAtTheEndShowsTheNewLine() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      for (int i = 500; i < 700; i++) {
        items.add(Line.of(i));
        bench.layout();
        assertThat(bench.ids()).last().isEqualTo("m" + i);
        assertThat(bench.bottom()).isEqualTo(600);
      }
      bench.check();
    });
  }

  @Test
  void appendingWhileScrolledUpMovesNothing() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollBy(-1_000);
      bench.layout();
      assertThat(bench.list.isAtEnd()).isFalse();
      List<String> before = bench.ids();
      double top = bench.topOf(before.get(1));
      items.addAll(IntStream.range(500, 600).mapToObj(Line::of).toList());
      bench.layout();
      assertThat(bench.ids()).isEqualTo(before);
      assertThat(bench.topOf(before.get(1))).isEqualTo(top);
    });
  }

  @Test
  void prependingTenThousandMovesNothing() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(0);
      bench.layout();
      double top = bench.topOf("m3");
      for (int page = 1; page <= 10; page++) {
        int first = -1_000 * page;
        items.addAll(0, IntStream.range(first, first + 1_000).mapToObj(Line::of).toList());
        bench.layout();
        assertThat(bench.topOf("m3")).isEqualTo(top);
      }
      bench.check();
    });
  }

  @Test
  void prependingUnderAHeadingKeepsTheMessagesNotTheHeading() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(300);
      items.add(0, new Line("today", "Today", true));
      bench.list.scrollTo(0);
      bench.layout();
      double top = bench.topOf("m0");
      items.addAll(1, IntStream.range(-200, 0).mapToObj(Line::of).toList());
      bench.layout();
      assertThat(bench.topOf("m0")).isEqualTo(top);
      assertThat(bench.ids()).doesNotContain("today");
    });
  }

  @Test
  void insertingAndRemovingAboveMovesNothing() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250);
      bench.layout();
      double top = bench.topOf("m252");
      items.add(100, Line.of(10_000));
      items.addAll(200, List.of(Line.of(10_001), Line.of(10_002)));
      items.remove(3, 40);
      bench.layout();
      assertThat(bench.topOf("m252")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void removingTheLineAtTheTopKeepsTheOthers() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250);
      bench.layout();
      double top = bench.topOf("m252");
      items.remove(250, 252);
      bench.layout();
      assertThat(bench.topOf("m252")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void aReplacedLineKeepsItsCellAndItsPlace() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250, -10);
      bench.layout();
      double top = bench.topOf("m251");
      int cells = made.size();
      items.set(250, new Line("m250", "shorter", false));
      items.set(251, new Line("m251", WORDS.repeat(6), false));
      bench.layout();
      assertThat(bench.topOf("m251")).isEqualTo(top);
      assertThat(made).hasSize(cells);
      bench.check();
    });
  }

  @Test
  void replacingEverythingByTheSameLinesKeepsThePlace() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250, -10);
      bench.layout();
      double top = bench.topOf("m251");
      List<Line> again = new ArrayList<>(items);
      again.addAll(0, IntStream.range(-50, 0).mapToObj(Line::of).toList());
      items.setAll(again);
      bench.layout();
      assertThat(bench.topOf("m251")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void sortingKeepsThePlace() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(300);
      bench.list.scrollTo(250);
      bench.layout();
      double top = bench.topOf("m250");
      FXCollections.sort(items, Comparator.comparing(Line::id).reversed());
      bench.layout();
      assertThat(bench.topOf("m250")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void anotherWidthKeepsThePlace() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250, -5);
      bench.layout();
      double top = bench.topOf("m251");
      bench.layout(260, 600);
      assertThat(bench.topOf("m251")).isEqualTo(top);
      bench.layout(700, 600);
      assertThat(bench.topOf("m251")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void anotherTextSizeKeepsThePlace() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.list.scrollTo(250);
      bench.layout();
      double top = bench.topOf("m250");
      double height = bench.list.visibleCells().getFirst().getHeight();
      bench.root.setStyle("-fx-font-size: 24px");
      bench.layout();
      assertThat(bench.list.visibleCells().getFirst().getHeight()).isGreaterThan(height);
      assertThat(bench.topOf("m250")).isEqualTo(top);
      bench.check();
    });
  }

  @Test
  void aVeryLongLineGoesOnShowingTheSameWordsAtAnotherWidth() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(10);
      items.set(5, new Line("m5", WORDS.repeat(400), false));
      bench.list.scrollTo(5, 0);
      bench.layout();
      double height = bench.list.visibleCells().getFirst().getHeight();
      bench.list.scrollBy(height / 2);
      bench.layout();
      bench.layout(800, 600);
      AnchorCell<Line> cell = bench.list.visibleCells().getFirst();
      assertThat(cell.getHeight()).isLessThan(height * 0.7);
      assertThat(-cell.getLayoutY() / cell.getHeight()).isCloseTo(0.5, within(0.02));
    });
  }

  @Test
  void staysAtTheEndWhenTheViewShrinksAndGrows() {
    FxThread.run(() -> {
      Bench bench = new Bench();
      bench.fill(500);
      bench.layout(400, 300);
      assertThat(bench.bottom()).isEqualTo(300);
      bench.layout(300, 900);
      assertThat(bench.bottom()).isEqualTo(900);
      assertThat(bench.list.isAtEnd()).isTrue();
    });
  }
}
