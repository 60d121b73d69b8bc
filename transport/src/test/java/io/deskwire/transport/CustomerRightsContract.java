package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a customer may do on a broker with the configuration that is shipped: the table of topics of the protocol, and
 * nothing else. Each attempt is made by an agent as well, who succeeds: otherwise the test would prove nothing.
 */
@Timeout(90)
abstract class CustomerRightsContract extends CustomerLines {
  /** The customer's own topic that the broker delivers last, so that what came before it has come. */
  private static final String OWN_DESK = "chat/room-a/desk";
  private static final List<String> MINE_TO_READ = List.of("chat/room-a", OWN_DESK, "live/room-a");
  private static final List<String> ALL_TOPICS = List.of("chat/room-b", "chat/room-b/desk", "live/room-b",
      "desk/rooms/room-a", "desk/rooms/room-b", "desk/inbox/x", "desk/agents/anna", "desk/probe/x", "desk/ask",
      "desk/answer/x");

  @Test
  void readsAndWritesTheOwnRoom() throws Exception {
    RecordingListener desk = new RecordingListener();
    RecordingListener mine = new RecordingListener();
    Transport agent = agent(everything(), desk);
    Transport customer = customer(CustomerBroker.CUSTOMER, MINE_TO_READ, mine);

    done(customer.publish("chat/room-a", bytes("from the customer"), true));
    done(customer.publish("live/room-a", bytes("typing"), false));
    done(agent.publish(OWN_DESK, bytes("from the desk"), true));
    done(agent.publish("live/room-a", bytes("receipt"), false));

    await().atMost(SOON).untilAsserted(() -> {
      assertThat(texts(desk)).contains("chat/room-a from the customer", "live/room-a typing");
      assertThat(texts(mine)).contains("chat/room-a from the customer", "live/room-a typing",
          OWN_DESK + " from the desk", "live/room-a receipt");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat/room-b", "chat/room-b/desk", "live/room-b", "chat/+", "chat/+/desk", "chat/#", "live/+",
      "desk/rooms/room-a", "desk/rooms/+", "desk/inbox/+", "desk/agents/+", "desk/probe/+", "desk/ask", "desk/answer/+",
      "desk/#", "+/+", "#"})
  void readsNothingElse(String filter) throws Exception {
    String secret = "secret " + UUID.randomUUID();
    RecordingListener desk = new RecordingListener();
    RecordingListener overheard = new RecordingListener();
    Transport agent = agent(everything(), desk);
    Transport spy = line(broker().customers(), CustomerBroker.CUSTOMER, new InboxName("room-a", false),
        List.of(filter, OWN_DESK), overheard);
    boolean refused = !succeeds(spy.connect());

    for (String topic : ALL_TOPICS) {
      done(agent.publish(topic, bytes(secret), true));
    }

    await().atMost(SOON).until(() -> desk.events.size() >= ALL_TOPICS.size());
    if (!refused) {
      done(agent.publish(OWN_DESK, bytes(secret), true));
      await().atMost(SOON).until(() -> overheard.topics().contains(OWN_DESK));
    }
    assertThat(overheard.topics()).isSubsetOf(MINE_TO_READ);
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN_DESK, "chat/room-b", "chat/room-b/desk", "live/room-b", "desk/rooms/room-a",
      "desk/rooms/room-b", "desk/inbox/x", "desk/agents/anna", "desk/probe/x", "desk/ask", "desk/answer/x"})
  void writesNothingElse(String topic) throws Exception {
    RecordingListener desk = new RecordingListener();
    Transport agent = agent(everything(), desk);
    Transport customer = customer(CustomerBroker.CUSTOMER, List.of(), new RecordingListener());

    // Mosquitto confirms what it throws away, RabbitMQ closes
    boolean _ = succeeds(customer.publish(topic, bytes("forged"), true));
    done(agent.publish(topic, bytes("genuine"), true));

    await().atMost(SOON).until(() -> texts(desk).contains(topic + " genuine"));
    assertThat(texts(desk)).noneMatch(text -> text.endsWith("forged"));
  }

  /** What the broker publishes for a customer whose line has broken. */
  @ParameterizedTest
  @ValueSource(strings = {"chat/room-a", OWN_DESK, "chat/room-b", "desk/rooms/room-a"})
  void leavesALastWillInTheOwnRoomAlone(String topic) throws Exception {
    RecordingListener desk = new RecordingListener();
    Transport agent = agent(everything(), desk);
    Endpoint endpoint = broker().customers();
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(CustomerBroker.CUSTOMER.user());
    options.setPassword(CustomerBroker.CUSTOMER.password().toCharArray());
    options.setWill(topic, bytes("last will"), 1, false);
    MqttClient customer = new MqttClient("tcp://" + endpoint.host() + ":" + endpoint.port(), "room-a",
        new MemoryPersistence());
    try {
      customer.connect(options);
      customer.disconnectForcibly(0, 1, false);
    } catch (MqttException e) {
      // refused at once
    } finally {
      customer.close(true);
    }
    // RabbitMQ and Artemis publish it when they notice the broken line: a second one stands for the time that takes
    if (topic.equals("chat/room-a")) {
      await().atMost(SOON).until(() -> texts(desk).contains(topic + " last will"));
    } else {
      leavesALastWillInTheOwnRoomAlone("chat/room-a");
      done(agent.publish(topic, bytes("genuine"), true));
      await().atMost(SOON).until(() -> texts(desk).contains(topic + " genuine"));
      assertThat(texts(desk)).doesNotContain(topic + " last will");
    }
  }

