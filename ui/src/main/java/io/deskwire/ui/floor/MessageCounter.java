package io.deskwire.ui.floor;

import io.deskwire.message.EventType;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.SessionWatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts on the session thread what is written in each room, until somebody on another thread takes the counts. */
public final class MessageCounter implements SessionWatcher {
  private final Object lock = new Object();

  // guarded by lock
  private Map<String, Integer> counts = new HashMap<>();
  /** Position of the newest one counted: one that has changed since is told of again. */
  private long newest;

  @Override
  public void messages(List<ChatMessage> changed) {
    synchronized (lock) {
      for (ChatMessage message : changed) {
        if (message.type() == EventType.MESSAGE && message.position() > newest) {
          newest = message.position();
          counts.merge(message.room(), 1, Integer::sum);
        }
      }
    }
  }

  /** New messages per room since the last call. */
  public Map<String, Integer> take() {
    synchronized (lock) {
      Map<String, Integer> taken = counts;
      counts = new HashMap<>();
      return taken;
    }
  }
}
