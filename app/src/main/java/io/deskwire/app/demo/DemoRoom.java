package io.deskwire.app.demo;

import io.deskwire.app.broker.BrokerException;
import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.app.platform.TemporaryFolder;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.time.EventLoop;
import io.deskwire.time.ThreadEventLoop;
import io.deskwire.transport.TransportFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The demo inside a window that is open already: a broker, customers and a folder that goes with them. Any thread. */
public final class DemoRoom implements AutoCloseable {
  private final LocalBroker broker;
  private final EventLoop loop = new ThreadEventLoop("demo");
  private final Path data;
  private final List<SimulatedCustomer> customers;
  private final ChatSession session;
  private boolean closed; // guarded by this

  private DemoRoom(LocalBroker broker, Path data, TransportFactory transports, ChatSession session) {
    this.broker = broker;
    this.data = data;
    this.session = session;
    customers = SimulatedCustomer.all(loop, transports, broker.stompOverWebSocket(), broker.mqtt(),
        broker.credentials(), Demo.SEED);
    customers.forEach(SimulatedCustomer::start);
  }

  /** Returns when the customers have begun to write, about a second later. */
  public static DemoRoom open(TransportFactory transports, Function<Profile, ChatSession> sessions)
      throws BrokerException, IOException {
    Path data = Files.createTempDirectory("deskwire-demo");
    LocalBroker broker = null;
    try {
      broker = LocalBroker.start(BrokerOptions.loopback());
      return new DemoRoom(broker, data, transports, sessions.apply(Demo.profile(broker, data)));
    } catch (BrokerException | RuntimeException e) {
      if (broker != null) {
        broker.close();
      }
      TemporaryFolder.delete(data);
      throw e;
    }
  }

  /** The agent's; may be closed before. */
  public ChatSession session() {
    return session;
  }

  /** Ends everything and deletes what was stored. A second time does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    session.close();
    customers.forEach(SimulatedCustomer::close);
    loop.close();
    broker.close();
    TemporaryFolder.delete(data);
  }
}
