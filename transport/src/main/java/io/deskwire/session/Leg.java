package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Decoded;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Topic;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.failover.Preference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a profile with the probes that measure it. A probe counts when it comes back over the line that it went
 * out on: two lines of one broker hear each other's. Owned by the session thread.
 */
final class Leg implements Line.Owner {
  private static final Duration PROBE_ATTENDED = Duration.ofSeconds(2);
  private static final Duration PROBE_IDLE = Duration.ofSeconds(10);
  private static final Duration PROBE_LOST = Duration.ofSeconds(5);
  /** Answers; the p95 of fewer is the slowest of them, and one slow answer is no slow line. */
  private static final int TELLING = 20;

  private final EventLoop loop;
  private final Profile profile;
  private final Identity identity;
  private final Ears ears;
  private final String probeTopic;
  private final Line line;
  /** When each was sent, by id; libraries' threads ask whether one is ours. */
  private final Map<String, Long> probes = new ConcurrentHashMap<>();
  private boolean attended = true;
  private boolean started;
  /** Mute while another line answered; it is doubted until it says something after this. */
  private boolean doubted;
  private long doubtedSince;
  private EventLoop.@Nullable Timer timer;

  /** Told on the session thread, but for {@link #received}. */
  interface Ears {
    /** From a library's thread. */
    void received(Leg from, Inbound inbound);

    void stateChanged(Leg leg, LineState state, @Nullable String reason);

    void connected(Leg leg, Transport transport);

    /** What was in flight on this transport alone is unknown now; {@code byPeer} when this side has not ended it. */
    void disconnected(Leg leg, Transport transport, boolean byPeer);
  }

  Leg(EventLoop loop, Profile profile, Identity identity, TransportFactory factory, ConnectRequest request, Ears ears) {
    this.loop = loop;
    this.profile = profile;
    this.identity = identity;
    this.ears = ears;
    probeTopic = new Topic.Probe(identity.installation()).path();
    line = new Line(loop, factory, request, RandomGenerator.getDefault(), this);
  }

  Line line() {
    return line;
  }

  /** Connects and stays connected; also after a pause. */
  void start() {
    if (started) {
      line.retryNow();
    } else {
      started = true;
      line.start();
    }
  }

  boolean isStarted() {
    return started;
  }

  @Nullable
  Transport transport() {
    return line.transport();
  }

  /** Whether it carries more than messages. */
  boolean carriesLive() {
    Transport up = line.transport();
    return up != null && up.capabilities().contains(Capability.ALL_TOPICS);
  }

  LatencyFigures latency() {
    return line.latency().figures(loop.nanos());
  }

  Preference.Health health() {
    // the transport and not the state: a line that is just being lost must not be chosen again
    return new Preference.Health(line.transport() != null, line.state() == LineState.SILENT || isDoubted(),
        judged(latency()));
  }

  private static double judged(LatencyFigures figures) {
    return figures.sent() - figures.lost() < TELLING ? figures.p50() : figures.p95();
  }

  /**
   * It was given something then, and another line has answered to the same before it. When nothing at all has come since,
   * it counts as silent until something does: else every message of a black hole would cost a hedge until the heart-beats
   * are missed.
   *
   * @return whether it counts as silent only since now
   */
  boolean doubt(long givenNanos) {
    boolean before = isDoubted();
    doubted = true;
    doubtedSince = before ? doubtedSince : givenNanos;
    return isDoubted() && !before;
  }

  private boolean isDoubted() {
    doubted = doubted && line.transport() != null && line.lastProof() - doubtedSince < 0;
    return doubted;
  }

  void setAttended(boolean now) {
    if (attended != now) {
      attended = now;
      probeLater();
    }
  }

  private void probeLater() {
    if (timer != null) {
      timer.cancel();
    }
    timer = loop.schedule(attended ? PROBE_ATTENDED : PROBE_IDLE, this::probe);
  }

  /** Through the broker and back, or to the next hop where nothing but messages can be sent. */
  private void probe() {
    Transport up = line.transport();
    if (up == null) {
      return;
    }
    String id = Ids.message(loop.wallMillis());
    probes.put(id, loop.nanos());
    if (carriesLive()) {
      Envelope envelope = Envelope.of(id, "", EventType.PROBE, profile.agent().asSender(), identity.stream(),
          loop.wallMillis());
      var _ = up.publish(probeTopic, EnvelopeCodec.encode(envelope), false);
    } else {
      var _ = up.ping().thenAccept(nanos -> loop.execute(() -> back(id, nanos)));
    }
    loop.schedule(PROBE_LOST, () -> {
      if (probes.remove(id) != null) {
        line.latency().add(loop.nanos(), Double.NaN);
      }
    });
    probeLater();
  }

  private void back(String probe, long arrivedNanos) {
    Long sent = probes.remove(probe);
    if (sent != null) {
      line.latency().add(loop.nanos(), Math.max(0, arrivedNanos - sent) / 1e6);
    }
  }

  @Override
  public void received(int epoch, Inbound inbound) {
    if (!inbound.topic().equals(probeTopic)) {
      ears.received(this, inbound);
      return;
    }
    inbound.ack().run();
    if (EnvelopeCodec.decode(inbound.topic(), inbound.payload(),
        EnvelopeCodec.Trust.TOPIC) instanceof Decoded.Event probe && probes.containsKey(probe.envelope().id())) {
      loop.execute(() -> back(probe.envelope().id(), inbound.arrivedNanos()));
    }
  }

  @Override
  public void stateChanged(LineState state, @Nullable String reason) {
    ears.stateChanged(this, state, reason);
  }

  @Override
  public void connected(Transport transport) {
    ears.connected(this, transport);
    probe();
  }

  @Override
  public void disconnected(Transport transport, boolean byPeer) {
    probes.clear();
    ears.disconnected(this, transport, byPeer);
  }
}
