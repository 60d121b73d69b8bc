package io.deskwire.ui.shell;

import static org.awaitility.Awaitility.await;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Room;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.Fx;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.ConnectionTester;
import io.deskwire.ui.settings.Preferences;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A console on the headless platform, over a desk that is made up. */
abstract class ConsoleUiHarness {
  static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();
  private static final ConnectionTester TESTER = _ -> CompletableFuture.completedFuture(List.of());

  final SampleDesk sample = new SampleDesk(NOW);
  final FakeChatSession session = sample.full();
  final ShellState state = ShellState.inMemory();
  Preferences preferences = Preferences.usual();
  final ComposerTools tools = new ComposerTools(CannedReplies.inMemory(
      List.of(new CannedReply("refund", "Refund is on its way", "Your bank releases it soon.")), List.of()));
  final List<PlainPane> panes = new ArrayList<>();
  private @Nullable ConsoleUi ui;
  private @Nullable Stage stage;

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

  final Desk open(SessionSource source) {
    show(source);
    until(() -> ui().desk() != null);
    Fx.frames(3);
    return Fx.get(() -> Objects.requireNonNull(ui().desk()));
  }

  final Desk open() {
    return open(SessionSource.of(() -> session));
  }

  final void show(SessionSource source) {
    Fx.run(() -> {
      stage = new Stage();
      ui = new ConsoleUi(source, state, new ConversationPane.Factory() {
        @Override
        public ConversationPane open(Room room) {
          return ConsoleUiHarness.this.pane(room);
        }

        @Override
        public ComposerTools tools() {
          return tools;
        }
      }, TESTER, Notifications.none(), preferences, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
          FxGate.platform());
      ui.show(stage);
    });
  }

  /** A conversation; a plain one where the test is about something else. */
  ConversationPane pane(Room room) {
    PlainPane pane = new PlainPane(room);
    panes.add(pane);
    return pane;
  }

  final ConsoleUi ui() {
    return Objects.requireNonNull(ui);
  }

  final Stage stage() {
    return Objects.requireNonNull(stage);
  }

  static void until(BooleanSupplier condition) {
    await().until(() -> Fx.get(condition::getAsBoolean));
  }

  final void press(KeyCode code, boolean control, boolean alt, boolean shift) {
    Fx.run(() -> {
      Node owner = ui().scene().getFocusOwner();
      Event.fireEvent(owner == null ? ui().scene().getRoot() : owner,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
    });
    Fx.frames(3);
  }

  final Set<String> texts() {
    return Fx.get(() -> ui().scene().getRoot().lookupAll("*").stream().filter(Labeled.class::isInstance)
        .filter(ConsoleUiHarness::isShown).map(node -> String.valueOf(((Labeled) node).getText()))
        .collect(Collectors.toSet()));
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
