package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.testing.FakeTransport.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a long outage: one room has a long queue, others a short one. */
class FairnessTest extends DeskFixture {
  private static final int MANY = 10_000;
  private static final int SOME = 300;

  private final List<Sent> written = new ArrayList<>();

  @BeforeEach
  void open() {
    desk.broker().onPublish((_, sent) -> {
      if (sent.durable()) {
        written.add(sent);
      }
    });
  }

  private void write(String room, int count) {
    var handles = IntStream.range(0, count).mapToObj(i -> desk.room(room).sendAsync(room + " " + i, null)).toList();
    desk.loop().settle();
    assertThat(handles).allMatch(CompletableFuture::isDone);
  }

  /** The broker takes everything that is there, once. @return what it took */
  private List<Sent> round() {
    List<Sent> waiting = written.stream().filter(sent -> !sent.word().isDone()).toList();
    waiting.forEach(Sent::confirm);
    desk.loop().settle();
    return waiting;
  }

  private List<String> unanswered() {
    return written.stream().filter(sent -> !sent.word().isDone()).map(Sent::text).toList();
  }

  @Test
  void aSingleMessageOfAnotherRoomLeavesInTheFirstRound() {
    write("long", MANY);
    write("short", 1);
    desk.connect();
    assertThat(line().texts()).containsExactlyInAnyOrder("long 0", "short 0");
  }

  @Test
  void oneWrittenWhileTheLongQueueDrainsLeavesAtOnce() {
    write("long", MANY);
    desk.connect();
    for (int i = 0; i < 100; i++) {
      round();
    }
    MessageHandle other = desk.send("short", "now");
    assertThat(other.state()).isEqualTo(DeliveryState.SENDING);
    assertThat(line().texts()).hasSize(102).endsWith("long 100", "now");
  }

  @Test
  void everyRoomHasOneTurnInEachRound() {
    write("long", SOME);
    int rooms = 100;
    for (int i = 0; i < rooms; i++) {
      write("room" + i, 3);
    }
    desk.connect();
    for (int i = 0; i < 3; i++) {
      Map<String, Long> turns = round().stream()
          .collect(Collectors.groupingBy(sent -> sent.envelope().room(), Collectors.counting()));
      assertThat(turns).hasSize(rooms + 1).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }
    assertThat(unanswered()).containsExactly("long 3");
  }

  @Test
  void aRoomWhoseFirstMessageIsRefusedCostsTheOthersNothing() {
    write("long", SOME);
    write("short", 2);
    desk.connect();
    line().durable().stream().filter(sent -> sent.text().equals("long 0")).findFirst().orElseThrow().word()
        .completeExceptionally(new RefusedException("You may not write there."));
    desk.loop().settle();
    round();
    round();
    assertThat(line().texts()).containsExactlyInAnyOrder("long 0", "short 0", "short 1");
    assertThat(desk.session().outgoing().sender().rows("long").getFirst().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(desk.session().outgoing().sender().rows("short")).isEmpty();
  }

  @Test
  void aRoomThatIsHeldCostsTheOthersNothing() {
    write("long", SOME);
    String first = desk.session().outgoing().sender().rows("long").getFirst().id();
    desk.await(desk.session().hold(first));
    write("short", 1);
    desk.connect();
    assertThat(line().texts()).containsExactly("short 0");
  }

  @Test
  void aLongQueueLeavesInOrderWithoutAHole() {
    write("long", SOME);
    desk.connect();
    while (!round().isEmpty()) {
      // the next one
    }
    assertThat(line().texts()).isEqualTo(IntStream.range(0, SOME).mapToObj(i -> "long " + i).toList());
    assertThat(written).extracting(sent -> sent.envelope().seq())
        .isEqualTo(IntStream.rangeClosed(1, SOME).mapToObj(Long::valueOf).toList());
  }
}
