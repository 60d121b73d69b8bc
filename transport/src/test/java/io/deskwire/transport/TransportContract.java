package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deskwire.fault.Confirmations;
import io.deskwire.fault.Direction;
import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Toxic;
import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every transport promises, on every broker. A transport skips only what it declares that it cannot do. Rooms and
 * inboxes are new in each test, so tests do not hear one another.
 */
@Timeout(60)
abstract class TransportContract extends ContractTools {
  @Test
  void connectsAndSaysSo() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport transport = open(transientRequest(chat()), listener);

    assertThat(transport.state()).isEqualTo(TransportState.NEW);
    done(transport.connect());

    assertThat(transport.state()).isEqualTo(TransportState.CONNECTED);
    assertThat(listener.closings).isEmpty();
    await().atMost(SOON).until(() -> transport.capabilities().isEmpty() || listener.signsOfLife.get() > 0);
  }

  @Test
  void sendsSmallWritesAtOnce() throws Exception {
    Transport transport = connected(transientRequest(chat()), new RecordingListener());

    assertThat(NoDelay.of(transport)).isTrue();
  }

  @Test
  void refusesAWrongPasswordWithTheReason() {
    needs(Capability.SIGN_IN);
    Credentials wrong = new Credentials(broker().agent().user(), "not it");
    RecordingListener listener = new RecordingListener();
    Transport transport = open(request(broker().endpoint(dialect()), wrong, chat(), inbox(false)), listener);

    assertThat(failure(transport.connect())).isInstanceOf(SignInException.class)
        .hasMessageContaining("check user and password");
    await().atMost(SOON).until(() -> listener.closings.size() == 1);
    assertThat(transport.state()).isEqualTo(TransportState.CLOSED);
  }

  @Test
  void deliversForEveryFilterOfAConsole() throws Exception {
    needs(Capability.ALL_TOPICS);
    String own = "own" + room;
    RecordingListener listener = new RecordingListener();
    connected(transientRequest(TopicFilter.console(own)), listener);
    Transport other = connected(transientRequest(List.of()), new RecordingListener());
    List<String> topics = List.of("chat/" + room, "chat/" + room + "/desk", "desk/rooms/" + room, "desk/inbox/" + own,
        "live/" + room, "desk/agents/" + own, "desk/probe/" + own, "desk/ask", "desk/answer/" + own);

    for (String topic : topics) {
      done(other.publish(topic, bytes("to " + topic), !topic.startsWith("live")));
    }

    await().atMost(SOON).untilAsserted(() -> assertThat(listener.topics()).containsAll(topics));
    assertThat(listener.events).allSatisfy(event -> {
      assertThat(new String(event.payload(), StandardCharsets.UTF_8)).isEqualTo("to " + event.topic());
      assertThat(event.roleFromTopic()).isTrue();
    });
  }

  @Test
  void reportsARefusedFilter() {
    needs(Capability.SUBSCRIBE);
    assumeTrue(broker().refusesFilters(), "this broker cannot refuse a filter");
    RecordingListener listener = new RecordingListener();
    List<TopicFilter> filters = List.of(new TopicFilter("chat/+", true), new TopicFilter("desk/rooms/+", true));
    Transport transport = open(request(broker().endpoint(dialect()), broker().restricted(), filters, inbox(false)),
        listener);

    assertThat(failure(transport.connect())).isInstanceOf(RefusedException.class).hasMessageContaining("desk/rooms/+");
    await().atMost(SOON).until(() -> listener.closings.size() == 1);
  }

  @Test
  void confirmsWhatTheBrokerHasTakenOver() throws Exception {
    needs(Capability.CONFIRM);
    Transport transport = connected(transientRequest(chat()), new RecordingListener());

    for (int i = 0; i < 20; i++) {
      done(transport.publish("chat/" + room, message(i), true));
    }
  }

  @Test
  void keepsTheOrder() throws Exception {
    int count = 500;
    RecordingListener listener = new RecordingListener();
    connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());

    List<CompletableFuture<Void>> sent = IntStream.range(0, count)
        .mapToObj(i -> sender.publish("chat/" + room, message(i), true)).toList();
    for (CompletableFuture<Void> future : sent) {
      done(future);
    }

    await().atMost(SOON).until(() -> texts(listener).size() >= count);
    assertThat(texts(listener)).isEqualTo(IntStream.range(0, count).mapToObj(i -> text(message(i))).toList());
  }

  @Test
  void redeliversAfterAnAbruptCutWhatWasNotAcknowledged() throws Exception {
    needs(Capability.ACKNOWLEDGE);
    InboxName inbox = inbox(true);
    RecordingListener first = new RecordingListener(inbound -> {});
    Transport before = connected(durableRequest(inbox), first);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    for (int i = 0; i < 5; i++) {
      done(sender.publish("chat/" + room, message(i), true));
    }
    await().atMost(SOON).until(() -> first.events.size() == 5);
    first.events.get(0).ack().run();
    first.events.get(1).ack().run();
    // an own event after the acknowledgements on the same line: when it is confirmed, the broker has seen them
    done(before.publish("chat/" + room + "/desk", bytes("fence"), true));
    before.abort();

    RecordingListener second = new RecordingListener();
    Transport after = connected(durableRequest(inbox), second);

    await().atMost(SOON).until(() -> second.events.size() >= 3);
    assertThat(texts(second)).isEqualTo(IntStream.range(2, 5).mapToObj(i -> text(message(i))).toList());
    assertThat(second.events).allMatch(event -> event.redelivered() || !broker().marksRedelivery(dialect()));
    done(after.publish("chat/" + room + "/desk", bytes("fence"), true));
    after.close();
    RecordingListener third = new RecordingListener();
    connected(durableRequest(inbox), third);
    done(sender.publish("chat/" + room, message(9), true));
    await().atMost(SOON).until(() -> !third.events.isEmpty());
    assertThat(texts(third)).containsExactly(text(message(9)));
  }

  @Test
  void keepsForAConsoleThatIsAwayWhatIsDurableAndNothingElse() throws Exception {
    needs(Capability.DURABLE_INBOX);
    InboxName inbox = inbox(true);
    connected(durableRequest(inbox), new RecordingListener()).close();
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    done(sender.publish("live/" + room, bytes("typing"), false));
    done(sender.publish("chat/" + room, message(1), true));
    done(sender.publish("live/" + room, bytes("typing"), false));
    done(sender.publish("chat/" + room, message(2), true));
    // time itself is the condition here: a broker that queues live events must have forgotten them by now
    await().pollDelay(broker().forgetsLiveEventsAfter(dialect())).until(() -> true);

    RecordingListener listener = new RecordingListener();
    connected(durableRequest(inbox), listener);

    await().atMost(SOON).until(() -> listener.events.size() >= 2);
    done(sender.publish("live/" + room, bytes("now"), false));
    await().atMost(SOON).until(() -> listener.events.size() >= 3);
    assertThat(texts(listener)).containsExactly(text(message(1)), text(message(2)), "now");
  }

  @Test
  void leavesNothingBehindForATransientInbox() throws Exception {
    needs(Capability.DURABLE_INBOX);
    InboxName inbox = inbox(false);
    connected(request(broker().endpoint(dialect()), broker().agent(), chat(), inbox), new RecordingListener()).close();
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    done(sender.publish("chat/" + room, message(1), true));

    RecordingListener listener = new RecordingListener();
    connected(request(broker().endpoint(dialect()), broker().agent(), chat(), inbox), listener);
    done(sender.publish("chat/" + room, message(2), true));

    await().atMost(SOON).until(() -> !listener.events.isEmpty());
    assertThat(texts(listener)).containsExactly(text(message(2)));
  }

  @Test
  void carriesPoisonUnchangedAndGoesOn() throws Exception {
    needs(Capability.ALL_TOPICS); // a gateway that speaks JSON cannot be given anything else
    RecordingListener listener = new RecordingListener();
    connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    List<byte[]> poison = List.of(new byte[0], new byte[]{0}, new byte[]{(byte) 0xff, (byte) 0xfe, 0, 10, 13, 0},
        bytes("[".repeat(10_000)), bytes("\0MESSAGE\n\n\0"), bytes("{\"room\":\"" + "é😀".repeat(100)), bytes("end"));

    for (byte[] payload : poison) {
      done(sender.publish("chat/" + room, payload, true));
    }

    await().atMost(SOON).until(() -> listener.events.size() >= poison.size());
    for (int i = 0; i < poison.size(); i++) {
      assertThat(listener.events.get(i).payload()).isEqualTo(poison.get(i));
    }
    assertThat(listener.closings).isEmpty();
  }

  @Test
  void survivesAListenerThatThrows() throws Exception {
    RecordingListener listener = new RecordingListener(inbound -> {
      inbound.ack().run();
      throw new IllegalStateException("a defect in the application");
    });
    connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());

    done(sender.publish("chat/" + room, message(1), true));
    done(sender.publish("chat/" + room, message(2), true));

    await().atMost(SOON).until(() -> texts(listener).size() >= 2);
    assertThat(listener.closings).isEmpty();
    listeners.remove(listener); // leaves its calls by throwing, which the recorder cannot count
  }

  @Test
  void carriesTheLongestEnvelopes() throws Exception {
    RecordingListener listener = new RecordingListener();
    connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    byte[] payload = large(384 << 10);

    done(sender.publish("chat/" + room, payload, true));

    await().atMost(SOON).until(() -> !listener.events.isEmpty());
    assertThat(Arrays.equals(listener.events.getFirst().payload(), payload)).isTrue();
  }

  @Test
  void deliversTenMebibytesOrIsRefusedWithoutHarm() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport reader = connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    byte[] payload = large(10 << 20);

    CompletableFuture<Void> sent = sender.publish("chat/" + room, payload, true);

    if (broker().largestPayload() >= payload.length) {
      done(sent);
    } else {
      // refused with a reason, cut off, or (RabbitMQ over MQTT) passed over in silence
      Transport next = connected(transientRequest(List.of()), new RecordingListener());
      done(next.publish("chat/" + room, message(1), true));
    }
    await().atMost(SOON).until(() -> !listener.events.isEmpty());
    byte[] first = listener.events.getFirst().payload();
    assertThat(Arrays.equals(first, payload) || Arrays.equals(first, message(1))).isTrue();
    assertThat(reader.state()).isEqualTo(TransportState.CONNECTED);
  }

  @Test
  void closesFromOurSideOnceAndSilently() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport transport = connected(transientRequest(chat()), listener);

    transport.close();
    transport.close();
    transport.abort();

    assertThat(transport.state()).isEqualTo(TransportState.CLOSED);
    assertThat(listener.closings).hasSize(1);
    assertThat(listener.closing()).isInstanceOf(ConnectionLostException.class).hasNoCause();
    assertThat(failure(transport.publish("chat/" + room, message(1), true)))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void noticesThatTheOtherSideHasClosed() throws Exception {
    try (FaultProxy proxy = new FaultProxy(broker().endpoint(dialect()), 1)) {
      RecordingListener listener = new RecordingListener();
      Transport transport = connected(request(proxy.endpoint(), broker().agent(), chat(), inbox(false)), listener);

      proxy.cut(Ending.CLOSE);

      await().atMost(SOON).until(() -> !listener.closings.isEmpty());
      assertThat(listener.closing()).isInstanceOf(ConnectionLostException.class);
      assertThat(transport.state()).isEqualTo(TransportState.CLOSED);
    }
  }

  @Test
  void failsWhatIsInFlightWhenTheLineBreaks() throws Exception {
    needs(Capability.CONFIRM);
    try (FaultProxy proxy = new FaultProxy(broker().endpoint(dialect()), 1)) {
      Transport transport = connected(request(proxy.endpoint(), broker().agent(), chat(), inbox(false)),
          new RecordingListener());
      proxy.blackHole();
      CompletableFuture<Void> sent = transport.publish("chat/" + room, message(1), true);

      proxy.cut(Ending.CLOSE);

      assertThat(failure(sent)).isInstanceOf(ConnectionLostException.class);
    }
  }

  /** The worst moment: the broker has it, and only the broker knows. */
  @Test
  void failsWhatTheBrokerHasTakenWhenTheLineIsCutBeforeItsWord() throws Exception {
    needs(Capability.CONFIRM);
    RecordingListener reader = new RecordingListener();
    connected(transientRequest(chat()), reader);
    try (FaultProxy proxy = new FaultProxy(broker().endpoint(dialect()), 1)) {
      Transport transport = connected(request(proxy.endpoint(), broker().agent(), List.of(), inbox(false)),
          new RecordingListener());
      proxy.set(Direction.DOWN, new Toxic.CutBefore(Confirmations.of(dialect()), Ending.RESET));

      CompletableFuture<Void> sent = transport.publish("chat/" + room, message(1), true);

      assertThat(failure(sent)).isInstanceOf(ConnectionLostException.class);
      await().atMost(SOON).untilAsserted(() -> assertThat(texts(reader)).containsExactly(text(message(1))));
    }
  }

  @Test
  void noticesSilence() throws Exception {
    try (FaultProxy proxy = new FaultProxy(broker().endpoint(dialect()), 1)) {
      RecordingListener listener = new RecordingListener();
      ConnectRequest usual = request(proxy.endpoint(), broker().agent(), chat(), inbox(false));
      connected(new ConnectRequest(usual.endpoint(), usual.credentials(), usual.trust(), usual.inbox(), usual.filters(),
          usual.timeout(), Duration.ofSeconds(1)), listener);

      proxy.blackHole();

      await().atMost(SOON).until(() -> !listener.closings.isEmpty());
      assertThat(listener.closing()).isInstanceOf(ConnectionLostException.class).hasMessageContaining("dead");
    }
  }

  @Test
  void staysConnectedThroughQuietTimes() throws Exception {
    RecordingListener listener = new RecordingListener();
    ConnectRequest usual = transientRequest(chat());
    connected(new ConnectRequest(usual.endpoint(), usual.credentials(), usual.trust(), usual.inbox(), usual.filters(),
        usual.timeout(), Duration.ofSeconds(1)), listener);
    long before = listener.signsOfLife.get();

    await().atMost(SOON).until(() -> listener.signsOfLife.get() >= before + 3);
    assertThat(listener.closings).isEmpty();
  }

  @Test
  void callsNobodyAfterClosing() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport reader = connected(transientRequest(chat()), listener);
    Transport sender = connected(transientRequest(List.of()), new RecordingListener());
    for (int i = 0; i < 300; i++) {
      var _ = sender.publish("chat/" + room, message(i), true);
    }
    await().atMost(SOON).until(() -> listener.events.size() >= 10);

    reader.close();

    int atClose = listener.events.size();
    done(sender.publish("chat/" + room, message(301), true));
    assertThat(listener.events).hasSize(atClose);
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    Transport closed = connected(transientRequest(chat()), new RecordingListener());
    Transport aborted = connected(transientRequest(chat()), new RecordingListener());
    assertThat(threads.since()).isNotEmpty();

    closed.close();
    aborted.abort();

    await().atMost(SOON).untilAsserted(() -> assertThat(threads.since()).isEmpty());
  }
}
