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

/** Mosquitto as installed, with the shipped configuration: only the ports, the folder and the users are filled in. */
public final class MosquittoBroker implements CustomerBroker, FragileBroker {
  private static final Path SERVER = Path.of("/usr/sbin/mosquitto");
  private static final Path PASSWORDS = Path.of("/usr/bin/mosquitto_passwd");
  private static @Nullable MosquittoBroker shared;

  private final Path folder = TestFolder.create("mosquitto");
  private final int port = Ports.steady();
  private final int customersPort = Ports.steady();

  private final Path file;
  private BrokerProgram server;

  private MosquittoBroker(@Nullable TestBroker other) throws IOException, InterruptedException {
    password("agents.passwd", AGENT, RESTRICTED, COLLEAGUE);
    password("customers.passwd", CUSTOMER, OTHER_CUSTOMER);
    for (String acl : List.of("mosquitto-agents.acl", "mosquitto-customers.acl")) {
      Files.copy(BrokerProgram.shipped(acl), folder.resolve(acl));
    }
    String configuration = Files.readString(BrokerProgram.shipped("mosquitto.conf"))
        .replace("listener 1883", "listener " + port + " 127.0.0.1")
        .replace("listener 1884", "listener " + customersPort + " 127.0.0.1")
        .replace("#persistence_location /var/lib/mosquitto/", "persistence_location " + folder + "/")
        .replace("/etc/mosquitto/", folder + "/") + (other == null ? "" : bridge(other));
    // started by root it gives its rights up, and could not read its folder any more
    file = Files.writeString(folder.resolve("mosquitto.conf"),
        configuration + "\nuser " + System.getProperty("user.name") + "\n");
    server = launch();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFolder.delete(folder), "mosquitto-clean"));
  }

  private static String bridge(TestBroker other) throws IOException {
    Endpoint there = other.endpoint(Dialect.MQTT);
    return Files.readString(BrokerProgram.shipped("mosquitto-bridge.conf"))
        .replace("other-broker.example:1883", there.host() + ":" + there.port())
        .replace("remote_username bridge", "remote_username " + other.agent().user())
        .replace("remote_password secret", "remote_password " + other.agent().password());
  }

  private BrokerProgram launch() {
    BrokerProgram program = BrokerProgram.start(List.of(SERVER.toString(), "-c", file.toString()), Map.of(),
        folder.resolve("server.log"));
    program.awaitPort(customersPort, Duration.ofSeconds(10)); // opened last
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

  /** It saves once a second, as it is shipped. */
  @Override
  public boolean forgets() {
    return true;
  }

  private void password(String name, Credentials... users) throws IOException, InterruptedException {
    Path passwords = Files.createFile(folder.resolve(name));
    for (Credentials user : users) {
      Process made = new ProcessBuilder(PASSWORDS.toString(), "-b", passwords.toString(), user.user(), user.password())
          .redirectErrorStream(true).redirectOutput(folder.resolve("passwd.log").toFile()).start();
      if (made.waitFor() != 0) {
        throw new IOException(Files.readString(folder.resolve("passwd.log")));
      }
    }
  }

  /** The one of this JVM, started when first asked for. Skips the test where Mosquitto is not installed. */
  public static synchronized MosquittoBroker shared() {
    BrokerProgram.need(SERVER);
    try {
      if (shared == null) {
        shared = new MosquittoBroker(null);
      }
      return shared;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another one that shares what is said with this broker, by the shipped bridge. Until {@link #kill}. */
  public static MosquittoBroker bridgedTo(TestBroker other) {
    BrokerProgram.need(SERVER);
    try {
      return new MosquittoBroker(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, port);
  }

  @Override
  public Endpoint customers() {
    return TestBroker.loopback(Dialect.MQTT, customersPort);
  }

  @Override
  public boolean refusesFilters() {
    return false;
  }

  @Override
  public int largestPayload() {
    return 512 << 10;
  }
}
