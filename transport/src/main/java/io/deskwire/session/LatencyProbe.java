package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures the way through a broker and back: one event at a time from this process to itself, over the same encoding
 * and transport as messages, monotonic clock. Leaves nothing at the broker. For one thread.
 */
public final class LatencyProbe implements AutoCloseable {
  /** A probe that is not back by then is lost. */
  public static final Duration LOST_AFTER = Duration.ofSeconds(5);

  private static final long HIGHEST_NANOS = LOST_AFTER.toNanos();
  private static final long CLOSED_CHECK_NANOS = Duration.ofMillis(200).toNanos();
  private static final Sender SELF = new Sender("probe", "", Role.BOT);

  private final Endpoint endpoint;
  private final Topic topic;
  private final LiveTap tap;
  private final BlockingQueue<LiveTap.Tapped> returned = new LinkedBlockingQueue<>();
  private final Histogram histogram = new Histogram(HIGHEST_NANOS, 3);
  private volatile @Nullable TransportException closed;
  private int sent;
  private int lost;

  /**
   * Figures of one endpoint. Times in milliseconds, NaN without samples.
   *
   * @param sent probes sent
   * @param lost of them, not back within 5 s
   */
  public record Figures(Endpoint endpoint, int sent, int lost, double p50, double p95, double p99, double max) {

    /** Share of lost probes, 0 to 1. */
    public double loss() {
      return sent == 0 ? 0 : (double) lost / sent;
    }
  }

  private LatencyProbe(TransportFactory factory, Endpoint endpoint, Credentials credentials, TlsTrust trust,
      Duration timeout) {
    this.endpoint = endpoint;
    this.topic = new Topic.Probe(Ids.secret());
    ConnectRequest request = new ConnectRequest(endpoint, credentials, trust, new InboxName(Ids.secret(), false),
        List.of(new TopicFilter(topic.path(), false)), timeout, ConnectRequest.DEFAULT_HEART_BEAT);
    this.tap = new LiveTap(factory, request, new LiveTap.Listener() {
      @Override
      public void event(LiveTap.Tapped event) {
        returned.add(event);
      }

      @Override
      public void closed(TransportException reason) {
        closed = reason;
      }
    });
  }

  /**
   * Connects; waits until it has, or has not.
   *
   * @param timeout for the whole attempt
   * @throws RefusedException when the line carries no probes
   */
  public static LatencyProbe open(TransportFactory factory, Endpoint endpoint, Credentials credentials, TlsTrust trust,
      Duration timeout) throws TransportException, InterruptedException {
    LatencyProbe probe = new LatencyProbe(factory, endpoint, credentials, trust, timeout);
    if (!probe.tap.capabilities().contains(Capability.ALL_TOPICS)) {
      probe.close();
      throw new RefusedException(
          "A " + endpoint.dialect().label()
              + " line carries messages alone, no probes; its latency cannot be measured.");
    }
    try {
      await(probe.tap.connect());
      return probe;
    } catch (TransportException | InterruptedException | RuntimeException e) {
      probe.close();
      throw e;
    }
  }

  /**
   * Sends one probe and waits for it.
   *
   * @return the round trip in milliseconds; NaN when it was lost
   * @throws TransportException when the connection is over
   */
  public double probe() throws TransportException, InterruptedException {
    double millis = exchange();
    sent++;
    if (Double.isNaN(millis)) {
      lost++;
    } else {
      histogram.recordValue(Math.clamp(Math.round(millis * 1e6), 1, HIGHEST_NANOS));
    }
    return millis;
  }

  /** Sends probes that do not count, so that the first ones do not measure how code is loaded. */
  public void warmUp(int count) throws TransportException, InterruptedException {
    for (int i = 0; i < count; i++) {
      exchange();
    }
  }

  private double exchange() throws TransportException, InterruptedException {
    long now = System.currentTimeMillis();
    String id = Ids.message(now);
    Envelope envelope = Envelope.of(id, "", EventType.PROBE, SELF, "", now);
    long start = System.nanoTime();
    await(tap.publish(topic, envelope));
    long deadline = start + LOST_AFTER.toNanos();
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      LiveTap.@Nullable Tapped back = returned.poll(Math.min(left, CLOSED_CHECK_NANOS), TimeUnit.NANOSECONDS);
      if (back != null && back.envelope().id().equals(id)) {
        return (back.arrivedNanos() - start) / 1e6;
      }
      TransportException over = closed;
      if (over != null) {
        throw over;
      }
    }
    return Double.NaN;
  }

  /** So far. */
  public Figures figures() {
    boolean none = histogram.getTotalCount() == 0;
    return new Figures(endpoint, sent, lost, none ? Double.NaN : histogram.getValueAtPercentile(50) / 1e6,
        none ? Double.NaN : histogram.getValueAtPercentile(95) / 1e6,
        none ? Double.NaN : histogram.getValueAtPercentile(99) / 1e6,
        none ? Double.NaN : histogram.getMaxValue() / 1e6);
  }

  private static void await(CompletableFuture<Void> future) throws TransportException, InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException reason) {
        throw reason;
      }
      throw new ConnectionLostException("The connection failed unexpectedly.", e.getCause());
    }
  }

  @Override
  public void close() {
    tap.close();
  }
}
