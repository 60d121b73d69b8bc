package io.deskwire.transport;

import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.TestBroker;
import org.junit.jupiter.api.Nested;

/** Every dialect that RabbitMQ speaks, on the one that is installed and with the configuration that is shipped. */
class RabbitContractTest {

  abstract static class OnRabbit extends TransportContract {
    @Override
    TestBroker broker() {
      return RabbitBroker.shared();
    }
  }

  @Nested
  class Stomp extends OnRabbit {
    @Override
    Dialect dialect() {
      return Dialect.STOMP_WS;
    }
  }

  @Nested
  class Mqtt extends OnRabbit {
    @Override
    Dialect dialect() {
      return Dialect.MQTT;
    }
  }

  @Nested
  class MqttOverWebSocket extends OnRabbit {
    @Override
    Dialect dialect() {
      return Dialect.MQTT_WS;
    }
  }

  @Nested
  class SameRoom extends SameRoomContract {
    @Override
    TestBroker broker() {
      return RabbitBroker.shared();
    }
  }
}
