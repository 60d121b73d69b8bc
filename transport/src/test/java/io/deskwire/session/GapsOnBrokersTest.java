package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.room.Owner;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broker has lost, or never had for a console, comes from those who have it: over real brokers. */
@Timeout(120)
class GapsOnBrokersTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  private Path folder;
  private final String room = "gaps-" + UUID.randomUUID().toString().substring(0, 8);

  private ChatSession console(BrokerLine line, String name) {
    return line.session(folder, name, Role.AGENT);
  }

  private List<String> texts(ChatSession session) throws Exception {
    return session.room(room).history(null, 100).get(10, TimeUnit.SECONDS).stream().map(ChatMessage::text)
        .filter(text -> !text.isEmpty()).toList();
  }

  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void aConsoleThatWasNotThereLearnsTheRoomFromAColleague(BrokerLine line) throws Exception {
    try (ChatSession old = console(line, "old")) {
      for (int i = 1; i <= 5; i++) {
        old.room(room).send("before " + i).reached(DeliveryState.SENT).get(SOON.toSeconds(), TimeUnit.SECONDS);
      }
      old.room(room).close("solved").get(SOON.toSeconds(), TimeUnit.SECONDS);
      await().atMost(SOON).until(() -> old.connection().outboxSize() == 0);
      try (ChatSession newcomer = console(line, "new")) {
        await().atMost(SOON).untilAsserted(() -> assertThat(texts(newcomer)).containsExactly("before 1", "before 2",
            "before 3", "before 4", "before 5"));
        assertThat(newcomer.room(room).summary().orElseThrow().owner().kind()).isEqualTo(Owner.Kind.CLOSED);
        old.room(room).send("after");
        await().atMost(SOON).untilAsserted(() -> assertThat(texts(newcomer)).hasSize(6).endsWith("after"));
        assertThat(newcomer.room(room).summary().orElseThrow().missing()).isEmpty();
      }
    }
  }

  /** The customer's client knows no more of the protocol than to publish again what it is asked for. */
  @ParameterizedTest
  @EnumSource(BrokerLine.class)
  void whatTheBrokerLostIsPublishedAgainByTheCustomersClient(BrokerLine line) throws Exception {
    List<Envelope> written = new ArrayList<>();
    for (int seq = 1; seq <= 4; seq++) {
      long now = System.currentTimeMillis();
      written.add(Envelope.of(Ids.message(now), room, EventType.MESSAGE, new Sender(room, "Mia", Role.CUSTOMER),
          "phone-" + room, now).withText("mia " + seq).withSeq(seq));
    }
    List<ChatEvent> heard = new CopyOnWriteArrayList<>();
    LiveTap[] tap = new LiveTap[1];
    LiveTap.Listener client = event -> {
      SeqRange asked = event.envelope().resend();
      if (asked != null && asked.stream().equals("phone-" + room)) {
        for (long seq = asked.from(); seq <= asked.to(); seq++) {
          var _ = tap[0].publish(new Topic.Chat(room), written.get((int) seq - 1));
        }
      }
    };
    ConnectRequest request = new ConnectRequest(line.endpoint(), line.broker().agent(), TlsTrust.SYSTEM,
        new InboxName("any", false), List.of(new TopicFilter("live/" + room, false)), ConnectRequest.DEFAULT_TIMEOUT,
        Duration.ofSeconds(10));
    tap[0] = new LiveTap(new Transports(), request, client);
    try (LiveTap customer = tap[0]; ChatSession desk = console(line, "desk")) {
      desk.events(0, event -> {
        if (event.position() > 0 && event.envelope().room().equals(room)) {
          heard.add(event);
        }
      });
      customer.connect().get(SOON.toSeconds(), TimeUnit.SECONDS);
      await().atMost(SOON).until(() -> desk.connection().isOnline());
      for (int seq : new int[]{1, 2, 4}) {
        customer.publish(new Topic.Chat(room), written.get(seq - 1)).get(SOON.toSeconds(), TimeUnit.SECONDS);
      }
      await().atMost(SOON).untilAsserted(
          () -> assertThat(texts(desk)).containsExactly("mia 1", "mia 2", "mia 3", "mia 4"));
      assertThat(heard).extracting(event -> event.envelope().text()).containsExactly("mia 1", "mia 2", "mia 4",
          "mia 3");
      assertThat(heard).extracting(ChatEvent::late).containsExactly(false, false, false, true);
      await().atMost(SOON).until(() -> desk.room(room).summary().orElseThrow().missing().isEmpty());
    }
  }
}
