package io.deskwire.transport;

import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.TestBroker;
import org.junit.jupiter.api.Nested;

/** Every dialect that Artemis speaks, plain and with TLS. */
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

    @Override
    TlsTrust trust() {
      return dialect.tls() ? ArtemisBroker.shared().trust() : TlsTrust.SYSTEM;
    }
  }

  @Nested
  class Stomp extends OnArtemis {
    Stomp() {
      super(Dialect.STOMP_WS);
    }
  }

  @Nested
  class StompWithTls extends OnArtemis {
    StompWithTls() {
      super(Dialect.STOMP_WSS);
    }
  }

  @Nested
  class Mqtt extends OnArtemis {
    Mqtt() {
      super(Dialect.MQTT);
    }
  }

  @Nested
  class MqttWithTls extends OnArtemis {
    MqttWithTls() {
      super(Dialect.MQTTS);
    }
  }

  @Nested
  class MqttOverWebSocket extends OnArtemis {
    MqttOverWebSocket() {
      super(Dialect.MQTT_WS);
    }
  }

  @Nested
  class MqttOverWebSocketWithTls extends OnArtemis {
    MqttOverWebSocketWithTls() {
      super(Dialect.MQTT_WSS);
    }
  }
}
