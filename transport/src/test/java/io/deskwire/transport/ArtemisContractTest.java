package io.deskwire.transport;

import static org.awaitility.Awaitility.await;

import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestBroker;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every dialect that Artemis speaks. */
class ArtemisContractTest {

  abstract static class OnArtemis extends TransportContract {
    private final Dialect dialect;

    OnArtemis(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    TestBroker broker() {
      return ArtemisBroker.shared();
    }

    @Override
    Dialect dialect() {
      return dialect;
    }
  }

  @Nested
  class Stomp extends OnArtemis {
    Stomp() {
      super(Dialect.STOMP_WS);
    }
  }

  @Nested
  class Mqtt extends OnArtemis {
    Mqtt() {
      super(Dialect.MQTT);
    }
  }

  @Nested
  class MqttOverWebSocket extends OnArtemis {
    MqttOverWebSocket() {
      super(Dialect.MQTT_WS);
    }
  }

  @Nested
  class SameRoom extends SameRoomContract {
    @Override
    TestBroker broker() {
      return ArtemisBroker.shared();
    }

    /** RabbitMQ cannot tell them apart. */
    @Test
    void aRoomWithADotThatMqttHasMadeIsNotTakenForTheDesk() throws Exception {
      send(1, "chat/" + room + ".desk", "from a customer");

      for (RecordingListener listener : listeners) {
        await().until(() -> listener.topics().equals(List.of("chat/" + room + ".desk")));
      }
    }
  }
}
