package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Topic;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.session.ConnectionSummary.LogEntry;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The profile's line with its probes and its log, as the session sees it. Owned by the session thread. */
final class Connection implements Line.Owner {
  private static final Duration PROBE_ATTENDED = Duration.ofSeconds(2);
  private static final Duration PROBE_IDLE = Duration.ofSeconds(10);
  private static final Duration PROBE_LOST = Duration.ofSeconds(5);
  private static final int LOG_SIZE = 100;

  private final EventLoop loop;
  private final Profile profile;
  private final Identity identity;
  private final Parts parts;
  private final Line line;
  private final CatchUp catchUp;
  private final Map<String, Long> probes = new HashMap<>();
  private final ArrayDeque<LogEntry> log = new ArrayDeque<>();
  private volatile ConnectionSummary last;
  private boolean attended = true;
  private long lastMessageAt;
  private EventLoop.@Nullable Timer probeTimer;

  /** What has come so far of the backlog. */
  CatchUp catchUp() {
    return catchUp;
  }

  /** What the connection feeds; {@code up} is told when it is there, and when it is no longer. */
  record Parts(Receiver receiver, Sender sender, Runnable changed, Consumer<Boolean> up, boolean flat) {}

  /** Breaks the circle between a session and its connection. */
  @FunctionalInterface
  interface Maker {
    Connection make(Parts parts);
  }

  Connection(EventLoop loop, Profile profile, Identity identity, TransportFactory factory, ConnectRequest request,
      Parts parts) {
    this.loop = loop;
    this.profile = profile;
    this.identity = identity;
    this.parts = parts;
    catchUp = new CatchUp(loop, parts.sender()::caughtUp);
    line = new Line(loop, factory, request, RandomGenerator.getDefault(), this);
    last = summarise(List.of());
  }

  void start() {
    line.start();
  }

  void retryNow() {
    line.retryNow();
  }

  void pause() {
    line.pause();
    parts.changed().run();
  }

  void close() {
    line.close();
  }

  void setAttended(boolean now) {
    if (attended != now) {
      attended = now;
      probeLater();
    }
  }

  @Nullable
  Transport transport() {
    return line.transport();
  }

  boolean carriesLive() {
    Transport up = line.transport();
    return up != null && up.capabilities().contains(Capability.ALL_TOPICS);
  }

  LatencyFigures linkLatency() {
    return line.latency().figures(loop.nanos());
  }

  void messageArrived(long at) {
    lastMessageAt = at;
    catchUp.arrived();
  }

  ConnectionSummary last() {
    return last;
  }

  ConnectionSummary summarise(List<Row> rows) {
    int blocked = (int) rows.stream()
        .filter(row -> row.state() == DeliveryState.HELD || row.state() == DeliveryState.FAILED).count();
    ConnectionSummary.Line summary = line.summary();
    last = new ConnectionSummary(List.of(summary), summary.state().isUp() ? 0 : -1, rows.size(), blocked,
        lastMessageAt, List.copyOf(log));
    return last;
  }

  // ---- probes

  private void probeLater() {
    if (probeTimer != null) {
      probeTimer.cancel();
    }
    probeTimer = loop.schedule(attended ? PROBE_ATTENDED : PROBE_IDLE, this::probe);
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
      var _ = up.publish(new Topic.Probe(identity.installation()).path(), EnvelopeCodec.encode(envelope), false);
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

  /** An own live event came back; a probe among them is a round trip. */
  void ownLive(Envelope event, long arrivedNanos) {
    back(event.id(), arrivedNanos);
  }

  private void back(String probe, long arrivedNanos) {
    Long sent = probes.remove(probe);
    if (sent != null) {
      line.latency().add(loop.nanos(), Math.max(0, arrivedNanos - sent) / 1e6);
    }
  }

  // ---- line

  @Override
  public void received(int epoch, Inbound inbound) {
    parts.receiver().received(inbound, parts.flat());
  }

  @Override
  public void stateChanged(LineState state, @Nullable String reason) {
    if (state != LineState.CONNECTING) {
      log.addLast(new LogEntry(loop.wallMillis(), 0, state, reason));
      if (log.size() > LOG_SIZE) {
        log.removeFirst();
      }
    }
    parts.changed().run();
  }

  @Override
  public void connected(Transport transport) {
    boolean asks = carriesLive() && transport.capabilities().contains(Capability.DURABLE_INBOX)
        && profile.agent().role() != Role.CUSTOMER && parts.sender().waitsForBacklog();
    parts.sender().connected(transport, !asks);
    if (asks) {
      mark(transport);
    }
    parts.up().accept(true);
    probe();
  }

  private void mark(Transport up) {
    long now = loop.wallMillis();
    Envelope marker = Envelope.of(Ids.message(now), "", EventType.MARKER, profile.agent().asSender(),
        identity.stream(), now);
    catchUp.begin(marker.id());
    var _ = up.publish(new Topic.Inbox(identity.installation()).path(), EnvelopeCodec.encode(marker), true);
  }

  @Override
  public void disconnected() {
    catchUp.cancel();
    probes.clear();
    parts.sender().disconnected();
    parts.up().accept(false);
  }
}
