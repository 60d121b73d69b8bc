package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.transport.Capability;
import io.deskwire.transport.Transport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event can be committed as SENDING in the first place, because nothing stands between it and the socket; that
 * saves the second commit. Asked by whoever writes to the store, so its answers have the order of the rows; told by the
 * session thread. Any thread.
 */
final class Gate {
  private final Object lock = new Object();
  /** Rows that are being committed, or are and the session thread has not seen them yet. */
  private final Map<String, Integer> coming = new HashMap<>();
  /** Rooms with rows that the session thread has. */
  private final Set<String> occupied = new HashSet<>();
  private @Nullable Transport line;

  void line(@Nullable Transport up) {
    synchronized (lock) {
      line = up;
    }
  }

  /** A row of this room is being committed. @return whether as SENDING. {@link #arrived} must follow */
  boolean enter(Envelope event) {
    synchronized (lock) {
      Transport up = line;
      boolean free = up != null && carries(up, event) && !occupied.contains(event.room())
          && !coming.containsKey(event.room());
      coming.merge(event.room(), 1, Integer::sum);
      return free;
    }
  }

  /** The session thread has the row, or it will never come. */
  void arrived(String room) {
    synchronized (lock) {
      coming.computeIfPresent(room, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Whether the session thread has rows of a room. */
  void occupied(String room, boolean any) {
    synchronized (lock) {
      if (any) {
        occupied.add(room);
      } else {
        occupied.remove(room);
      }
    }
  }

  static boolean carries(Transport line, Envelope event) {
    return line.capabilities().contains(Capability.ALL_TOPICS)
        || event.eventType().orElse(null) == EventType.MESSAGE;
  }
}
