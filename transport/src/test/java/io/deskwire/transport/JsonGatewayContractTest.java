package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestBroker;
import io.deskwire.transport.testing.TestGateway;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Plain JSON on a gateway of the usual shape: the contract as far as such a line can keep it, and what is its own. */
class JsonGatewayContractTest extends TransportContract {
  @Override
  TestBroker broker() {
    return TestGateway.shared();
  }

  @Override
  Dialect dialect() {
    return Dialect.JSON_WS;
  }

  @Test
  void takesTheRoomFromThePayloadAndLeavesTheRoleToIt() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport transport = connected(transientRequest(List.of()), listener);

    done(transport.publish("chat/" + room + "/desk", message(1), true));

    await().atMost(SOON).until(() -> !listener.events.isEmpty());
    assertThat(listener.events.getFirst().topic()).isEqualTo("chat/" + room);
    assertThat(listener.events.getFirst().roleFromTopic()).isFalse();
  }

  @Test
  void aPingIsAnsweredByTheGatewayItself() throws Exception {
    Transport transport = connected(transientRequest(List.of()), new RecordingListener());
    long before = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      assertThat(transport.ping().get(5, TimeUnit.SECONDS)).isBetween(before, System.nanoTime());
    }
    transport.close();
    assertThat(failure(transport.ping().thenApply(_ -> null))).isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void refusesWhatIsNotARoomsMessage() throws Exception {
    Transport transport = connected(transientRequest(List.of()), new RecordingListener());

    for (String topic : List.of("live/" + room, "desk/rooms/" + room, "desk/probe/x", "elsewhere")) {
      assertThat(failure(transport.publish(topic, message(1), false))).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void givesOutWithoutATopicWhatNamesNoRoom() throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport transport = connected(transientRequest(List.of()), listener);
    List<String> odd = List.of("", "not json", "[1]", "{}", "{\"room\":7}", "{\"room\":\"a/b\"}", "{\"room\":\"\"}",
        "{\"a\":".repeat(10_000), "{\"nested\":{\"room\":\"x\"}}", "{\"room\":\"ok\"");

    done(transport.publish("chat/" + room + "0", bytes("{\"room\":\"" + room + "0\"}"), true));
    await().atMost(SOON).until(() -> !listener.events.isEmpty()); // the gateway knows this client now

    odd.forEach(TestGateway.shared()::broadcast);
    TestGateway.shared().broadcast("{\"a\":[{\"room\":\"no\"}],\"room\":\"" + room + "\"}");

    await().atMost(SOON).until(() -> listener.topics().contains("chat/" + room));
    assertThat(listener.topics().subList(1, odd.size())).containsOnly("");
    assertThat(listener.closings).isEmpty();
  }
}
