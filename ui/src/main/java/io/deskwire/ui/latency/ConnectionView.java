package io.deskwire.ui.latency;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.ConnectionSummary.Line;
import io.deskwire.session.ConnectionSummary.LogEntry;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import io.deskwire.ui.outbox.OutboxViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The content of the connection pop-over: the lines side by side, what they cannot do, the outbox, the log of today. */
public final class ConnectionView {
  private static final int ROWS = 4;
  private static final int LOG = 5;
  private static final double LEAST_STATE = 140;

  private final VBox root = new VBox();
  private final GridPane table = new GridPane();
  private final VBox limits = new VBox(2);
  private final VBox outbox = new VBox(4);
  private final VBox log = new VBox(2);
  private final ConnectionWords words;
  private final OutboxViewModel rows;
  private final LongSupplier clock;
  private final Consumer<@Nullable String> openOutbox;
  private final Map<OutboxRow, Label> ages = new HashMap<>();
  private @Nullable List<OutboxRow> shownRows;

  /**
   * @param openOutbox opens the outbox view, at the row to be edited when an id is given
   */
  public ConnectionView(String desk, ConnectionWords words, OutboxViewModel rows, LongSupplier clock,
      Runnable reconnect, Consumer<@Nullable String> openOutbox) {
    this.words = words;
    this.rows = rows;
    this.clock = clock;
    this.openOutbox = openOutbox;
    root.getStyleClass().add("connection");
    Label name = Nodes.label(Texts.of("connection.title"), "strong");
    name.setMinWidth(Region.USE_PREF_SIZE); // a long name of the desk gives way, not the title
    HBox title = new HBox(8, name, Nodes.spacer(), Nodes.label(Texts.of("connection.desk", desk), "muted", "small"),
        Nodes.button(Texts.of("connection.reconnect"), reconnect, "compact"));
    title.setAlignment(Pos.CENTER_LEFT);
    table.getStyleClass().add("line-table");
    columns();
    root.getChildren().addAll(title, table, limits, outbox, log);
  }

  private void columns() {
    for (int i = 0; i < 6; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 || i == 5 ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(i == 5 ? Priority.ALWAYS : Priority.NEVER);
      column.setMinWidth(i == 5 ? LEAST_STATE : Region.USE_COMPUTED_SIZE);
      table.getColumnConstraints().add(column);
    }
  }

  public Node node() {
    return root;
  }

  /** Shows the lines as they are now. */
  public void show(ConnectionSummary summary) {
    long now = clock.getAsLong();
    table.getChildren().clear();
    head();
    for (int i = 0; i < summary.lines().size(); i++) {
      row(2 + 2 * i, summary.lines().get(i), i == summary.inUse(), ConnectionWords.since(summary, i), now);
    }
    showLimits(summary);
    showOutbox(now);
    showLog(summary);
  }

  private void head() {
    List<String> titles = List.of("", Texts.of("latency.p50"), Texts.of("latency.p95"), Texts.of("latency.lost"),
        Texts.of("connection.proof"), Texts.of("connection.since"));
    for (int i = 0; i < titles.size(); i++) {
      Label title = Nodes.wrapped(titles.get(i), "head");
      boolean words = i == 0 || i == titles.size() - 1;
      title.setAlignment(words ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT); // over its figures
      title.setTextAlignment(words ? TextAlignment.LEFT : TextAlignment.RIGHT);
      table.add(title, i, 0);
    }
    hairline(1);
  }

  private void row(int at, Line line, boolean inUse, long since, long now) {
    Tone tone = words.tone(line);
    ToneMark mark = new ToneMark();
    mark.show(tone);
    HBox name = new HBox(6, mark, Nodes.label(words.name(line), inUse ? "strong" : "plain"),
        Nodes.label(line.endpoint().dialect().scheme(), "muted"));
    name.setAlignment(Pos.CENTER_LEFT);
    name.getChildren().forEach(part -> ((Region) part).setMinWidth(Region.USE_PREF_SIZE));
    Label proof = Nodes.figure();
    proof.setText(words.proof(line, now));
    if (tone != Tone.GOOD) {
      Nodes.tone(proof, tone);
    }
    Label state = Nodes.wrapped(words.state(line, inUse, since, now));
    state.setMaxWidth(260);
    table.addRow(at, name, latency(line, line.latency().p50()), latency(line, line.latency().p95()),
        figure(words.lost(line)), proof, state);
    hairline(at + 1);
  }

