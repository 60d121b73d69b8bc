package io.deskwire.transport.line;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.UnreachableException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one connection attempt, the same for every dialect: its states, the deadline of the whole attempt, the
 * watch for silence, and the promises of {@link TransportListener} (one call at a time, none after {@code closed}). Any
 * thread may call any method; none blocks.
 */
public final class Lifecycle {
  private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
  /** A line is dead after this many heart-beat intervals without a byte. */
  private static final double SILENT_BEATS = 2.5;

  private final ConnectRequest request;
  private final TransportListener listener;
  private final AtomicReference<TransportState> state = new AtomicReference<>(TransportState.NEW);
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  /** Makes calls of the listener come one after the other; held only while it hands over. */
  private final ReentrantLock calls = new ReentrantLock();
  private boolean silenced; // guarded by calls
  private volatile String stage = "accept a connection";
  private volatile long lastByte = System.nanoTime();
  private volatile LineTimer.Handle deadline = LineTimer.Handle.NONE;
  private volatile LineTimer.Handle watch = LineTimer.Handle.NONE;

  public Lifecycle(ConnectRequest request, TransportListener listener) {
    this.request = request;
    this.listener = listener;
  }

  public TransportState state() {
    return Objects.requireNonNull(state.get());
  }

  public boolean isClosed() {
    return state.get() == TransportState.CLOSED;
  }

  public boolean isConnected() {
    return state.get() == TransportState.CONNECTED;
  }

  /**
   * NEW to CONNECTING; starts the deadline of the whole attempt, which ends it.
   *
   * @param start    opens the line, without waiting for it
   * @param teardown drops the line when the deadline or the silence watch ends the attempt
   * @return done at {@link #connected()}, failed at {@link #end}
   */
  public CompletableFuture<Void> begin(Runnable start, Runnable teardown) {
    if (!state.compareAndSet(TransportState.NEW, TransportState.CONNECTING)) {
      if (isClosed()) {
        return CompletableFuture
            .failedFuture(new ConnectionLostException("The connection was closed before it began."));
      }
      throw new IllegalStateException("a transport connects once");
    }
    lastByte = System.nanoTime();
    watch = LineTimer.every(request.heartBeat().dividedBy(2), () -> watchSilence(teardown));
    deadline = LineTimer.after(request.timeout(), () -> end(tooLate(), teardown));
    if (isClosed()) { // by close() between the two lines above
      cancelTimers();
    } else {
      start.run();
    }
    return outcome;
  }

  private UnreachableException tooLate() {
    Endpoint endpoint = request.endpoint();
    return new UnreachableException(Faults.address(endpoint) + " did not " + stage + " within "
        + Faults.seconds(request.timeout()) + "; check the address, the port and the network.");
  }

  /** What the other end is expected to do next, completing "did not …"; for the sentence when it does not. */
  public void stage(String expected) {
    stage = expected;
  }

  private void watchSilence(Runnable teardown) {
    Duration limit = Duration.ofNanos((long) (request.heartBeat().toNanos() * SILENT_BEATS));
    if (isConnected() && System.nanoTime() - lastByte > limit.toNanos()) {
      end(new ConnectionLostException("Nothing was heard from " + Faults.address(request.endpoint()) + " for "
          + Faults.seconds(limit) + ": the connection is dead."), teardown);
    }
  }

  /** CONNECTING to CONNECTED. @return false when the attempt has ended meanwhile */
  public boolean connected() {
    if (!state.compareAndSet(TransportState.CONNECTING, TransportState.CONNECTED)) {
      return false;
    }
    deadline.cancel();
    outcome.complete(null);
    return true;
  }

  /**
   * To CLOSED, once: stops the timers, runs the teardown, fails the attempt if it was still on, tells the listener.
   *
   * @return false when it was CLOSED before
   */
  public boolean end(TransportException reason, Runnable teardown) {
    TransportState before = state.getAndSet(TransportState.CLOSED);
    if (before == TransportState.CLOSED) {
      return false;
    }
    cancelTimers();
    teardown.run();
    outcome.completeExceptionally(reason);
    calls.lock();
    try {
      silenced = true;
      if (before != TransportState.NEW) {
        listener.closed(reason);
      }
    } catch (RuntimeException e) {
      log.error("the listener failed in closed()", e);
    } finally {
      calls.unlock();
    }
    return true;
  }

  private void cancelTimers() {
    deadline.cancel();
    watch.cancel();
  }

  /** Hands an event over, unless the connection is closed. Never throws: an exception would stop the next event. */
  public void received(Inbound inbound) {
    calls.lock();
    try {
      if (!silenced) {
        listener.received(inbound);
      }
    } catch (RuntimeException e) {
      log.error("the listener failed in received()", e);
    } finally {
      calls.unlock();
    }
  }

  /** Any byte has arrived. */
  public void alive() {
    long now = System.nanoTime();
    lastByte = now;
    calls.lock();
    try {
      if (!silenced) {
        listener.proofOfLife(now);
      }
    } catch (RuntimeException e) {
      log.error("the listener failed in proofOfLife()", e);
    } finally {
      calls.unlock();
    }
  }
}
