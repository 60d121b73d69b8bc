package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** What lies over the desk, and how it goes. */
class ConsoleUiClosingTest extends ConsoleUiHarness {
  @Test
  void theWindowClosesInGoodOrderWithPopUpsOpen() {
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    Desk desk = open();
    Fx.run(() -> {
      Thread.currentThread().setUncaughtExceptionHandler((_, error) -> thrown.add(error));
      desk.openNeighbour(1);
      desk.toggleConnection();
      ((MenuButton) desk.top().node().lookup(".menu-button")).show();
      assertThat(Window.getWindows()).hasSizeGreaterThan(2);
      Event.fireEvent(stage(), new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      stage().hide();
    });
    session.connection(sample.offline()); // and the session goes on telling
    Fx.frames(5);
    Fx.run(() -> ui().close());
    Fx.frames(3);
    assertThat(thrown).isEmpty();
    assertThat(Fx.get(() -> List.copyOf(Window.getWindows()))).isEmpty();
  }

  @Test
  void theConsoleClosesInGoodOrderWithPopUpsOpen() {
    Desk desk = open();
    Fx.run(() -> {
      desk.toggleConnection();
      ((MenuButton) desk.top().node().lookup(".menu-button")).show();
      ui().close();
      assertThat(Window.getWindows()).containsExactly(stage());
    });
  }

  @Test
  void theSheetOfKeysTakesTheFocusAndGivesItBack() {
    Desk desk = open();
    Fx.run(() -> desk.top().searchField().requestFocus());
    press(KeyCode.SLASH, true, false, false);
    assertThat(texts()).contains("Keys", "claim or take over the one in front");
    assertThat(Fx.get(() -> desk.top().searchField().isFocused())).isFalse();
    press(KeyCode.ESCAPE, false, false, false);
    assertThat(texts()).doesNotContain("claim or take over the one in front");
    assertThat(Fx.get(() -> desk.top().searchField().isFocused())).isTrue();
  }
}
