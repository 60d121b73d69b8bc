package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Load as a process of its own, beside a broker that is another one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked there, only killed")
class LoadInterruptedTest {
  /** 128 + SIGTERM. */
  private static final int TERMINATED = 143;

  @Test
  void theTableSoFarIsPrinted() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      Process load = Program.start(Map.of(), "load", "--endpoint", broker.stompOverWebSocket().url(), "--customers",
          "4",
          "--duration", "600");
      BlockingQueue<String> said = new LinkedBlockingQueue<>();
      Thread reader = Thread.ofPlatform().daemon().start(() -> {
        try (BufferedReader lines = load.errorReader(StandardCharsets.UTF_8)) {
          lines.lines().forEach(said::add);
        } catch (Exception e) {
          said.add(e.toString());
        }
      });
      assertThat(said.poll(60, TimeUnit.SECONDS)).contains("customers are there");
      load.toHandle().destroy();
      List<String> table = load.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(load.waitFor()).isEqualTo(TERMINATED);
      reader.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(table).anyMatch(line -> line.startsWith("delivered")).anyMatch(line -> line.contains("interrupted"));
      assertThat(said).isEmpty();
    }
  }
}
