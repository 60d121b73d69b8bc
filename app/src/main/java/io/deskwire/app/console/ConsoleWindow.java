package io.deskwire.app.console;

import io.deskwire.app.demo.DemoWindow;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Room;
import io.deskwire.transport.TransportFactory;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.conversation.LinkOpener;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Png;
import io.deskwire.ui.fx.QuietTime;
import io.deskwire.ui.fx.Ticker;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.ConversationPane;
import io.deskwire.ui.shell.LivePane;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window and the toolkit under it: one for each run of the program. Any thread but JavaFX's own. */
final class ConsoleWindow implements DemoWindow {
  private static final Logger log = LoggerFactory.getLogger(ConsoleWindow.class);
  /** A computer on which everything starts at once has been seen to take half of it before the window was there. */
  private static final Duration SLOWEST = Duration.ofSeconds(60);
  /** After an interruption the toolkit's own exit hook races with ours: once it has won, no task is run any more. */
  private static final Duration IN_HASTE = Duration.ofSeconds(2);

  /** Without a key or a movement of the mouse. */
  static final Duration QUIET = Duration.ofMinutes(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Stage stage;
  private final ConsoleUi ui;
  // the collector lets garbage stand until the heap is full: a third of the memory, for other programs to have meanwhile
  private final QuietTime rest = new QuietTime(new Ticker(), System::nanoTime, QUIET,
      () -> Thread.startVirtualThread(System::gc));
  private volatile boolean interrupted;

  private ConsoleWindow(Stage stage, ConsoleUi ui) {
    this.stage = stage;
    this.ui = ui;
    stage.setOnHidden(_ -> closed.countDown());
  }

  /**
   * Starts the toolkit and shows the window.
   *
   * @param current the session that is open when a tab is opened
   * @param tools   for the composers; what they need is closed by whoever made it
   */
  static ConsoleWindow open(SessionSource source, ShellState state, Supplier<@Nullable ChatSession> current,
      TransportFactory transports, Notifications notifications, Preferences preferences, ComposerTools tools)
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    if (!started.await(SLOWEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the window system does not answer");
    }
    Platform.setImplicitExit(false);
    Clock clock = Clock.system(ZoneId.systemDefault());
    ConversationPane.Factory panes = new ConversationPane.Factory() {
      @Override
      public ConversationPane open(Room room) {
        return pane(room, current, clock, tools);
      }

      @Override
      public ComposerTools tools() {
        return tools;
      }

      @Override
      public LinkOpener opener() {
        return Browser::open;
      }

      @Override
      public ConversationPane.Spare spare() {
        return LivePane.spare(session(current), clock, opener(), tools);
      }
    };
    return onFx(() -> {
      Stage made = new Stage();
      ConsoleUi ui = new ConsoleUi(source, state, panes, new LineTester(transports), notifications,
          preferences, clock, FxGate.platform());
      ConsoleWindow window = new ConsoleWindow(made, ui);
      ui.show(made);
      return window;
    });
  }

  private static ConversationPane pane(Room room, Supplier<@Nullable ChatSession> current, Clock clock,
      ComposerTools tools) {
    return new LivePane(session(current), room, clock, address -> Browser.open(address), tools);
  }

  private static ChatSession session(Supplier<@Nullable ChatSession> current) {
    return Objects.requireNonNull(current.get(), "a tab without a session");
  }

  @Override
  public void showRoom(String room) {
    FxGate.platform().execute(() -> ui.openRoom(room));
  }

  /** Shows the floor, or the desk. */
  void showFloor(boolean shown) {
    FxGate.platform().execute(() -> ui.showFloor(shown));
  }

  /** Brings the window to the front, wherever it is. */
  void toFront() {
    FxGate.platform().execute(() -> {
      stage.setIconified(false);
      stage.show();
      stage.toFront();
      stage.requestFocus();
    });
  }

  @Override
  public void picture(Path file) throws Exception {
    onFx(() -> {
      Png.write(ui.scene().snapshot(null), file);
      return file;
    });
  }

  @Override
  public boolean awaitClosed(Duration atMost) throws InterruptedException {
    return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void endWaiting() {
    interrupted = true;
    closed.countDown();
  }

  @Override
  public void close() {
    try {
      onFx(() -> {
        // ending the toolkit under an open pop-up crashes it on GTK
        for (Window other : List.copyOf(Window.getWindows())) {
          if (!other.equals(stage) && !interrupted) {
            other.hide();
          }
        }
        rest.close();
        ui.close();
        if (!interrupted) { // nothing paints any more, and hiding waits for that
          stage.hide();
        }
        return stage;
      }, interrupted ? IN_HASTE : SLOWEST);
    } catch (Exception e) { // the program ends anyway
      log.warn("the window did not close in good order", e);
    }
    if (!interrupted) {
      FxGate.platform().execute(() -> FxGate.platform().nextFrame(Platform::exit));
    }
  }

  private static <T> T onFx(Callable<T> task) throws Exception {
    return onFx(task, SLOWEST);
  }

  private static <T> T onFx(Callable<T> task, Duration atMost) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    FxGate.platform().execute(() -> {
      try {
        result.complete(task.call());
      } catch (Exception e) { // handed to the caller
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the window system does not answer", e);
    }
  }
}
