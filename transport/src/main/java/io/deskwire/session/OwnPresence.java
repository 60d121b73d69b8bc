package io.deskwire.session;

import io.deskwire.message.Presence;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells colleagues of this console every 15 s, and soon after a change. Owned by the session thread. */
final class OwnPresence {
  private static final Duration EVERY = Duration.ofSeconds(15);
  /** Changes come in bursts: switching tabs, claiming. */
  private static final Duration GATHER = Duration.ofMillis(500);
  /** Topics whose last number is told, so that a lost tail is noticed; the ones written to last. */
  private static final int MAX_HEADS = 64;
  private static final String VERSION = version();

  private final EventLoop loop;
  private final RoomBook book;
  private final String transport;
  private final Consumer<Presence> publish;
  private final Map<String, Long> heads = new LinkedHashMap<>(16, 0.75f, true);
  private Peer.Status status = Peer.Status.ONLINE;
  private int limit;
  private @Nullable String viewing;
  private int load;
  private boolean up;
  private boolean soon;
  private EventLoop.@Nullable Timer timer;

  /**
   * Says nothing yet.
   *
   * @param transport as in an endpoint's URL, for example {@code stomp+wss}
   */
  OwnPresence(EventLoop loop, RoomBook book, String transport, Consumer<Presence> publish) {
    this.loop = loop;
    this.book = book;
    this.transport = transport;
    this.publish = publish;
  }

  private static String version() {
    String version = OwnPresence.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  void connected() {
    up = true;
    tell();
  }

  void disconnected() {
    up = false;
    cancel();
  }

  /** The last word before the line is closed on purpose: colleagues need not wait 40 s to know. */
  void goodbye() {
    if (up) {
      publish.accept(now(Peer.Status.OFFLINE));
      disconnected();
    }
  }

  void setStatus(Peer.Status newStatus, int newLimit) {
    if (status != newStatus || limit != newLimit) {
      status = newStatus;
      limit = newLimit;
      tellSoon();
    }
  }

  void setViewing(@Nullable String room) {
    if (!Objects.equals(viewing, room)) {
      viewing = room;
      tellSoon();
    }
  }

  /** Something has been sent. */
  void sent(String topic, long seq) {
    heads.merge(topic, seq, Math::max);
    if (heads.size() > MAX_HEADS) {
      heads.remove(heads.keySet().iterator().next());
    }
  }

  /** The last number sent on a topic; 0 when it is not among the ones written to last. */
  long head(String topic) {
    return heads.getOrDefault(topic, 0L);
  }

  /** A room may be ours now, or no longer. */
  void roomsChanged() {
    if (load != book.owned().size()) {
      load = book.owned().size();
      tellSoon();
    }
  }

  private void tellSoon() {
    if (up && !soon) {
      cancel();
      soon = true;
      timer = loop.schedule(GATHER, this::tell);
    }
  }

  private void tell() {
    cancel();
    publish.accept(now(status));
    timer = loop.schedule(EVERY, this::tell);
  }

  private void cancel() {
    soon = false;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private Presence now(Peer.Status told) {
    List<Presence.RoomFigures> rooms = book.ownedFigures(loop.nanos());
    return new Presence(told.wire(), rooms.size(), limit, transport, viewing, rooms, Map.copyOf(heads), VERSION);
  }
}
