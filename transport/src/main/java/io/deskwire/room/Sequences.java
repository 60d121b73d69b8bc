package io.deskwire.room;

import java.util.ArrayList;
import java.util.List;

/**
 * The streams of one room, those heard of last at the end; immutable. Streams are named by their senders, so only so many
 * are kept.
 */
public record Sequences(List<Sequence> all) {
  public static final Sequences EMPTY = new Sequences(List.of());
  static final int MAX = 128;

  /** What is known of a stream on a topic. */
  public Sequence of(String stream, String topic) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (is(all.get(i), stream, topic)) {
        return all.get(i);
      }
    }
    return Sequence.empty(stream, topic);
  }

  private static boolean is(Sequence each, String stream, String topic) {
    return each.stream().equals(stream) && each.topic().equals(topic);
  }

  /** With this one in place of what was known of its stream on its topic. */
  public Sequences with(Sequence newer) {
    List<Sequence> next = new ArrayList<>(all.size() + 1);
    for (Sequence each : all) {
      if (!is(each, newer.stream(), newer.topic())) {
        next.add(each);
      }
    }
    next.add(newer);
    return new Sequences(List.copyOf(next.size() > MAX ? next.subList(1, next.size()) : next));
  }
}
