package io.deskwire.ui.fx.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The list on the headless platform, laid out by hand so that every step is deterministic. */
class AnchorListTest {

  private static final String WORDS = "the second payment is a reservation that your bank releases within three days ";

  private final ObservableList<Line> items = FXCollections.observableArrayList();
  private final List<TextCell> made = new ArrayList<>();
  private final Source source = new Source();

  record Line(String id, String text, boolean heading) {
    static Line of(int id) {
      return new Line("m" + id, "m" + id + " " + WORDS.repeat(Math.floorMod(id * 7, 5)), false);
    }
  }

  private static final class TextCell extends AnchorCell<Line> {
    private final Text text = new Text();
    private final TextFlow flow = new TextFlow(text);
    private int shows;

    TextCell() {
      getChildren().add(flow);
    }

    @Override
    protected void show(Line line) {
      shows++;
      text.setText(line.text());
    }

    @Override
    protected double computePrefHeight(double width) {
      return flow.prefHeight(width) + 8;
    }

    @Override
    protected void layoutChildren() {
      flow.resizeRelocate(0, 4, getWidth(), getHeight() - 8);
    }
  }

  private final class Source implements CellSource<Line> {
    @Override
    public Object keyOf(Line line) {
      return line.id();
    }

    @Override
    public Object kindOf(Line line) {
      return line.heading();
    }

    @Override
    public AnchorCell<Line> makeCell(Object kind) {
      TextCell cell = new TextCell();
      made.add(cell);
      return cell;
    }

    @Override
    public boolean keepsPlace(Line line) {
      return !line.heading();
    }
  }

  /** A list in a scene of its own, without a window. */
  private final class Bench {
    final AnchorList<Line> list = new AnchorList<>(items, source);
    final StackPane root = new StackPane(list);
    final Scene scene = new Scene(root, 400, 600);

    Bench() {
      layout(400, 600);
    }

    void layout() {
      root.applyCss();
      root.layout();
    }

    void layout(double width, double height) {
      root.resize(width, height);
      layout();
    }

    void fill(int count) {
      items.setAll(IntStream.range(0, count).mapToObj(Line::of).toList());
      layout();
    }

    double topOf(String id) {
      return list.visibleCells().stream().filter(cell -> id.equals(id(cell))).findFirst()
          .orElseThrow(() -> new AssertionError(id + " is not seen, but " + ids())).getLayoutY();
    }

    List<String> ids() {
      return list.visibleCells().stream().map(AnchorListTest::id).toList();
    }

    double bottom() {
      AnchorCell<Line> last = list.visibleCells().getLast();
      return last.getLayoutY() + last.getHeight();
    }

    void key(KeyCode code) {
      Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
      layout();
    }

    /** Lines follow each other without gap or overlap, and the view is full. */
    void check() {
      List<AnchorCell<Line>> cells = list.visibleCells();
      for (int i = 1; i < cells.size(); i++) {
        AnchorCell<Line> above = cells.get(i - 1);
        assertThat(cells.get(i).getLayoutY()).isCloseTo(above.getLayoutY() + above.getHeight(), within(1.0));
        assertThat(cells.get(i).index()).isEqualTo(above.index() + 1);
      }
      for (AnchorCell<Line> cell : cells) {
        assertThat(cell.item()).isSameAs(items.get(cell.index()));
      }
      if (!cells.isEmpty() && list.heights().total() > list.getHeight()) {
        assertThat(cells.getFirst().getLayoutY()).isLessThanOrEqualTo(0.5);
        assertThat(bottom()).isGreaterThanOrEqualTo(list.getHeight() - 0.5);
      }
    }
  }

  private static String id(AnchorCell<Line> cell) {
    Line line = cell.item();
    return line == null ? "" : line.id();
  }

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

  private static void wheel(Bench bench, double pixels) {
    Event.fireEvent(bench.list, new ScrollEvent(ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, false,
        false, 0, pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    bench.layout();
  }
}
