package io.deskwire.chaos;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.testing.FragileBroker;
import io.deskwire.transport.testing.Ports;
import io.deskwire.transport.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Embedded Artemis in a process of its own. */
final class ArtemisProcess implements FragileBroker, AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final int port = Ports.steady();
  private final Path folder;
  private Child child;

  /** Started. */
  ArtemisProcess(Path folder) {
    this.folder = folder;
    child = launch();
  }

  private Child launch() {
    Child started = new Child(ArtemisProgram.class, List.of("-Xmx256m"),
        List.of(String.valueOf(port), folder.resolve("data").toString()), folder.resolve("log.txt"), _ -> {});
    started.await(ArtemisProgram.READY, START);
    return started;
  }

  @Override
  public void kill() {
    child.kill();
  }

  @Override
  public void start() {
    child = launch();
  }

  @Override
  public void freeze(boolean frozen) {
    child.freeze(frozen);
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, port);
  }

  @Override
  public Credentials restricted() {
    throw new UnsupportedOperationException("nobody asks");
  }

  @Override
  public int largestPayload() {
    return 30 << 20;
  }

  @Override
  public void close() {
    child.kill();
  }
}