  private void hairline(int at) {
    Region line = new Region();
    line.getStyleClass().add("hairline");
    table.add(line, 0, at, 6, 1);
  }

  /** Of a line that is down the last figures are history: its proof of life says how old they would be. */
  private Node latency(Line line, double millis) {
    boolean live = words.isLive(line);
    Label value = figure(live ? Figures.millis(millis) : "–");
    Nodes.toggle(value, "muted", !live);
    if (words.isThroughBroker(line) || Double.isNaN(millis)) {
      return value;
    }
    Label what = Nodes.figure("muted", "tiny");
    what.setText(Texts.of("connection.gateway"));
    VBox both = new VBox(value, what);
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }

  private static Label figure(String text) {
    Label label = Nodes.figure();
    label.setText(text);
    return label;
  }

  /** Said once, however many lines cannot do it: two lines of one kind have the same limits. */
  private void showLimits(ConnectionSummary summary) {
    limits.getChildren().clear();
    Set<String> said = new TreeSet<>();
    for (Line line : summary.lines()) {
      for (String sentence : words.cannot(line)) {
        if (said.add(sentence)) {
          limits.getChildren().add(Nodes.label(words.name(line) + ": " + sentence, "bullet-words"));
        }
      }
    }
    Nodes.show(limits, !said.isEmpty());
  }

  private void showOutbox(long now) {
    List<OutboxRow> waiting = List.copyOf(rows.rows());
    if (waiting.equals(shownRows)) {
      // only the ages move: new buttons every second would lose the focus and swallow clicks
      ages.forEach((row, label) -> label.setText(outboxWords(row, now)));
      return;
    }
    shownRows = waiting;
    ages.clear();
    outbox.getChildren().clear();
    HBox title = new HBox(6, Nodes.label(Texts.of("outbox.title"), "strong"),
        Nodes.label(Texts.of("outbox.summary", waiting.size()), "muted", "small"));
    title.setAlignment(Pos.BASELINE_LEFT);
    outbox.getChildren().add(title);
    waiting.stream().limit(ROWS).map(row -> outboxRow(row, now)).forEach(outbox.getChildren()::add);
    if (waiting.size() > ROWS) {
      outbox.getChildren().add(Nodes.button(Texts.of("outbox.more", waiting.size() - ROWS),
          () -> openOutbox.accept(null), "link-button"));
    }
  }

  private HBox outboxRow(OutboxRow row, long now) {
    Label text = Nodes.label(outboxWords(row, now), "muted", "small");
    ages.put(row, text);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox box = new HBox(4, text);
    box.setAlignment(Pos.CENTER_LEFT);
    if (rows.canRetry(row)) {
      box.getChildren().add(Nodes.button(Texts.of("outbox.send-now"), () -> rows.sendNow(row), "link-button"));
    }
    if (row.editable()) {
      box.getChildren()
          .add(Nodes.button(Texts.of("outbox.edit"), () -> openOutbox.accept(row.id()), "link-button"));
    }
    box.getChildren()
        .add(Nodes.button(Texts.of("outbox.drop"), () -> rows.drop(row), "link-button", "destructive"));
    return box;
  }

  private String outboxWords(OutboxRow row, long now) {
    String reason = row.reason();
    return Texts.dotted(rows.nameOf(row), "“" + shortened(rows.textOf(row)) + "”",
        Figures.clock(now - row.createdAt()), reason == null ? "" : Sentences.of(reason));
  }

  private void showLog(ConnectionSummary summary) {
    log.getChildren().clear();
    List<LogEntry> newest = new ArrayList<>(
        summary.log().subList(Math.max(0, summary.log().size() - LOG), summary.log().size()));
    for (LogEntry entry : newest.reversed()) {
      log.getChildren().add(Nodes.label(words.log(entry, summary), "muted", "small"));
    }
    Nodes.show(log, !newest.isEmpty());
  }

  private static String shortened(String text) {
    return text.length() <= 32 ? text : text.substring(0, 31) + "…";
  }
}
