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
import io.deskwire.transport.failover.Preference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profile's lines as the session sees them: all are read, one is sent over, the next one stands by. Owned by the
 * session thread.
 */
final class Connection implements Leg.Ears {
  /** For who looks later, with nothing but the file, at what the pop-over shows now. */
  private static final Logger journal = LoggerFactory.getLogger(Connection.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int LOG_SIZE = 100;
  /** A cold standby is woken after so many attempts of the first line in a row. */
  private static final int COLD_AFTER_ATTEMPTS = 2;

  private final EventLoop loop;
  private final Profile profile;
  private final Identity identity;
  private final Parts parts;
  private final List<Leg> legs = new ArrayList<>();
  private final Preference preference;
  private final CatchUp catchUp;
  private final ArrayDeque<LogEntry> log = new ArrayDeque<>();
  private volatile ConnectionSummary last;
  private int inUse = Preference.NONE;
  private long inUseSince;
  private long lastMessageAt;
  private boolean closed;

  /** What has come so far of the backlog. */
  CatchUp catchUp() {
    return catchUp;
  }

  /** What the connection feeds; {@code up} is told when a line is there, and when none is any longer. */
  record Parts(Receiver receiver, Sender sender, Runnable changed, Consumer<Boolean> up, boolean flat) {}

  /** Breaks the circle between a session and its connection. */
  @FunctionalInterface
  interface Maker {
    Connection make(Parts parts);
  }

  /** Lines for these requests, in order of preference. */
  Connection(EventLoop loop, Profile profile, Identity identity, TransportFactory factory,
      List<ConnectRequest> requests,
      Parts parts) {
    this.loop = loop;
    this.profile = profile;
    this.identity = identity;
    this.parts = parts;
    catchUp = new CatchUp(loop, parts.sender()::caughtUp);
    preference = new Preference(requests.size());
    for (ConnectRequest request : requests) {
      legs.add(new Leg(loop, profile, identity, factory, request, this));
    }
    last = summarise(List.of());
  }

  void start() {
    for (Leg leg : legs) {
      if (leg.equals(legs.getFirst()) || profile.standby() == Profile.Standby.WARM) {
        leg.start();
      }
    }
    if (legs.size() > 1) {
      loop.schedule(TICK, this::tick);
    }
  }

  /** Once a second, while there is a choice. */
  private void tick() {
    if (closed) {
      return;
    }
    loop.schedule(TICK, this::tick);
    choose();
    if (profile.standby() == Profile.Standby.COLD) {
      wakeOrRest();
    }
  }

  /** A cold standby runs while the first line does not, and until that is in use again. */
  private void wakeOrRest() {
    if (legs.getFirst().line().isPaused()) {
      return; // the agent works offline
    }
    ConnectionSummary.Line first = legs.getFirst().line().summary();
    boolean silent = first.state() == LineState.SILENT
        && loop.wallMillis() - first.lastProof() > 2 * profile.heartBeat().toMillis();
    boolean needed = silent || (!first.state().isUp() && first.attempt() > COLD_AFTER_ATTEMPTS)
        || first.state() == LineState.BLOCKED;
    for (Leg leg : legs.subList(1, legs.size())) {
      boolean runs = leg.isStarted() && !leg.line().isPaused();
      if (needed && !runs) {
        leg.start();
      } else if (runs && inUse == 0 && first.state() == LineState.CONNECTED) {
        leg.line().pause("It stands by until it is needed.");
      }
    }
  }

  void retryNow() {
    legs.stream().filter(leg -> leg.isStarted() && !(isCold(leg) && leg.line().isPaused()))
        .forEach(leg -> leg.line().retryNow());
  }

  private boolean isCold(Leg leg) {
    return profile.standby() == Profile.Standby.COLD && !leg.equals(legs.getFirst());
  }

  void pause() {
    legs.stream().filter(Leg::isStarted).forEach(leg -> leg.line().pause("You are working offline."));
    parts.changed().run();
  }

  void close() {
    closed = true;
    legs.forEach(leg -> leg.line().close());
  }

  void setAttended(boolean now) {
    legs.forEach(leg -> leg.setAttended(now));
  }

  /** The line in use. */
  @Nullable
  Transport transport() {
    return inUse == Preference.NONE ? null : legs.get(inUse).transport();
  }

  boolean carriesLive() {
    return inUse != Preference.NONE && legs.get(inUse).carriesLive();
  }

  /** Whether the broker has kept nothing for the line in use. */
  boolean inboxIsNew() {
    Transport up = transport();
    return up != null && (up.isInboxNew() || isCold(legs.get(inUse)));
  }

  LatencyFigures linkLatency() {
    return legs.get(Math.max(0, inUse)).latency();
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
    last = new ConnectionSummary(legs.stream().map(leg -> leg.line().summary()).toList(), inUse, inUseSince,
        rows.size(),
        blocked, lastMessageAt, List.copyOf(log));
    return last;
  }

  // ---- which line

  private void choose() {
    int before = inUse;
    int next = preference.choose(legs.stream().map(Leg::health).toList(), loop.nanos());
    if (next != before) {
      inUse = next;
      inUseSince = loop.wallMillis();
      if (legs.size() > 1 && next != Preference.NONE) {
        note(new LogEntry(inUseSince, next, LineState.CONNECTED, reason(before, next)));
      }
      parts.changed().run();
    }
    parts.sender().use(transport(), profile.isFlat() ? null : standby(),
        Preference.hedgeAfter(linkLatency().p95()));
  }

  /** Why this line is taken. One that failed has said so itself. */
  private String reason(int before, int next) {
    boolean fails = before == Preference.NONE || !legs.get(before).health().isHealthy();
    return fails
        ? "Messages leave over this line from now on."
        : next < before
            ? "Messages leave over this line again, as it has been well for 30 s."
            : "Messages leave over this line from now on: the other one was over twice as slow for 30 s.";
  }

  /** What this line was given then was confirmed after the standby had got it too. */
  void overtaken(Transport line, long nanos) {
    for (Leg leg : legs) {
      if (line.equals(leg.transport()) && leg.doubt(nanos)) {
        note(new LogEntry(loop.wallMillis(), legs.indexOf(leg), LineState.SILENT,
            "It has not answered a message that the other line has confirmed."));
        loop.execute(this::choose); // later: a message is just being taken out of the outbox
      }
    }
  }

  /** Another one that is up and heard of. */
  private @Nullable Transport standby() {
    for (int i = 0; i < legs.size(); i++) {
      if (i != inUse && legs.get(i).line().state() == LineState.CONNECTED && legs.get(i).carriesLive()) {
        return legs.get(i).transport();
      }
    }
    return null;
  }

  /** A line that fails again as it has failed is no news, and would leave no room for what was. */
  private void note(LogEntry entry) {
    boolean again = log.reversed().stream().filter(each -> each.line() == entry.line()).findFirst()
        .filter(each -> each.state() == entry.state() && Objects.equals(each.reason(), entry.reason())).isPresent();
    if (again) {
      return;
    }
    log.addLast(entry);
    if (log.size() > LOG_SIZE) {
      log.removeFirst();
    }
    journal.info("{}: {}{}", profile.endpoints().get(entry.line()), entry.state(),
        entry.reason() == null ? "" : ": " + entry.reason());
  }

  // ---- what lines say

  @Override
  public void received(Leg from, Inbound inbound) {
    parts.receiver().received(inbound, parts.flat());
  }

  @Override
  public void stateChanged(Leg leg, LineState state, @Nullable String reason) {
    if (state != LineState.CONNECTING) {
      note(new LogEntry(loop.wallMillis(), legs.indexOf(leg), state, reason));
    }
    parts.changed().run();
  }

  @Override
  public void connected(Leg leg, Transport transport) {
    if (inUse != Preference.NONE) {
      choose();
      return;
    }
    boolean asks = leg.carriesLive() && transport.capabilities().contains(Capability.DURABLE_INBOX)
        && profile.agent().role() != Role.CUSTOMER && parts.sender().waitsForBacklog();
    parts.sender().expectBacklog(asks);
    choose();
    if (asks) {
      mark(transport);
    }
    parts.up().accept(true);
  }

  private void mark(Transport up) {
    long now = loop.wallMillis();
    Envelope marker = Envelope.of(Ids.message(now), "", EventType.MARKER, profile.agent().asSender(),
        identity.stream(), now);
    catchUp.begin(marker.id());
    var _ = up.publish(new Topic.Inbox(identity.installation()).path(), EnvelopeCodec.encode(marker), true);
  }

  @Override
  public void disconnected(Leg leg, Transport transport, boolean byPeer) {
    parts.sender().lost(transport, byPeer);
    choose();
    if (inUse == Preference.NONE) {
      catchUp.cancel();
      parts.up().accept(false);
    }
  }
}
