package io.deskwire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.platform.Interruption;
import io.deskwire.session.ChatSession;
import io.deskwire.transport.Transports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @Test
  void customersWriteOverBothDialectsAndTheSimulatedAgentAnswersThem(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<String> tabs = new CopyOnWriteArrayList<>();
    Demo demo = new Demo(new PrintStream(printed, true, StandardCharsets.UTF_8), new Transports(), ChatSession::open,
        _ -> new NoWindow(tabs), folder, Interruption.never());

    int messages = demo.run(false, Optional.of(Duration.ofSeconds(13)), false);

    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("There is no display").contains("outbox 0").contains("connected");
    assertThat(messages).isGreaterThan(8);
    assertThat(tabs).isNotEmpty();
    assertThat(folder.resolve("console-01.png")).exists();
  }

  @Test
  void aClosedWindowEndsIt(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    NoWindow window = new NoWindow(new CopyOnWriteArrayList<>());
    window.closed.countDown();
    Demo demo = new Demo(new PrintStream(printed, true, StandardCharsets.UTF_8), new Transports(), ChatSession::open,
        _ -> window, folder, Interruption.never());

    demo.run(true, Optional.empty(), false);

    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The demo was ended.");
  }

  @Test
  void bothKindsOfCustomersAreThereAndNoRoomTwice() {
    List<Dialogue> all = Dialogues.all();
    assertThat(all).extracting(Dialogue::room).doesNotHaveDuplicates();
    assertThat(all).extracting(Dialogue::mobile).contains(true, false);
  }

  /** Counts instead of painting. */
  private static final class NoWindow implements DemoWindow {
    private final List<String> tabs;
    private final CountDownLatch closed = new CountDownLatch(1);

    private NoWindow(List<String> tabs) {
      this.tabs = tabs;
    }

    @Override
    public void showRoom(String room) {
      tabs.add(room);
    }

    @Override
    public void picture(Path file) throws Exception {
      Files.writeString(file, "picture");
    }

    @Override
    public boolean awaitClosed(Duration atMost) throws InterruptedException {
      return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void endWaiting() {
      closed.countDown();
    }

    @Override
    public void close() {}
  }
}
