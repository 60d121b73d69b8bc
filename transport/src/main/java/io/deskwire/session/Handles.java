package io.deskwire.session;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The handles of this run: of all that waits, of what has left last, and those that somebody still holds, who is told of
 * receipts however much was sent since. The others are forgotten, or a console that is never closed would fill its memory.
 * Any thread, except where it says otherwise.
 */
final class Handles {
  /** So many of those that have left are kept though nobody may hold them. */
  static final int KEPT = 10_000;

  private final Map<String, LiveHandle> waiting = new ConcurrentHashMap<>();
  private final Map<String, Left> left = new ConcurrentHashMap<>();
  private final ReferenceQueue<LiveHandle> forgotten = new ReferenceQueue<>();
  /** Session thread. */
  private final Deque<LiveHandle> newest = new ArrayDeque<>();

  /** The handle of a message that has left; it is there as long as anybody has it. */
  private static final class Left extends WeakReference<LiveHandle> {
    private final String id;

    Left(LiveHandle handle, ReferenceQueue<LiveHandle> queue) {
      super(handle, queue);
      id = handle.id();
    }
  }

  /** Of a message that waits. */
  void put(LiveHandle handle) {
    waiting.put(handle.id(), handle);
  }

  /** A message will not be sent. */
  @Nullable
  LiveHandle remove(String id) {
    return waiting.remove(id);
  }

  /** A message has left. Session thread. */
  void left(String id) {
    LiveHandle handle = waiting.get(id);
    if (handle == null) {
      return;
    }
    // before it is taken out there: it is known all the time
    left.put(id, new Left(handle, forgotten));
    waiting.remove(id);
    newest.addLast(handle);
    if (newest.size() > KEPT) {
      newest.removeFirst();
    }
    while (forgotten.poll() instanceof Left gone) {
      left.remove(gone.id, gone);
    }
  }

  @Nullable
  LiveHandle get(String id) {
    LiveHandle waits = waiting.get(id);
    if (waits != null) {
      return waits;
    }
    Left gone = left.get(id);
    return gone == null ? null : gone.get();
  }

  /** Whether it is on this disk for sure; false says nothing. */
  boolean isKnown(String id) {
    return waiting.containsKey(id) || left.containsKey(id);
  }

  /** How many are remembered. */
  int size() {
    return waiting.size() + left.size();
  }
}
