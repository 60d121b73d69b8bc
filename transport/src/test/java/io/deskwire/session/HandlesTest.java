package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a session remembers of what it has sent. */
class HandlesTest extends DeskFixture {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Handles handles = new Handles();

  private LiveHandle put(String id) {
    LiveHandle handle = new LiveHandle(desk.session(), id, "r1", DeliveryState.QUEUED);
    handles.put(handle);
    return handle;
  }

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      put("m" + i);
      handles.left("m" + i);
    }
  }

  /** Until the collector has found what nobody holds, which it does when it likes. */
  private void awaitCollected(int atMost) {
    await().atMost(LONGEST).until(() -> {
      System.gc();
      send(-1, 0);
      return handles.size() <= atMost;
    });
  }

  @Test
  void aMillionSentMessagesLeaveTenThousandHandles() {
    send(0, 1_000_000);
    awaitCollected(Handles.KEPT + 1);
    assertThat(IntStream.range(990_001, 1_000_000).allMatch(i -> handles.get("m" + i) != null)).isTrue();
    assertThat(handles.isKnown("m0")).isFalse();
  }

  @Test
  void whatWaitsIsNeverForgotten() {
    IntStream.range(0, 20_000).forEach(i -> put("w" + i));
    send(0, 20_000);
    awaitCollected(20_000 + Handles.KEPT + 1);
    assertThat(IntStream.range(0, 20_000).allMatch(i -> handles.isKnown("w" + i) && handles.get("w" + i) != null))
        .isTrue();
  }

  @Test
  void oneThatSomebodyHoldsIsNeverForgotten() {
    LiveHandle held = put("held");
    handles.left("held");
    send(0, 20_000);
    awaitCollected(Handles.KEPT + 2);
    assertThat(handles.get("held")).isSameAs(held);
  }

  @Test
  void oneThatIsDroppedIsForgottenAtOnce() {
    LiveHandle dropped = put("dropped");
    assertThat(handles.remove("dropped")).isSameAs(dropped);
    assertThat(handles.isKnown("dropped")).isFalse();
  }

  @Test
  void whoHoldsTheHandleIsToldOfAReceiptTenThousandMessagesLaterAndAnEchoOfAForgottenOneIsNoNews() {
    desk.connect();
    MessageHandle held = desk.send("r1", "held");
    var forgotten = IntStream.range(0, Handles.KEPT + 10).mapToObj(i -> desk.room("room" + i).sendAsync("m" + i, null))
        .map(each -> each.thenApply(MessageHandle::id)).toList();
    desk.loop().settle();
    FakeTransport line = line();
    line.durable().forEach(FakeTransport.Sent::confirm);
    desk.loop().settle();
    String first = forgotten.getFirst().join();
    await().atMost(LONGEST).until(() -> {
      System.gc();
      return desk.session().message(first).isEmpty();
    });
    FakeTransport.Sent sent = line.durable().stream().filter(each -> each.envelope().id().equals(first)).findFirst()
        .orElseThrow();
    line.echo(sent);
    line.deliver("live/r1",
        "{\"v\":1,\"type\":\"receipt\",\"room\":\"r1\",\"from\":{\"id\":\"c\",\"role\":\"customer\"},"
            + "\"receipt\":{\"delivered\":{\"" + sent.envelope().stream() + "\":1}}}");
    desk.loop().settle();
    assertThat(held.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(desk.history("room0")).extracting(ChatMessage::id).containsExactly(first);
  }
}