  /** The first theft: an MQTT session belongs to whoever names it, with what waits in it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesNoSessionOfAnAgentByItsName(boolean durable) throws Exception {
    InboxName inbox = sessionWithThreeMessages();
    RecordingListener stolen = new RecordingListener();

    Transport thief = line(broker().customers(), CustomerBroker.CUSTOMER, new InboxName(inbox.name(), durable),
        List.of(OWN_DESK), stolen);
    if (succeeds(thief.connect())) {
      Transport agent = agent(List.of(), new RecordingListener());
      done(agent.publish(OWN_DESK, bytes("here"), true));
      await().atMost(SOON).until(() -> texts(stolen).contains(OWN_DESK + " here"));
    }

    assertThat(stolen.topics()).isSubsetOf(OWN_DESK);
    if (keepsWhatAThiefHasTouched()) {
      opensToAColleague(inbox);
    }
  }

  /** That the theft would be one: the name alone opens a session to somebody who may read what is in it. */
  @Test
  void opensASessionToWhoeverKnowsItsNameAndMayReadIt() throws Exception {
    opensToAColleague(sessionWithThreeMessages());
  }

  private InboxName sessionWithThreeMessages() throws Exception {
    InboxName inbox = new InboxName(name(), true);
    Transport before = line(broker().endpoint(Dialect.MQTT), broker().agent(), inbox, List.of("chat/+"),
        new RecordingListener());
    done(before.connect());
    before.close();
    Transport other = customer(CustomerBroker.OTHER_CUSTOMER, List.of(), new RecordingListener());
    for (int i = 0; i < 3; i++) {
      done(other.publish("chat/room-b", bytes(inbox.name() + i), true));
    }
    return inbox;
  }

  private void opensToAColleague(InboxName inbox) throws Exception {
    RecordingListener colleague = new RecordingListener();
    done(
        line(broker().endpoint(Dialect.MQTT), CustomerBroker.COLLEAGUE, inbox, List.of("chat/+"), colleague).connect());
    await().atMost(SOON).untilAsserted(() -> assertThat(texts(colleague))
        .containsAll(IntStream.range(0, 3).mapToObj(i -> "chat/room-b " + inbox.name() + i).toList()));
  }

  /** Whether what waits in a session is still there after somebody has tried to take it. */
  boolean keepsWhatAThiefHasTouched() {
    return true;
  }

  @Test
  void takesNoSessionOfAnAgentWhoIsThere() throws Exception {
    InboxName inbox = new InboxName(name(), true);
    RecordingListener before = new RecordingListener();
    RecordingListener after = new RecordingListener();
    RecordingListener stolen = new RecordingListener();
    done(line(broker().endpoint(Dialect.MQTT), broker().agent(), inbox, List.of("chat/+"), before).connect());

    boolean _ = succeeds(
        line(broker().customers(), CustomerBroker.CUSTOMER, inbox, List.of(OWN_DESK), stolen).connect());

    if (cutsTheLineOfAKnownName()) {
      await().atMost(SOON).until(() -> !before.closings.isEmpty());
      done(line(broker().endpoint(Dialect.MQTT), broker().agent(), inbox, List.of("chat/+"), after).connect());
    }
    done(customer(CustomerBroker.OTHER_CUSTOMER, List.of(), new RecordingListener()).publish("chat/room-b",
        bytes(inbox.name()), true));
    await().atMost(SOON).untilAsserted(() -> assertThat(texts(cutsTheLineOfAKnownName() ? after : before))
        .contains("chat/room-b " + inbox.name()));
    assertThat(before.closings.isEmpty()).isNotEqualTo(cutsTheLineOfAKnownName());
    assertThat(stolen.topics()).isSubsetOf(OWN_DESK);
  }

  /** Whether one who knows an agent's client id can cut the line, which then comes back with everything. */
  abstract boolean cutsTheLineOfAKnownName();

  @Test
  void floodsWithoutSilencingOthers() throws Exception {
    Set<String> heard = ConcurrentHashMap.newKeySet();
    AtomicInteger flooded = new AtomicInteger();
    RecordingListener desk = RecordingListener.forgetful(inbound -> {
      if (inbound.topic().equals("chat/room-a")) {
        flooded.incrementAndGet();
      } else {
        heard.add(new String(inbound.payload(), StandardCharsets.UTF_8));
      }
    });
    agent(List.of("chat/+"), desk);
    Transport flooder = customer(CustomerBroker.CUSTOMER, List.of(), new RecordingListener());
    Transport other = customer(CustomerBroker.OTHER_CUSTOMER, List.of(), new RecordingListener());
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    String marker = name();
    CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
      while (!stop.get()) {
        CompletableFuture.allOf(IntStream.range(0, 500)
            .mapToObj(_ -> flooder.publish("chat/room-a", new byte[200], true)).toArray(CompletableFuture[]::new))
            .join();
        sent.addAndGet(500);
        // a flood that the desk can just bear: on a slow machine the others would wait behind it for ever
        while (!stop.get() && sent.get() - flooded.get() > 2000) {
          LockSupport.parkNanos(1_000_000);
        }
      }
    });

    await().atMost(SOON.multipliedBy(4)).until(() -> sent.get() >= 2000); // four rounds of confirmations
    for (int i = 0; i < 20; i++) {
      String text = marker + i;
      done(other.publish("chat/room-b", bytes(text), true));
      await().atMost(SOON).until(() -> heard.contains(text));
    }

    assertThat(flood).isNotDone();
    stop.set(true);
    flood.get(30, TimeUnit.SECONDS);
    assertThat(desk.closings).isEmpty();
  }
}
