package io.deskwire.ui.fx.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A list on the headless platform, laid out by hand so that every step is deterministic. */
abstract class AnchorListBench {

  static final String WORDS = "the second payment is a reservation that your bank releases within three days ";

  final ObservableList<Line> items = FXCollections.observableArrayList();
  final List<TextCell> made = new ArrayList<>();
  final Source source = new Source();

  record Line(String id, String text, boolean heading) {
    static Line of(int id) {
      return new Line("m" + id, "m" + id + " " + WORDS.repeat(Math.floorMod(id * 7, 5)), false);
    }
  }

  static final class TextCell extends AnchorCell<Line> {
    final Text text = new Text();
    final TextFlow flow = new TextFlow(text);
    int shows;

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

  final class Source implements CellSource<Line> {
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
  final class Bench {
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

  static String id(AnchorCell<Line> cell) {
    Line line = cell.item();
    return line == null ? "" : line.id();
  }

  static void wheel(Bench bench, double pixels) {
    Event.fireEvent(bench.list, new ScrollEvent(ScrollEvent.SCROLL, 10, 10, 10, 10, false, false, false, false, false,
        false, 0, pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    bench.layout();
  }
}
