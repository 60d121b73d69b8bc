package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import java.util.List;
import java.util.TreeMap;

/**
 * Stretches of a conversation that are there while what lies between them and the newest lines is still being read: none
 * overlaps another. One thread.
 */
final class Islands {
  /** First message of each, and its last one. */
  private final TreeMap<ChatMessage, ChatMessage> lastByFirst = new TreeMap<>();

  /** Lines that follow each other in the conversation, at least one. */
  void add(List<ChatMessage> stretch) {
    ChatMessage first = stretch.getFirst();
    ChatMessage last = stretch.getLast();
    var before = lastByFirst.floorEntry(first);
    if (before != null && before.getValue().compareTo(first) >= 0) {
      first = before.getKey();
    }
    for (var next = lastByFirst.ceilingEntry(first); next != null
        && next.getKey().compareTo(last) <= 0; next = lastByFirst.ceilingEntry(first)) {
      last = next.getValue().compareTo(last) > 0 ? next.getValue() : last;
      lastByFirst.remove(next.getKey());
    }
    lastByFirst.put(first, last);
  }

  /** Whether what stands there would be there, were it anywhere. */
  boolean covers(MessagePlace place) {
    for (var each : lastByFirst.entrySet()) {
      if (MessagePlace.of(each.getKey()).compareTo(place) <= 0
          && MessagePlace.of(each.getValue()).compareTo(place) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * All lines from this one on are there.
   *
   * @return from which one on they are, with the islands that reach up to it: those are none any more
   */
  ChatMessage join(ChatMessage oldest) {
    ChatMessage from = oldest;
    for (var last = lastByFirst.lastEntry(); last != null && last.getValue().compareTo(from) >= 0; last = lastByFirst
        .lastEntry()) {
      from = last.getKey().compareTo(from) < 0 ? last.getKey() : from;
      lastByFirst.pollLastEntry();
    }
    return from;
  }

  boolean isEmpty() {
    return lastByFirst.isEmpty();
  }

  /** The last message of each: behind it something is still to come. */
  List<ChatMessage> ends() {
    return List.copyOf(lastByFirst.values());
  }
}
