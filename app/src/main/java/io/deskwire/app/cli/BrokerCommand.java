package io.deskwire.app.cli;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.app.platform.DataFolder;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "broker", mixinStandardHelpOptions = true, description = "Runs the embedded broker alone and prints its"
    + " endpoints. It keeps messages over a restart when --data-dir is given.")
final class BrokerCommand implements Callable<Integer> {
  private final CliContext context;

  @Option(names = "--address", paramLabel = "IP", defaultValue = "127.0.0.1", description = "Address to listen on"
      + " (127.0.0.1); any but loopback turns sign-in on.")
  private String address = "";

  @Option(names = "--stomp-port", paramLabel = "PORT", description = "For STOMP over WebSocket; by default a free one.")
  private int stompPort;

  @Option(names = "--mqtt-port", paramLabel = "PORT", description = "For MQTT, plain and over WebSocket; by default a"
      + " free one.")
  private int mqttPort;

  @Option(names = "--sign-in", description = "Makes a user and a password, and lets nobody in without them.")
  private boolean signIn;

  @Option(names = "--duration", paramLabel = "S", description = "Ends after so many seconds; by default when it is"
      + " interrupted.")
  private @Nullable Integer seconds;

  @Mixin
  private DataOptions data = new DataOptions();

  BrokerCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Path> folder = data.given();
    if (folder.isPresent()) {
      DataFolder.at(folder.get()).prepare();
    }
    BrokerOptions options = new BrokerOptions(address(), port(stompPort), port(mqttPort),
        folder.map(given -> given.resolve("broker")).orElse(null), signIn);
    LocalBroker broker = LocalBroker.start(options);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread onExit = new Thread(() -> {
      broker.close();
      interrupted.countDown();
    }, "broker-close");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      print(broker, folder);
      if (seconds == null) {
        interrupted.await();
      } else {
        boolean ended = interrupted.await(seconds, TimeUnit.SECONDS);
        if (!ended) {
          Runtime.getRuntime().removeShutdownHook(onExit);
          broker.close();
        }
      }
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      broker.close();
      throw e;
    }
  }

  private void print(LocalBroker broker, Optional<Path> folder) {
    context.out().println(broker.stompOverWebSocket());
    context.out().println(broker.mqtt());
    context.out().println(broker.mqttOverWebSocket());
    if (!broker.credentials().isEmpty()) {
      context.out().println("user " + broker.credentials().user());
      context.out().println("password " + broker.credentials().password());
    }
    context.out().flush();
    context.err()
        .println(folder.map(path -> "Messages are kept in " + path.resolve("broker") + ".")
            .orElse("Messages are kept in memory and are gone when it ends; --data-dir keeps them.")
            + " Ctrl+C ends it.");
  }

  private InetAddress address() throws CommandFailure {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("\"" + address + "\" is not an IP address.");
    }
  }

  private static int port(int port) throws CommandFailure {
    if (port < 0 || port > 65535) {
      throw CommandFailure.usage("Port " + port + " does not exist; ports are 1 to 65535.");
    }
    return port;
  }
}
