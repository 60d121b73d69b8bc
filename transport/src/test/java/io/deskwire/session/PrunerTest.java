package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.Archive;
import io.deskwire.history.Pruning;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.store.Store;
import io.deskwire.time.FakeEventLoop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrunerTest {
  private static final Sender MIA = new Sender("mia", "Mia", Role.CUSTOMER);

  @TempDir
  private Path folder;

  private final FakeEventLoop loop = new FakeEventLoop();
  private Store store;
  private Archive archive;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    archive = new Archive(store);
    loop.othersAreDoneAfter(() -> store.write(_ -> true).join());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Envelope message(String id) {
    return Envelope.of(id, "r1", EventType.MESSAGE, MIA, "s", loop.wallMillis()).withText("hello");
  }

  private void words(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    store.write(c -> archive.store(c, new Archive.Arrived("chat/r1", message(""), false, true, false, false), payload,
        loop.wallMillis())).join();
  }

  private Archive.Stored arrive(Envelope event) {
    byte[] payload = event.id().getBytes(StandardCharsets.UTF_8);
    return store.write(c -> archive.store(c, new Archive.Arrived("chat/r1", event, false, true, false, false), payload,
        loop.wallMillis())).join();
  }

  private long count(String table) {
    return store.read(c -> {
      try (Statement s = c.createStatement(); var rows = s.executeQuery("SELECT count(*) FROM " + table)) {
        rows.next();
        return rows.getLong(1);
      }
    }).join();
  }

  @Test
  void keepsTheLinesHoweverOldSoThatNothingIsShownTwice() {
    Envelope message = message("old");
    arrive(message);
    loop.advance(Duration.ofDays(400));
    new Pruner(loop, store).start();
    loop.settle();
    assertThat(count("message")).isEqualTo(1);
    assertThat(arrive(message).line()).isNull();
    assertThat(count("message")).isEqualTo(1);
  }

  @Test
  void forgetsHowOftenEqualWordsCameInSmallPiecesThenEveryHour() {
    for (int i = 0; i < Pruner.AT_ONCE + 10; i++) {
      words("old " + i);
    }
    loop.advance(Pruning.KEEP_COPIES.plusHours(1));
    new Pruner(loop, store).start();
    loop.settle();
    assertThat(count("copies")).isEqualTo(10);
    loop.advance(Duration.ofSeconds(1));
    assertThat(count("copies")).isZero();

    words("next");
    loop.advance(Pruning.KEEP_COPIES.minusHours(2));
    assertThat(count("copies")).isEqualTo(1);
    loop.advance(Duration.ofHours(4));
    assertThat(count("copies")).isZero();
  }
}
