package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ as installed, with the shipped configuration and a second file that moves its ports to loopback. The script in
 * {@code /usr/sbin} refuses ordinary users; the one below {@code /usr/lib} takes its settings from the environment. Its
 * port mapper and its distribution port are private and on loopback too.
 */
public final class RabbitBroker implements CustomerBroker, FragileBroker {
  private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final Path PORT_MAPPER = Path.of("/usr/bin/epmd");
  private static @Nullable RabbitBroker shared;

  private final Path folder = TestFolder.create("rabbitmq");
  private final int amqp = Ports.steady();
  private final int stomp = Ports.steady();
  private final int mqtt = Ports.steady();
  private final int webMqtt = Ports.steady();

  private final Map<String, String> environment;
  private BrokerProgram server;

  private RabbitBroker() throws IOException {
    Path overrides = Files.createDirectories(folder.resolve("conf.d"));
    Files.writeString(overrides.resolve("90-test.conf"), """
        listeners.tcp.default = 127.0.0.1:%d
        web_stomp.tcp.ip = 127.0.0.1
        web_stomp.tcp.port = %d
        mqtt.listeners.tcp.default = 127.0.0.1:%d
        web_mqtt.tcp.ip = 127.0.0.1
        web_mqtt.tcp.port = %d
        distribution.listener.interface = 127.0.0.1
        log.console = true
        load_definitions = %s
        """.formatted(amqp, stomp, mqtt, webMqtt, definitions()));
    int portMapper = Ports.steady();
    BrokerProgram.start(
        List.of(PORT_MAPPER.toString(), "-port", String.valueOf(portMapper), "-address", "127.0.0.1"), Map.of(),
        folder.resolve("epmd.log")).awaitPort(portMapper, Duration.ofSeconds(10));
    environment = environment(overrides, portMapper);
    server = launch();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFolder.delete(folder), "rabbitmq-clean"));
  }

  /** The one of this JVM, started when first asked for. Skips the test where RabbitMQ is not installed. */
  public static synchronized RabbitBroker shared() {
    BrokerProgram.need(SERVER);
    try {
      if (shared == null) {
        shared = new RabbitBroker();
      }
      return shared;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BrokerProgram launch() {
    BrokerProgram program = BrokerProgram.start(List.of(SERVER.toString()), environment, folder.resolve("server.log"));
    program.awaitPort(amqp, Duration.ofMinutes(4)); // opened last; a busy machine has taken two minutes
    return program;
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public void start() {
    server = launch();
  }

  @Override
  public void freeze(boolean frozen) {
    server.freeze(frozen);
  }

  private Map<String, String> environment(Path overrides, int portMapper) {
    return Map.ofEntries(Map.entry("HOME", folder.toString()), Map.entry("CONF_ENV_FILE", "/dev/null"),
        Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
        Map.entry("RABBITMQ_NODENAME", "deskwire" + amqp + "@localhost"),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()), Map.entry("RABBITMQ_LOGS", "-"),
        Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", BrokerProgram.shipped("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_CONFIG_FILES", overrides.toString()),
        Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("generated").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", BrokerProgram.shipped("rabbitmq-enabled-plugins").toString()),
        Map.entry("RABBITMQ_FEATURE_FLAGS_FILE", folder.resolve("feature-flags").toString()),
        Map.entry("RABBITMQ_DIST_PORT", String.valueOf(Ports.steady())),
        Map.entry("ERL_EPMD_PORT", String.valueOf(portMapper)), Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"));
  }

  /** A folder with the shipped policies, and users made of the shipped pattern of each kind. */
  private Path definitions() throws IOException {
    Path all = Files.createDirectories(folder.resolve("definitions"));
    Files.copy(BrokerProgram.shipped("rabbitmq-definitions.json"), all.resolve("0.json"));
    String agent = Files.readString(BrokerProgram.shipped("rabbitmq-agent.json"));
    user(all, agent, "AGENT", AGENT);
    user(all, agent, "AGENT", COLLEAGUE);
    user(all, agent.replace("chat|desk|live", "chat|live"), "AGENT", RESTRICTED);
    String customer = Files.readString(BrokerProgram.shipped("rabbitmq-customer.json"));
    user(all, customer, "ROOM", CUSTOMER);
    user(all, customer, "ROOM", OTHER_CUSTOMER);
    return all;
  }

  private static void user(Path all, String pattern, String placeholder, Credentials user) throws IOException {
    Files.writeString(all.resolve(user.user() + ".json"),
        pattern.replace(placeholder, user.user()).replace("PASSWORD", user.password()));
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, switch (dialect) {
      case STOMP_WS -> stomp;
      case MQTT -> mqtt;
      case MQTT_WS -> webMqtt;
      default -> throw new IllegalArgumentException(dialect.name());
    });
  }

  @Override
  public Endpoint customers() {
    return endpoint(Dialect.MQTT);
  }

  @Override
  public int largestPayload() {
    return 512 << 10;
  }
}
