package io.deskwire.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.fx.list.AnchorList;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.Arrangement;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.LivePane;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words, names and files that are meant to do harm, in the whole window on the headless platform. */
class BadInputTest {
  private static final Pattern OWN_PAIR = Pattern.compile("\u2068([^\u2066-\u2069]*)\u2069");
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
  private static final double WIDTH = 1_180;
  private static final double HEIGHT = 760;
  /** Edges are snapped to pixels. */
  private static final double SLACK = 1.5;
  private static final List<String> TABS = List.of("mia", "order-4711", "paul", "sara", "tom");

  private final SampleDesk sample = new SampleDesk(NOW);
  private final List<String> opened = new ArrayList<>();
  private @Nullable ConsoleUi ui;
  private @Nullable Stage stage;

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    Fx.run(() -> {
      if (ui != null) {
        ui.close();
      }
      if (stage != null) {
        stage.close();
      }
    });
  }

  private ConsoleUi open(FakeChatSession session) {
    ShellState state = ShellState.inMemory();
    state.save(
        new ShellState.Snapshot(0, 0, WIDTH, HEIGHT, false, ThemeChoice.LIGHT, 1, true, Arrangement.of(TABS, "mia")));
    ComposerTools tools = new ComposerTools(CannedReplies.inMemory(List.of(), List.of()), new IntoChosen());
    ConsoleUi made = Fx.get(() -> {
      Stage window = new Stage();
      ConsoleUi console = new ConsoleUi(SessionSource.of(() -> session), state,
          room -> new LivePane(session, room, CLOCK, address -> opened.add(address.toString()), tools),
          _ -> new CompletableFuture<>(), Notifications.none(), Preferences.usual(), CLOCK, FxGate.platform());
      ui = console;
      stage = window;
      console.show(window);
      return console;
    });
    await().atMost(Duration.ofMinutes(1)).until(() -> Fx.get(() -> made.scene().lookup(".cv-bubble") != null));
    Fx.frames(5);
    return made;
  }

  private ConsoleUi open(BadInput bad) {
    return open(new BadDesk(sample, bad.text()).session());
  }

  /** The agent has chosen a folder. */
  private final class IntoChosen implements FileDialogs {
    @Override
    public List<Path> open(@Nullable Window owner) {
      return List.of();
    }

    @Override
    public Optional<Path> save(@Nullable Window owner, String name) {
      return Optional.of(folder.resolve("chosen").resolve(name));
    }
  }

  /** All that is shown, from the root down. */
  private static List<Node> shown(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node.isVisible()) {
        found.add(node);
        if (node instanceof Parent inner) {
          found.addAll(shown(inner));
        }
      }
    }
    return found;
  }

  private static List<Node> shown(ConsoleUi ui, String selector) {
    return ui.scene().getRoot().lookupAll(selector).stream().filter(BadInputTest::isShown).toList();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static Bounds at(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String told(Node node) {
    String words = node instanceof Labeled label && label.getText() != null ? label.getText() : "";
    return node.getClass().getSimpleName() + node.getStyleClass() + " " + at(node) + " "
        + words.substring(0, Math.min(20, words.length()));
  }

  @ParameterizedTest
  @EnumSource
  void everythingKeepsItsPlaceAndNothingHarmfulIsShown(BadInput bad) {
    ConsoleUi made = open(bad);
    Fx.run(() -> {
      List<String> complaints = new ArrayList<>();
      Bounds window = new BoundingBox(0, 0, WIDTH, HEIGHT);
      Bounds list = at(shown(made, ".cv-list").getFirst());
      for (Node node : shown(made.scene().getRoot())) {
        if (node instanceof Labeled || node instanceof TextInputControl) {
          complain(complaints, "leaves the window", node, isWithin(node, window));
        }
        complain(complaints, "says harmful things", node, !saysHarmful(node));
      }
      shown(made, ".cv-bubble, .cv-text, .cv-file, .cv-quote, .cv-event")
          .forEach(node -> complain(complaints, "leaves the list", node, isWithin(node, list)));
      shown(made, ".room-cell").forEach(node -> complain(complaints, "row", node, isSmaller(node, 320, 80)));
      shown(made, ".work-tab").forEach(node -> complain(complaints, "tab", node, isSmaller(node, 320, 60)));
      shown(made, ".tab-name").forEach(
          node -> complain(complaints, "no name", node, !((Label) node).getText().isBlank()));
      shown(made, ".cv-header").forEach(node -> complain(complaints, "header", node, isSmaller(node, WIDTH, 90)));
      Node area = shown(made, ".cv-area").getFirst();
      complain(complaints, "composer", area, at(area).getMaxY() < HEIGHT && at(area).getWidth() > 200);
      complain(complaints, "list", area, list.getHeight() > 200);
      String title = String.valueOf(((Stage) made.scene().getWindow()).getTitle());
      complain(complaints, "title " + title, area, title.length() < 60);
      assertThat(complaints).isEmpty();
    });
  }

  private static void complain(List<String> complaints, String what, Node node, boolean isFine) {
    if (!isFine) {
      complaints.add(what + ": " + told(node));
    }
  }

  private static boolean isWithin(Node node, Bounds place) {
    return at(node).getMinX() >= place.getMinX() - SLACK && at(node).getMaxX() <= place.getMaxX() + SLACK;
  }

  private static boolean isSmaller(Node node, double width, double height) {
    return at(node).getWidth() <= width && at(node).getHeight() <= height;
  }

  private static boolean saysHarmful(Node node) {
    if (node.getParent() instanceof Labeled) {
      return false; // what the toolkit makes of a label's words, cut off where it likes
    }
    String text = node instanceof Text words ? words.getText() : node instanceof Labeled label ? label.getText() : "";
    return isHarmful(String.valueOf(text)) || isHarmful(String.valueOf(node.getAccessibleText()));
  }

  /** Isolates in pairs are the console's own: what stands between them cannot turn what stands around. */
  private static String withoutPairs(String text) {
    String less = OWN_PAIR.matcher(text).replaceAll("$1");
    return less.equals(text) ? text : withoutPairs(less);
  }

  private static boolean isHarmful(String text) {
    return withoutPairs(text).codePoints()
        .anyMatch(point -> (Character.getType(point) == Character.CONTROL && point != '\n'
            && point != '\t') || Character.getType(point) == Character.SURROGATE || (point >= 0x202A && point <= 0x202E)
            || (point >= 0x2066 && point <= 0x2069));
  }

  @ParameterizedTest
  @EnumSource(names = {"LINE_WITHOUT_SPACES", "EMPTY_LINES", "COMBINING"})
  void theListGoesOnWorking(BadInput bad) {
    FakeChatSession session = new BadDesk(sample, bad.text()).session();
    ConsoleUi made = open(session);
    session.receive("mia", "and one more");
    await().until(() -> Fx.get(() -> shown(made, ".cv-words").stream().map(Text.class::cast)
        .anyMatch(text -> text.getText().equals("and one more"))));
    Fx.run(() -> {
      AnchorList<?> list = (AnchorList<?>) shown(made, ".cv-list").getFirst();
      list.scrollTo(0);
      list.layout();
      assertThat(list.firstVisibleProperty().get()).isZero();
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"LINE_WITHOUT_SPACES", "EMPTY_LINES", "COMBINING"})
  void aToastStaysSmall(BadInput bad) {
    FakeChatSession session = sample.full();
    ConsoleUi made = open(session);
    session.notice(new BadDesk(sample, bad.text()).notice());
    await().until(() -> Fx.get(() -> made.scene().lookup(".toast") != null));
    Fx.frames(3);
    Fx.run(() -> assertThat(shown(made, ".toast")).singleElement().satisfies(toast -> {
      assertThat(((Region) toast).getHeight()).isLessThan(220);
      assertThat(at(toast).getMaxX()).isLessThan(WIDTH);
    }));
  }

  @ParameterizedTest
  @EnumSource(names = {"LINE_WITHOUT_SPACES", "EMPTY_LINES", "COMBINING"})
  void theOutboxKeepsItsRows(BadInput bad) {
    ConsoleUi made = open(bad);
    Fx.run(made::openOutbox);
    Fx.frames(5);
    Fx.run(() -> assertThat(shown(made, ".outbox-list .list-cell").stream().map(ListCell.class::cast)
        .filter(cell -> cell.getItem() != null)).isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.getHeight()).isLessThan(140)));
  }

  @Test
  void aFileNamedUpwardsIsWrittenIntoTheChosenFolderAlone() throws IOException {
    Files.createDirectory(folder.resolve("chosen"));
    ConsoleUi made = open(new BadDesk(sample, "../x").session());
    Fx.run(() -> shown(made, ".cv-file .icon-button").stream().map(Button.class::cast)
        .filter(button -> !button.isDisabled()).findFirst().orElseThrow().fire());
    await().until(() -> Files.exists(folder.resolve("chosen/x")));
    try (var all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(folder.resolve("chosen/x"));
    }
  }

  @Test
  void aBombStaysAFile() {
    FakeChatSession session = sample.full();
    BadDesk.bomb(session, NOW);
    ConsoleUi made = open(session);
    await().until(() -> Fx.get(() -> shown(made, ".cv-file-details").stream().map(Label.class::cast)
        .anyMatch(label -> label.getText().contains("cannot be shown"))));
  }

  @Test
  void nothingIsOpenedByItself() {
    open(BadInput.OTHER_ADDRESS);
    assertThat(opened).isEmpty();
  }
}
