package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BrokerProcessTest {
  private static final String LISTENING = "   0: 0100007F:075B 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
      + "     0        0 123456 1 0000000000000000 100 0 0 10 0";

  @Test
  void theSocketThatListensOnThePortIsTaken() {
    assertThat(BrokerProcess.socket(LISTENING, 1883)).contains("socket:[123456]");
  }

  @Test
  void anotherPortOrAConnectionIsNot() {
    assertThat(BrokerProcess.socket(LISTENING, 1884)).isEmpty();
    assertThat(BrokerProcess.socket(LISTENING.replace(" 0A ", " 01 "), 1883)).isEmpty();
    assertThat(BrokerProcess.socket("  sl  local_address rem_address   st", 1883)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aBrokerInThisProcessIsNotMeasured() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(BrokerProcess.at(mqtt("127.0.0.1", socket.getLocalPort())))
          .isEqualTo(new BrokerProcess.Found.Nowhere("this process"));
    }
  }

  @Test
  void aBrokerElsewhereIsNotLookedFor() {
    // of a block that is nobody's
    assertThat(BrokerProcess.at(mqtt("192.0.2.1", 1883))).isEqualTo(new BrokerProcess.Found.Nowhere("not local"));
  }

  private static Endpoint mqtt(String host, int port) {
    return new Endpoint(Dialect.MQTT, host, port, "");
  }
}
