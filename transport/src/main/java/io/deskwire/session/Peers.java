package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.time.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What colleagues' consoles say of themselves. Changed by the session thread alone; may be read by any.
 */
final class Peers {
  private static final long SILENT_NANOS = Duration.ofSeconds(40).toNanos();

  private final EventLoop loop;
  private final String self;
  private final Consumer<Collection<Peer>> changed;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private volatile boolean listening;
  private volatile long listeningSince;

  private record Heard(Peer peer, long nanos) {}

  Peers(EventLoop loop, String self, Consumer<Collection<Peer>> changed) {
    this.loop = loop;
    this.self = self;
    this.changed = changed;
  }

  /** The line is up, or is not: without one nobody's silence means anything. */
  void listen(boolean now) {
    if (now && !listening) {
      listeningSince = loop.nanos();
    }
    listening = now;
  }

  /** A presence has come. */
  void heard(Envelope event) {
    String id = event.from().id();
    if (event.presence() == null || id.equals(self)) {
      return;
    }
    Peer peer = new Peer(id, event.from().displayName(), Peer.Status.ofWire(event.presence().status()),
        event.presence(), loop.wallMillis());
    Heard before = heard.put(id, new Heard(peer, loop.nanos()));
    if (before == null || !before.peer.presence().equals(peer.presence()) || before.peer.status() != peer.status()) {
      changed.accept(List.of(peer));
    }
  }

  /** Once a second: who has fallen silent? */
  void tick() {
    List<Peer> silent = new ArrayList<>();
    heard.forEach((id, each) -> {
      if (each.peer.status() != Peer.Status.OFFLINE && isSilentSince(each.nanos)) {
        Peer gone = each.peer.with(Peer.Status.OFFLINE);
        heard.put(id, new Heard(gone, each.nanos));
        silent.add(gone);
      }
    });
    if (!silent.isEmpty()) {
      changed.accept(silent);
    }
  }

  private boolean isSilentSince(long nanos) {
    long from = Math.max(nanos, listeningSince);
    return listening && loop.nanos() - from > SILENT_NANOS;
  }

  /**
   * This console's place among those that are there, by a draw that each makes with the same result.
   *
   * @param draw   what is drawn for
   * @param except an agent who does not take part
   */
  int rank(String draw, String except) {
    int own = lot(draw, self);
    return (int) heard.values().stream().map(Heard::peer)
        .filter(peer -> peer.status() != Peer.Status.OFFLINE && !peer.id().equals(except))
        .filter(peer -> lot(draw, peer.id()) < own).count();
  }

  private static int lot(String draw, String agent) {
    return UUID.nameUUIDFromBytes((draw + " " + agent).getBytes(StandardCharsets.UTF_8)).hashCode();
  }

  Collection<Peer> all() {
    return heard.values().stream().map(Heard::peer).toList();
  }

  /** Whether an agent is known not to be there; also one who was never heard of. */
  boolean isOffline(String agent) {
    Heard known = heard.get(agent);
    if (agent.equals(self) || !listening) {
      return false;
    }
    return known == null
        ? isSilentSince(listeningSince)
        : known.peer.status() == Peer.Status.OFFLINE || isSilentSince(known.nanos);
  }
}
