package io.deskwire.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one connection: a thread reads, another writes what has waited long enough. Being two, a delay does
 * not slow down what follows; being one that writes, nothing overtakes.
 */
final class Pipe {
  private static final int CHUNK = 16 << 10;

  /**
   * What was read, and when.
   *
   * @param end how the stream ended, then there are no bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Chunk(byte[] bytes, long arrived, @Nullable Ending end) {}

  private final Socket source;
  private final Socket target;
  private final Supplier<Plan> plans;
  private final RandomGenerator random; // writer thread
  private final Packets packets; // writer thread
  /** Ends the whole connection. */
  private final Consumer<Ending> end;
  private final Supplier<Pipe> other;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Chunk> queue = new ArrayDeque<>(); // guarded by lock
  private int queued; // bytes; guarded by lock
  private boolean stopped; // guarded by lock

  /** Something was swallowed, so nothing may pass any more. */
  private boolean dead; // writer thread
  /** The target has been told that the stream is over. */
  private volatile boolean told;
  /** The target takes no more. */
  private volatile boolean failed;
  private @Nullable Plan counting; // writer thread
  /** Bytes passed on since the toxics were set. */
  private long passed; // writer thread
  /** When the line will have sent what it was given, by its rate. */
  private long lineFree = System.nanoTime(); // writer thread

  Pipe(Socket source, Socket target, Supplier<Plan> plans, RandomGenerator random, Packets packets,
      Consumer<Ending> end, Supplier<Pipe> other) {
    this.source = source;
    this.target = target;
    this.plans = plans;
    this.random = random;
    this.packets = packets;
    this.end = end;
    this.other = other;
  }

  /** Reads until the end of the stream. Its own thread. */
  void read() {
    byte[] buffer = new byte[CHUNK];
    try {
      InputStream in = source.getInputStream();
      int count = in.read(buffer);
      while (count >= 0 && add(new Chunk(Arrays.copyOf(buffer, count), System.nanoTime(), null))) {
        count = in.read(buffer);
      }
      add(new Chunk(new byte[0], System.nanoTime(), Ending.CLOSE));
    } catch (IOException e) {
      add(new Chunk(new byte[0], System.nanoTime(), Ending.RESET));
    }
  }

  /** Waits while too much is unwritten; false when stopped. */
  private boolean add(Chunk chunk) {
    lock.lock();
    try {
      while (!stopped && queued >= plans.get().ahead()) {
        changed.awaitUninterruptibly();
      }
      queue.add(chunk);
      queued += chunk.bytes.length;
      changed.signalAll();
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Writes until the end of the stream or {@link #stop}. Its own thread. */
  void write() {
    boolean goesOn = true;
    while (goesOn) {
      Chunk chunk = next();
      try {
        goesOn = chunk != null && (chunk.end == null ? pass(chunk, target.getOutputStream()) : passEnd(chunk.end));
      } catch (IOException e) {
        goesOn = targetGone();
      }
    }
  }

  /** The source learns it from the other direction, if that still passes goodbyes; until then its bytes are dropped. */
  private boolean targetGone() {
    dead = true;
    failed = true;
    if (other.get().told) {
      end.accept(Ending.RESET);
      return false;
    }
    return true;
  }

  /** The next that is due; null when stopped. */
  private @Nullable Chunk next() {
    lock.lock();
    try {
      while (!stopped && queue.isEmpty()) {
        changed.awaitUninterruptibly();
      }
      Chunk chunk = queue.poll();
      if (chunk == null || stopped) {
        return null;
      }
      double luck = random.nextDouble();
      long end = chunk.end == null ? 0 : 1;
      boolean due = waitWhilePositive(() -> {
        Plan plan = plans.get();
        return chunk.arrived + plan.delayNanos(luck) + end * plan.slowCloseNanos() - System.nanoTime();
      });
      queued -= chunk.bytes.length;
      changed.signalAll();
      return due ? chunk : null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits this many nanoseconds, asked again whenever something changes; false when stopped. Under the lock. */
  private boolean waitWhilePositive(LongSupplier left) {
    try {
      long nanos = left.getAsLong();
      while (!stopped && nanos > 0) {
        changed.awaitNanos(nanos);
        nanos = left.getAsLong();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
    return !stopped;
  }

  /** Writes a chunk as the toxics of each moment want it; false when that has ended the connection. */
  private boolean pass(Chunk chunk, OutputStream out) throws IOException {
    byte[] bytes = chunk.bytes;
    Plan before = plans.get();
    int packet = packets.find(bytes, before.wanted());
    int end = packet < 0 ? bytes.length : packet;
    int from = 0;
    while (from < end) {
      Plan plan = whenNotStalled();
      if (plan == null) {
        return false;
      }
      if (plan != counting) {
        counting = plan;
        passed = 0;
      }
      dead |= plan.swallows();
      if (dead) {
        return true;
      }
      long left = plan.bytesBeforeCut() - passed;
      if (left <= 0) {
        this.end.accept(plan.endingAfterBytes());
        return false;
      }
      int slice = plan.slice() == Integer.MAX_VALUE ? plan.slice() : random.nextInt(plan.slice()) + 1;
      int piece = (int) Math.min(Math.min(left, end - from), Math.min(slice, plan.piece()));
      if (!occupyLine(plan, piece)) {
        return false;
      }
      out.write(bytes, from, piece);
      from += piece;
      passed += piece;
    }
    if (packet >= 0 && !dead) {
      this.end.accept(before.endingBeforePacket());
      return false;
    }
    return true;
  }

  /** Null when stopped. */
  private @Nullable Plan whenNotStalled() {
    lock.lock();
    try {
      while (!stopped && plans.get().stalls()) {
        changed.awaitUninterruptibly();
      }
      return stopped ? null : plans.get();
    } finally {
      lock.unlock();
    }
  }

  /** Waits as long as these bytes take by rate and pause; false when stopped. */
  private boolean occupyLine(Plan plan, int bytes) {
    long nanos = plan.nanosOf(bytes) + plan.pauseNanos();
    if (nanos == 0) {
      return true;
    }
    lineFree = Math.max(lineFree, System.nanoTime()) + nanos;
    lock.lock();
    try {
      return waitWhilePositive(() -> lineFree - System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** Always false: nothing follows. */
  private boolean passEnd(Ending how) throws IOException {
    Plan plan = whenNotStalled();
    if (plan == null || dead || plan.swallows()) {
      return false;
    }
    told = true; // before the question, as the other direction asks the other way round
    if (how == Ending.RESET || other.get().failed) {
      end.accept(Ending.RESET);
    } else {
      target.shutdownOutput();
    }
    return false;
  }

  /** Looks at the toxics again. Any thread. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends both threads, once their sockets are closed. Any thread. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      queue.clear();
      queued = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
