package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Small loads on brokers as installed, which are processes of their own. */
class LoadOnBrokersTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void rabbitDeliversEverythingAndItsProcessIsMeasured() throws Exception {
    LoadFigures figures = run(RabbitBroker.shared(), false, Dialect.STOMP_WS, Dialect.MQTT, Dialect.MQTT_WS);
    assertThat(figures.isClean()).isTrue();
    assertThat(figures.endpoints()).extracting(EndpointFigures::delivered).containsExactly(50L, 50L, 50L);
    assertThat(figures.endpoints()).extracting(each -> each.broker().isKnown()).containsOnly(true);
    assertThat(figures.endpoints()).extracting(each -> each.broker().memory()).allMatch(bytes -> bytes > 10 << 20);
    assertThat(figures.sharesABroker()).isTrue();
  }

  @Test
  void mosquittoLosesNothingUnderFaults() throws Exception {
    LoadFigures figures = run(MosquittoBroker.shared(), true, Dialect.MQTT);
    assertThat(figures.faults()).isPositive();
    assertThat(figures.isClean()).isTrue();
    assertThat(figures.endpoints()).extracting(EndpointFigures::delivered).containsExactly(150L);
  }

  private static LoadFigures run(TestBroker broker, boolean faults, Dialect... dialects) throws Exception {
    LoadPlan plan = new LoadPlan(Stream.of(dialects).map(broker::endpoint).toList(), broker.agent(), TlsTrust.SYSTEM,
        12, 6, 50, Duration.ZERO, Duration.ofSeconds(3), null, faults, 7, false);
    try (LoadRun run = LoadRun.open(new Transports(), plan, LoadRun.newRooms())) {
      LoadFigures figures = run.measure();
      assertThat(figures.problems()).isEqualTo(List.of());
      return figures;
    }
  }
}
