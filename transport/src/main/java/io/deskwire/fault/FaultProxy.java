package io.deskwire.fault;

import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on loopback in front of a broker, which breaks the line as networks do. Clients connect to
 * {@link #endpoint()}; what goes wrong is set while they are connected, and holds for every connection, old and new.
 *
 * <pre>{@code
 * try (FaultProxy proxy = new FaultProxy(broker, 42)) {
 *   connect(proxy.endpoint());
 *   proxy.set(Direction.DOWN, new Toxic.CutBefore(Confirmations.mqttPuback(), Ending.RESET));
 *   …
 *   proxy.restore();
 * }
 * }</pre>
 *
 * One seed gives each connection, by its number, the same jitter and the same slices for the same reads. Holds at most
 * 400 KiB for each direction of a connection, then stops reading. Virtual threads, four for each connection; none is left
 * after {@link #close}, nor is a socket. Any thread may call any method; none waits for the network but {@code close},
 * which waits for the proxy's own threads.
 *
 * <p>Over TLS the bytes cannot be read, so packets cannot be told, and the certificate must be good for 127.0.0.1.
 */
public final class FaultProxy implements AutoCloseable {
  static final int KERNEL_BUFFER = 64 << 10;
  private static final int BACKLOG = 50;

  private final Endpoint target;
  private final long seed;
  private final int port;
  private final Map<Direction, AtomicReference<Plan>> plans = new EnumMap<>(Direction.class);
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors
      .newThreadPerTaskExecutor(Thread.ofVirtual().name("deskwire-fault-", 0).factory());

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ServerSocket server; // guarded by lock; null while nobody listens
  /** Keeps the port while nobody listens: a bound socket that does not listen is refused by the kernel. */
  private @Nullable Socket placeholder; // guarded by lock
  private @Nullable Refusal refusal; // guarded by lock
  private volatile CompletableFuture<Void> accepting = CompletableFuture.completedFuture(null);
  private long accepted; // guarded by lock
  private boolean closed; // guarded by lock

  /**
   * Listens on a free port of 127.0.0.1.
   *
   * @throws UncheckedIOException when there is none
   */
  public FaultProxy(Endpoint target, long seed) {
    this.target = target;
    this.seed = seed;
    for (Direction direction : Direction.values()) {
      plans.put(direction, new AtomicReference<>(new Plan(List.of())));
    }
    lock.lock();
    try {
      port = listen(0);
    } finally {
      lock.unlock();
    }
  }

  /** Where clients connect: the target's dialect and path, at 127.0.0.1. The same for the life of the proxy. */
  public Endpoint endpoint() {
    return new Endpoint(target.dialect(), "127.0.0.1", port, target.path());
  }

  /** How many connections are not over. */
  public int connections() {
    return connections.size();
  }

  /** The toxics of this direction, in the order they were set. */
  public List<Toxic> toxics(Direction direction) {
    return plan(direction).toxics();
  }

  /** Replaces the toxics of this direction; none makes it healthy. Holds at once, for what is on its way too. */
  public void set(Direction direction, Toxic... toxics) {
    set(direction, List.of(toxics));
  }

  /** Like {@link #set(Direction, Toxic...)}. */
  public void set(Direction direction, List<Toxic> toxics) {
    Objects.requireNonNull(plans.get(direction)).set(new Plan(toxics));
    connections.forEach(Connection::wake);
  }

  /** Makes this a line of that shape, both ways. */
  public void set(Line line) {
    for (Direction direction : Direction.values()) {
      set(direction, line.toxics(direction));
    }
  }

  /** Swallows everything both ways, without closing anything. */
  public void blackHole() {
    set(Direction.UP, new Toxic.BlackHole());
    set(Direction.DOWN, new Toxic.BlackHole());
  }

  /** One direction is silently dead, the other goes on. */
  public void halfOpen(Direction dead) {
    set(dead, new Toxic.BlackHole());
  }

  /** Ends every connection that there is; new ones are taken. */
  public void cut(Ending how) {
    connections.forEach(connection -> connection.end(how));
  }

  /** Takes no new connections from now on; those that there are go on. */
  public void refuse(Refusal how) {
    lock.lock();
    try {
      refusal = how;
      if (how == Refusal.NOT_LISTENING) {
        stopListening();
      } else if (!closed) {
        listenAgain();
      }
    } finally {
      lock.unlock();
    }
    if (how == Refusal.NOT_LISTENING) {
      accepting.join(); // the port is free when its thread has let go of it; that needs the lock
      keepPort();
    }
  }

  /** Under the lock. */
  private void stopListening() {
    try {
      if (server != null) {
        server.close();
        server = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepPort() {
    lock.lock();
    try {
      if (!closed && server == null && placeholder == null) {
        Socket socket = new Socket();
        placeholder = socket;
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The network is back: takes connections, and nothing is wrong with them. Connections of which a black hole has
   * swallowed something stay dead.
   *
   * @throws UncheckedIOException when somebody else has taken the port meanwhile
   */
  public void restore() {
    for (Direction direction : Direction.values()) {
      set(direction);
    }
    lock.lock();
    try {
      refusal = null;
      if (!closed) {
        listenAgain();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock. */
  private void listenAgain() {
    if (server == null) {
      if (placeholder != null) {
        Connection.drop(placeholder, Ending.CLOSE);
        placeholder = null;
      }
      listen(port);
    }
  }

  /** Under the lock. @return the port */
  private int listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.setReceiveBufferSize(KERNEL_BUFFER);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      server = socket;
      accepting = CompletableFuture.runAsync(() -> accept(socket), threads);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (!socket.isClosed()) {
        take(socket.accept());
      }
    } catch (IOException | RejectedExecutionException e) {
      // closed
    }
  }

  private void take(Socket client) {
    lock.lock();
    try {
      if (closed || refusal != null) {
        Connection.drop(client, refusal == Refusal.RESET ? Ending.RESET : Ending.CLOSE);
        return;
      }
      long number = accepted++;
      Connection connection = new Connection(client, Packets.Form.of(target.dialect()), this::plan,
          direction -> new SplittableRandom(seed * 31 + number * 2 + (direction == Direction.UP ? 0 : 1)),
          connections::remove);
      connections.add(connection);
      threads.execute(() -> connection.run(target.host(), target.port(), threads));
    } finally {
      lock.unlock();
    }
  }

  private Plan plan(Direction direction) {
    return Objects.requireNonNull(Objects.requireNonNull(plans.get(direction)).get());
  }

  /** Ends every connection and waits for the proxy's threads. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      stopListening();
      if (placeholder != null) {
        Connection.drop(placeholder, Ending.CLOSE);
      }
    } finally {
      lock.unlock();
    }
    cut(Ending.CLOSE);
    threads.close();
  }
}
