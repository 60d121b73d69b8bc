package io.deskwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static LocalBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = LocalBroker.start(BrokerOptions.loopback());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void mixedDialectsAreMeasuredSideBySide() {
    CliRun load = load("--endpoint", stomp(), "--endpoint", broker.mqtt().url(), "--customers", "20", "--connections",
        "6", "--rate", "100", "--duration", "2", "--warm-up", "0.5");
    assertThat(load.err().lines()).hasSize(1).first().asString().contains("20 customers").contains("6 connections")
        .contains("load-");
    assertThat(load.code()).isEqualTo(ExitCode.DONE);
    assertThat(load.out()).contains("case study, WebSocket").contains("case study, MQTT").contains("45").contains("78")
        .contains("0.02").contains("0.01");
    assertThat(row(load, "sent")).containsExactly("100", "100");
    assertThat(row(load, "delivered")).containsExactly("100", "100");
    assertThat(row(load, "duplicates")).containsExactly("0", "0");
    assertThat(row(load, "out of order")).containsExactly("0", "0");
    assertThat(row(load, "customers")).containsExactly("10", "10");
    assertThat(row(load, "connections")).containsExactly("3", "3");
    // the broker of this test is in this process
    assertThat(row(load, "broker CPU %")).containsExactly("this process", "this process");
  }

  @Test
  void jsonIsOneObjectWithTheFiguresOfEachEndpoint() {
    CliRun load = load("--endpoint", stomp(), "--endpoint", broker.mqttOverWebSocket().url(), "--customers", "5",
        "--rate", "50", "--duration", "1", "--warm-up", "0", "--json");
    assertThat(load.code()).isEqualTo(ExitCode.DONE);
    assertThat(load.out().lines()).hasSize(1);
    JsonNode all = MAPPER.readTree(load.out());
    assertThat(all.get("customers").asInt()).isEqualTo(5);
    assertThat(all.get("connections").asInt()).isEqualTo(5);
    assertThat(all.get("endpoints").get(0).get("endpoint").asString()).isEqualTo(stomp());
    for (JsonNode endpoint : all.get("endpoints")) {
      assertThat(endpoint.get("sent").asInt()).isPositive().isEqualTo(endpoint.get("delivered").asInt());
      assertThat(endpoint.get("lost").asInt() + endpoint.get("duplicates").asInt() + endpoint.get("outOfOrder").asInt())
          .isZero();
      assertThat(endpoint.get("p50Ms").asDouble()).isPositive()
          .isLessThanOrEqualTo(endpoint.get("p95Ms").asDouble());
      assertThat(endpoint.get("p95Ms").asDouble()).isLessThanOrEqualTo(endpoint.get("p99Ms").asDouble());
    }
    assertThat(all.get("endpoints").get(0).get("sent").asInt() + all.get("endpoints").get(1).get("sent").asInt())
        .isEqualTo(50);
    assertThat(all.get("ownLateP99Ms").asDouble()).isNotNegative();
    assertThat(all.get("caseStudy").get("MQTT").get("roundTripMs").asDouble()).isEqualTo(78);
  }

  @Test
  void inTurnsEveryEndpointHasTheWholeLoad() {
    CliRun load = load("--endpoint", stomp(), "--endpoint", broker.mqtt().url(), "--customers", "4", "--rate", "40",
        "--duration", "1", "--warm-up", "0", "--in-turns");
    assertThat(load.code()).isEqualTo(ExitCode.DONE);
    assertThat(row(load, "sent")).containsExactly("40", "40");
    assertThat(row(load, "customers")).containsExactly("4", "4");
  }

  @Test
  void aSlowLineShowsInTheTimes() {
    CliRun load = load("--endpoint", broker.mqtt().url(), "--customers", "4", "--rate", "4", "--duration", "2",
        "--warm-up", "0", "--line", "3g", "--json");
    assertThat(load.code()).isEqualTo(ExitCode.DONE);
    JsonNode endpoint = MAPPER.readTree(load.out()).get("endpoints").get(0);
    assertThat(endpoint.get("endpoint").asString()).isEqualTo(broker.mqtt().url());
    assertThat(endpoint.get("p50Ms").asDouble()).isGreaterThan(150);
  }

  @Test
  void faultsCostLinesAndNoMessage() {
    CliRun load = load("--endpoint", stomp(), "--endpoint", broker.mqtt().url(), "--customers", "16", "--rate", "100",
        "--duration", "8", "--warm-up", "0", "--faults", "--seed", "3", "--json");
    assertThat(load.err().lines()).hasSize(1);
    assertThat(load.code()).isEqualTo(ExitCode.DONE);
    JsonNode all = MAPPER.readTree(load.out());
    assertThat(all.get("faults").asInt()).isPositive();
    for (JsonNode endpoint : all.get("endpoints")) {
      assertThat(endpoint.get("reconnects").asInt()).isPositive();
      assertThat(endpoint.get("delivered").asInt()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({"DROP, lost", "DOUBLE, duplicates", "SWAP, outOfOrder"})
  void whatAGatewaySpoilsIsExitCode1(UnreliableGateway.Habit habit, String counter) throws Exception {
    try (UnreliableGateway gateway = UnreliableGateway.start(habit)) {
      CliRun load = load("--endpoint", gateway.url(), "--customers", "1", "--rate", "21", "--duration", "1",
          "--warm-up", "0", "--json");
      assertThat(load.code()).isEqualTo(ExitCode.FAILED);
      JsonNode endpoint = MAPPER.readTree(load.out()).get("endpoints").get(0);
      for (String each : List.of("lost", "duplicates", "outOfOrder")) {
        assertThat(endpoint.get(each).asInt()).as(each).isEqualTo(each.equals(counter) ? 4 : 0);
      }
      assertThat(load.err().lines().toList().getLast()).contains("Of 21 messages").contains("4");
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "REPEAT, 4"})
  void whatADeskFiltersIsNotAFailure(UnreliableGateway.Habit habit, int repeats) throws Exception {
    try (UnreliableGateway gateway = UnreliableGateway.start(habit)) {
      CliRun load = load("--endpoint", gateway.url(), "--customers", "3", "--rate", "21", "--duration", "1",
          "--warm-up", "0", "--json");
      assertThat(load.code()).isEqualTo(ExitCode.DONE);
      JsonNode endpoint = MAPPER.readTree(load.out()).get("endpoints").get(0);
      assertThat(endpoint.get("repeats").asInt()).isEqualTo(repeats);
      assertThat(endpoint.get("delivered").asInt()).isEqualTo(21);
    }
  }

  @Test
  void aBrokerThatGoesAwayIsExitCode1WithTheTableAndTheReason() throws Exception {
    LocalBroker leaving = LocalBroker.start(BrokerOptions.loopback());
    CliRun load = CliRun.start("load", "--endpoint", leaving.mqtt().url(), "--customers", "2", "--rate", "20",
        "--duration", "3", "--warm-up", "0");
    load.awaitError("customers are there");
    leaving.close();
    assertThat(load.code()).isEqualTo(ExitCode.FAILED);
    assertThat(row(load, "sent")).containsExactly("60");
    assertThat(load.err()).contains("The reader at").contains("were lost").doesNotContain("\tat ");
  }

  @Test
  void anUnreachableBrokerIsOneSentence() {
    CliRun load = load("--endpoint", "mqtt://127.0.0.1:1");
    assertThat(load.code()).isEqualTo(ExitCode.FAILED);
    assertThat(load.out()).isEmpty();
    assertThat(load.err().lines()).hasSize(1);
    assertThat(load.err()).contains("refuses");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"--customers 0|--customers", "--customers 100001|--customers",
      "--connections 0|--connections", "--connections 2001|--connections", "--rate 0|--rate", "--rate -1|--rate",
      "--rate NaN|--rate", "--rate 20001|--rate", "--duration 0|--duration", "--duration NaN|--duration",
      "--warm-up -1|--warm-up", "--rate 0.1 --duration 1|at least one message",
      "--rate 1000 --duration 3600|1000000 messages", "--line 5g|2g", "--customers ten|ten", "--nonsense|--nonsense"})
  void wrongUsageIsExitCode2WithTheReason(String options, String reason) {
    CliRun load = load(("--endpoint mqtt://127.0.0.1:1 " + options).split(" ", -1));
    assertThat(load.code()).isEqualTo(ExitCode.USAGE);
    assertThat(load.err().lines()).hasSize(1);
    assertThat(load.err()).contains(reason);
  }

  @Test
  void anEndpointIsNeededAndACustomerForEach() {
    assertThat(load().code()).isEqualTo(ExitCode.USAGE);
    assertThat(load("--endpoint", "http://x.invalid").code()).isEqualTo(ExitCode.USAGE);
    CliRun few = load("--endpoint", stomp(), "--endpoint", broker.mqtt().url(), "--customers", "1");
    assertThat(few.code()).isEqualTo(ExitCode.USAGE);
    assertThat(few.err()).contains("one for each endpoint");
  }

  @Test
  void whatAProxyCannotDoIsSaidBefore() {
    CliRun tls = load("--endpoint", "mqtts://broker.invalid", "--line", "2g");
    assertThat(tls.code()).isEqualTo(ExitCode.USAGE);
    assertThat(tls.err()).contains("certificate");
    CliRun json = load("--endpoint", "ws://127.0.0.1:1/", "--faults");
    assertThat(json.code()).isEqualTo(ExitCode.USAGE);
    assertThat(json.err()).contains("confirms nothing");
  }

  private static String stomp() {
    return broker.stompOverWebSocket().url();
  }

  private static CliRun load(String... options) {
    List<String> all = new ArrayList<>(List.of("load"));
    all.addAll(List.of(options));
    return CliRun.run(all.toArray(String[]::new));
  }

  /** The cells of the endpoints in this row; those of the case study are empty there. */
  private static List<String> row(CliRun run, String name) {
    String line = run.out().lines().filter(each -> each.startsWith(name + " ")).findFirst().orElseThrow();
    return List.of(line.substring(name.length()).strip().split("\\s{2,}", -1));
  }
}
