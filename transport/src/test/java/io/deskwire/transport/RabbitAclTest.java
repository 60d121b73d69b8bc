package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.RawStomp;
import io.deskwire.transport.testing.RecordingListener;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers by MQTT, and what they might try over STOMP, with the permissions that are shipped for RabbitMQ. */
class RabbitAclTest extends CustomerRightsContract {
  @Override
  CustomerBroker broker() {
    return RabbitBroker.shared();
  }

  /** Measured on 3.10: the older connection is closed before the rights are looked at. */
  @Override
  boolean cutsTheLineOfAKnownName() {
    return true;
  }

  /** The second theft: a queue belongs to whoever names it. Q is an agent's queue, in which a message waits. */
  @ParameterizedTest
  @ValueSource(strings = {"SUBSCRIBE\nid:1\ndestination:/amq/queue/Q\n", "SUBSCRIBE\nid:1\ndestination:/queue/Q\n",
      "SUBSCRIBE\nid:1\ndestination:/topic/chat.room-a\nx-queue-name:Q\ndurable:true\nauto-delete:false\n",
      "SUBSCRIBE\nid:1\ndestination:/exchange/amq.topic/chat.room-a\nx-queue-name:Q\ndurable:true\nauto-delete:false\n"})
  void takesNoQueueOfAnAgentByItsName(String subscribe) throws Exception {
    String queue = queueWithAMessage();
    String frame = subscribe.replace("Q", queue) + "x-expires:1209600000\nack:client-individual\nreceipt:1\n\n";

    try (RawStomp thief = stomp(CustomerBroker.CUSTOMER)) {
      thief.send(frame);
      await().atMost(SOON).until(thief::isRefused);
      assertThat(thief.frames).noneMatch(answer -> answer.startsWith("MESSAGE") || answer.startsWith("RECEIPT"));
    }
    try (RawStomp colleague = stomp(CustomerBroker.COLLEAGUE)) {
      colleague.send(frame.contains("/queue/" + queue) && !frame.contains("/amq/")
          ? frame.replace("x-expires", "durable:true\nauto-delete:false\nx-expires")
          : frame);
      await().atMost(SOON).untilAsserted(() -> assertThat(colleague.frames).anyMatch(
          answer -> answer.startsWith("MESSAGE") && answer.contains("waits in " + queue)));
    }
  }

  /** Past the topics, straight into an agent's queue. */
  @ParameterizedTest
  @ValueSource(strings = {"/amq/queue/Q", "/queue/Q", "/exchange/amq.direct/Q", "/exchange/amq.fanout",
      "/topic/chat.room-a.desk", "/exchange/amq.topic/chat.room-a.desk", "/topic/desk.rooms.room-a",
      "/topic/chat.room-b"})
  void writesIntoNoQueueAndNoTopicOfOthers(String destination) throws Exception {
    String queue = queueWithAMessage();
    RecordingListener desk = new RecordingListener();
    Transport agent = agent(everything(), desk);

    try (RawStomp forger = stomp(CustomerBroker.CUSTOMER)) {
      forger.send("SEND\ndestination:" + destination.replace("Q", queue) + "\nreceipt:1\n\nforged");
      await().atMost(SOON).until(forger::isRefused);
    }

    done(agent.publish("chat/room-a/desk", bytes("genuine"), true));
    await().atMost(SOON).until(() -> texts(desk).contains("chat/room-a/desk genuine"));
    assertThat(texts(desk)).noneMatch(text -> text.endsWith("forged"));
    RecordingListener owner = new RecordingListener();
    done(line(broker().endpoint(Dialect.STOMP_WS), broker().agent(), new InboxName(queue, true), List.of("chat/+"),
        owner).connect());
    await().atMost(SOON).until(() -> !owner.events.isEmpty());
    assertThat(texts(owner)).noneMatch(text -> text.endsWith("forged"));
  }

  @Test
  void readsNothingByStomp() {
    for (String destination : List.of("/topic/chat.room-b", "/topic/desk.#", "/exchange/amq.topic/#",
        "/exchange/amq.rabbitmq.trace/#")) {
      try (RawStomp spy = stomp(CustomerBroker.CUSTOMER)) {
        spy.send("SUBSCRIBE\nid:1\ndestination:" + destination
            + "\nx-queue-name:mqtt-subscription-room-aqos0\nreceipt:1\n\n");
        await().atMost(SOON).until(spy::isRefused);
        assertThat(spy.has("RECEIPT")).isFalse();
      }
    }
  }

