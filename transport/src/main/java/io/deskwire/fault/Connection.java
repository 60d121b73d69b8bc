package io.deskwire.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One client's connection through the proxy, and the one to the broker made for it. */
final class Connection {
  private static final int DIAL_MILLIS = 10_000;

  private final Socket client;
  private final Socket broker = new Socket();
  private final Map<Direction, Pipe> pipes = new EnumMap<>(Direction.class);
  private final Consumer<Connection> gone;
  private final AtomicInteger threads = new AtomicInteger(4);

  /**
   * @param random one for each direction, so that how threads take turns changes nothing
   * @param gone   told when both sockets are closed
   */
  Connection(Socket client, Packets.Form form, Function<Direction, Plan> plans,
      Function<Direction, RandomGenerator> random, Consumer<Connection> gone) {
    this.client = client;
    this.gone = gone;
    for (Direction direction : Direction.values()) {
      boolean up = direction == Direction.UP;
      pipes.put(direction, new Pipe(up ? client : broker, up ? broker : client, () -> plans.apply(direction),
          random.apply(direction), new Packets(form), this::end, () -> pipe(up ? Direction.DOWN : Direction.UP)));
    }
  }

  private Pipe pipe(Direction direction) {
    return Objects.requireNonNull(pipes.get(direction));
  }

  /** Connects to the broker, then passes bytes on until both directions have ended. */
  void run(String host, int port, Executor threadsOf) {
    try {
      client.setTcpNoDelay(true);
      // small buffers of the kernel, so that what the proxy holds back is held back
      broker.setReceiveBufferSize(FaultProxy.KERNEL_BUFFER);
      broker.setSendBufferSize(FaultProxy.KERNEL_BUFFER);
      broker.setTcpNoDelay(true);
      broker.connect(new InetSocketAddress(host, port), DIAL_MILLIS);
    } catch (IOException e) {
      end(Ending.RESET); // nearest to a refusal, which is too late to give
      return;
    }
    try {
      for (Pipe pipe : pipes.values()) {
        threadsOf.execute(() -> last(pipe::read));
        threadsOf.execute(() -> last(pipe::write));
      }
    } catch (RejectedExecutionException e) {
      end(Ending.CLOSE); // the proxy is being closed
    }
  }

  /** The last of the threads to end closes the sockets. */
  private void last(Runnable work) {
    try {
      work.run();
    } finally {
      if (threads.decrementAndGet() == 0) {
        end(Ending.CLOSE);
      }
    }
  }

  void wake() {
    pipes.values().forEach(Pipe::wake);
  }

  /** Closes both sockets, at once. Any thread, more than once does no harm. */
  void end(Ending how) {
    pipes.values().forEach(Pipe::stop);
    drop(client, how);
    drop(broker, how);
    gone.accept(this);
  }

  static void drop(Socket socket, Ending how) {
    try {
      if (how == Ending.RESET && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // closed meanwhile
    }
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
