package io.deskwire.app.demo;

import io.deskwire.message.EventType;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SessionWatcher;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what the console has seen. Written on the session thread, read on any. */
final class LiveFigures implements SessionWatcher {
  private final Set<String> rooms = new HashSet<>();
  private final Set<String> received = new HashSet<>();
  private final Set<String> sent = new HashSet<>();
  private @Nullable ConnectionSummary connection;

  @Override
  public synchronized void rooms(Collection<RoomSummary> changed) {
    changed.forEach(room -> rooms.add(room.id()));
  }

  @Override
  public synchronized void messages(List<ChatMessage> changed) {
    for (ChatMessage message : changed) {
      if (message.type() == EventType.MESSAGE) {
        (message.isOwn() ? sent : received).add(message.id());
      }
    }
  }

  @Override
  public synchronized void connection(ConnectionSummary summary) {
    connection = summary;
  }

  /** Messages in both directions. */
  synchronized int messages() {
    return received.size() + sent.size();
  }

  /** One line for the terminal. */
  synchronized String line(long seconds) {
    ConnectionSummary now = connection;
    boolean online = now != null && now.isOnline();
    double p50 = now != null && online ? now.lines().get(now.inUse()).latency().p50() : Double.NaN;
    return String.format(Locale.ROOT, "%3d s  %s  rooms %d  messages %d (in %d, out %d)  p50 %s  outbox %d", seconds,
        online ? "connected" : "offline", rooms.size(), received.size() + sent.size(), received.size(), sent.size(),
        Double.isNaN(p50) ? "–" : String.format(Locale.ROOT, "%.1f ms", p50), now == null ? 0 : now.outboxSize());
  }
}