  /**
   * Why the STOMP port is for the desk alone: what RabbitMQ publishes from a queue by itself is checked against nobody's
   * rights over topics, and over STOMP a customer can have dead letters of the own queue published anywhere. MQTT has no
   * word for it. When this test fails, RabbitMQ has closed the hole, and rabbitmq.conf can say so.
   */
  @Test
  void wouldForgeThroughDeadLettersWhereStompIsWithinReach() throws Exception {
    RecordingListener desk = new RecordingListener();
    agent(everything(), desk);
    try (RawStomp forger = stomp(CustomerBroker.CUSTOMER)) {
      forger.send("""
          SUBSCRIBE
          id:1
          destination:/topic/chat.room-a
          x-queue-name:mqtt-subscription-room-aqos0
          auto-delete:true
          durable:false
          exclusive:false
          ack:client-individual
          x-dead-letter-exchange:amq.topic
          x-dead-letter-routing-key:chat.room-b.desk
          receipt:1

          """);
      await().atMost(SOON).until(() -> forger.has("RECEIPT"));
      forger.send("SEND\ndestination:/topic/chat.room-a\n\nforged");
      await().atMost(SOON).until(() -> forger.has("MESSAGE"));
      String message = forger.frames.stream().filter(frame -> frame.startsWith("MESSAGE")).findFirst().orElseThrow();
      forger.send("NACK\nrequeue:false\nid:" + message.replaceAll("(?s).*\nack:([^\n]*)\n.*", "$1") + "\n\n");
      await().atMost(SOON).until(() -> texts(desk).contains("chat/room-b/desk forged"));
    }
  }

  /** RabbitMQ makes dots of slashes: this would be the desk's topic. */
  @Test
  void reachesNoOtherTopicByADot() throws Exception {
    RecordingListener desk = new RecordingListener();
    Transport agent = agent(everything(), desk);

    assertThat(succeeds(customer(CustomerBroker.CUSTOMER, List.of(), new RecordingListener())
        .publish("chat/room-a.desk", bytes("forged"), true))).isFalse();

    done(agent.publish("chat/room-a.desk", bytes("genuine"), true));
    await().atMost(SOON).until(() -> texts(desk).contains("chat/room-a/desk genuine"));
    assertThat(texts(desk)).noneMatch(text -> text.endsWith("forged"));
  }

  @Test
  void refusesAFifthConnectionOfOneCustomer() throws Exception {
    for (String device : List.of("room-a", "room-a.0", "room-a.1", "room-a.9")) {
      done(device(device, List.of("chat/room-a/desk")).connect());
    }

    assertThat(ContractTools.failure(device("room-a.5", List.of()).connect()))
        .isInstanceOf(TransportException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"room-a.10", "room-a.", "room-b", "xroom-a", "room-a-0", "room-a.x"})
  void refusesAClientIdThatIsNotTheCustomers(String clientId) {
    assertThat(ContractTools.failure(device(clientId, List.of("chat/room-a/desk")).connect()))
        .isInstanceOf(TransportException.class);
  }

  private Transport device(String clientId, List<String> filters) {
    return line(broker().customers(), CustomerBroker.CUSTOMER, new InboxName(clientId, false), filters,
        new RecordingListener());
  }

  private RawStomp stomp(Credentials user) {
    return new RawStomp(broker().endpoint(Dialect.STOMP_WS), user);
  }

  /** A console's inbox whose console is away. */
  private String queueWithAMessage() throws Exception {
    String queue = name();
    Transport console = line(broker().endpoint(Dialect.STOMP_WS), broker().agent(), new InboxName(queue, true),
        List.of("chat/+"), new RecordingListener());
    done(console.connect());
    console.close();
    done(customer(CustomerBroker.OTHER_CUSTOMER, List.of(), new RecordingListener()).publish("chat/room-b",
        bytes("waits in " + queue), true));
    return queue;
  }
}
