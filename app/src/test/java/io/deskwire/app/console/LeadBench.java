package io.deskwire.app.console;

import io.deskwire.session.ChatSession;
import io.deskwire.ui.floor.FloorRow;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.stage.Window;

/** What a lead sees while 2,000 customers write: whether the floor stays smooth, and the chosen room chosen. */
final class LeadBench {
  private static final int CUSTOMERS = 2_000;
  private static final int PER_SECOND = 200;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 40;
  private static final double SMOOTH_MS = 100;
  private static final String NAME = "lead";

  private final Crowd crowd;

  LeadBench(Crowd crowd) {
    this.crowd = crowd;
  }

  /** The window is open and the session online. */
  void run(ChatSession session, ConsoleWindow window, WindowReport report) throws Exception {
    crowd.knock(NAME);
    window.showFloor(true);
    write(WARM_UP_SECONDS); // half of the processor compiles, and the rooms are new
    WindowEye.await(() -> table().getItems().size() >= CUSTOMERS - 1);
    String[] chosen = new String[1];
    WindowEye.await(() -> {
      table().getSelectionModel().select(table().getItems().size() / 2);
      chosen[0] = chosenId();
      return true;
    });
    List<Long> gaps;
    try (WindowEye.Gaps frames = new WindowEye.Gaps()) {
      write(SECONDS);
      gaps = frames.sorted();
    }
    boolean[] kept = new boolean[1];
    WindowEye.await(() -> {
      kept[0] = chosenId().equals(chosen[0]);
      return true;
    });
    String what = "the lead's view of " + session.rooms().size() + " rooms: ";
    report.atMost(what + "chosen room lost", "", kept[0] ? 0 : 1, 0);
    report.told(what + "between frames p50", "ms", WindowEye.millis(gaps, 0.5));
    report.told(what + "between frames p99", "ms", WindowEye.millis(gaps, 0.99));
    report.atMost(what + "between frames, worst", "ms", WindowEye.millis(gaps, 1), SMOOTH_MS);
    report.told(what + "frames over 50 ms", "",
        (int) gaps.stream().filter(gap -> gap > TimeUnit.MILLISECONDS.toNanos(50)).count());
  }

  private void write(int seconds) throws Exception {
    crowd.floor(NAME, CUSTOMERS, CUSTOMERS, PER_SECOND, PER_SECOND * seconds);
  }

  private static TableView<?> table() {
    return (TableView<?>) Window.getWindows().getFirst().getScene().getRoot().lookup(".floor-table");
  }

  private static String chosenId() {
    return table().getSelectionModel().getSelectedItem() instanceof FloorRow<?> row ? row.id() : "";
  }
}
