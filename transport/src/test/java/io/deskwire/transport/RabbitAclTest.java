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

  /** What RabbitMQ publishes for a queue is not checked against the rights of who made the queue. */
  @Test
  void forgesThroughDeadLettersWhereStompIsWithinReach() throws Exception {
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
      await().atMost(SOON).until(() -> forger.has("RECEIPT") || forger.isRefused());
      forger.send("SEND\ndestination:/topic/chat.room-a\nreceipt:2\n\nforged");
      await().atMost(SOON).until(() -> forger.has("MESSAGE") || forger.isRefused());
      String ack = forger.frames.stream().filter(f -> f.startsWith("MESSAGE")).findFirst().orElse("none");
      forger.send("NACK\nrequeue:false\nid:" + ack.replaceAll("(?s).*\nack:([^\n]*)\n.*", "$1") + "\n\n");
      System.out.println(forger.frames);
      await().atMost(SOON).until(() -> texts(desk).contains("chat/room-b/desk forged"));
    }
  }

  @Test
  void refusesAFifthConnectionOfOneCustomer() throws Exception {
    for (String device : List.of("room-a", "room-a.0", "room-a.1", "room-a.9")) {
      done(device(device, List.of("chat/room-a/desk")).connect());
    }

    assertThat(TransportContract.failure(device("room-a.5", List.of()).connect()))
        .isInstanceOf(TransportException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"room-a.10", "room-a.", "room-b", "xroom-a", "room-a-0", "room-a.x"})
  void refusesAClientIdThatIsNotTheCustomers(String clientId) {
    assertThat(TransportContract.failure(device(clientId, List.of("chat/room-a/desk")).connect()))
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
