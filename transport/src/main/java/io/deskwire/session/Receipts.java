package io.deskwire.session;

import io.deskwire.message.Receipt;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells customers' clients what has arrived and been read, gathered over a fifth of a second, and measures how long
 * their own receipts take. Only the console that answers a room speaks for the desk: of several that have the same
 * message, each with marks of its own, a customer would otherwise see the read mark jump back and forth. Owned by the
 * session thread.
 */
final class Receipts {
  private static final Duration GATHER = Duration.ofMillis(200);
  private static final int MAX_WAITING = 256;

  private final EventLoop loop;
  private final BiConsumer<String, Receipt> publish;
  private final String stream;
  private final Predicate<String> answers;
  private final Function<String, Map<String, Long>> written;
  private final Map<String, Map<String, Long>> delivered = new HashMap<>();
  private final Map<String, Map<String, Long>> read = new HashMap<>();
  private final Map<String, Boolean> pending = new HashMap<>();
  private final Map<String, TreeMap<Long, Long>> sentNanos = new HashMap<>();
  /** How far customers have got what is written on a topic, as they said last. */
  private final Map<String, Long> received = new HashMap<>();

  /**
   * Says nothing yet.
   *
   * @param stream  this installation's own, whose messages need no receipt
   * @param answers whether this console is the one that sends a room's receipts
   * @param written the last own number per topic of a room, so that its customer notices a lost tail
   */
  Receipts(EventLoop loop, BiConsumer<String, Receipt> publish, String stream, Predicate<String> answers,
      Function<String, Map<String, Long>> written) {
    this.loop = loop;
    this.publish = publish;
    this.stream = stream;
    this.answers = answers;
    this.written = written;
  }

  void delivered(String room, String from, long seq) {
    delivered.computeIfAbsent(room, _ -> new HashMap<>()).merge(from, seq, Math::max);
    later(room);
  }

  void read(String room, Map<String, Long> heads) {
    Map<String, Long> marks = read.computeIfAbsent(room, _ -> new HashMap<>());
    heads.forEach((from, seq) -> {
      if (!from.equals(stream)) {
        marks.merge(from, seq, Math::max);
      }
    });
    if (!marks.isEmpty()) {
      later(room);
    }
  }

  /**
   * Says everything once more: the room has become this console's, or the line is new and what was said on the old one
   * may be lost.
   *
   * @param stored the highest number stored per stream, whoever was told of it
   */
  void again(String room, Map<String, Long> stored) {
    stored.forEach((from, seq) -> {
      if (!from.equals(stream)) {
        delivered(room, from, seq);
      }
    });
  }

  private void later(String room) {
    if (answers.test(room) && pending.putIfAbsent(room, true) == null) {
      loop.schedule(GATHER, () -> {
        pending.remove(room);
        if (answers.test(room)) { // it may have been given away meanwhile
          publish.accept(room, new Receipt(Map.copyOf(delivered.getOrDefault(room, Map.of())),
              Map.copyOf(read.getOrDefault(room, Map.of())), written.apply(room)));
        }
      });
    }
  }

  /** A customer's client has what was written on a topic up to here. */
  void has(String topic, long seq) {
    received.merge(topic, seq, Math::max);
  }

  /** Whether a customer's client has said that it has this one; it may say so before the broker does. */
  boolean isThere(String topic, long seq) {
    return seq > 0 && seq <= received.getOrDefault(topic, 0L);
  }

  void sent(String topic, long seq, long nanos) {
    TreeMap<Long, Long> waiting = sentNanos.computeIfAbsent(topic, _ -> new TreeMap<>());
    waiting.put(seq, nanos);
    if (waiting.size() > MAX_WAITING) {
      waiting.pollFirstEntry();
    }
  }

  /** From the newest message that a receipt covers for the first time, to now; NaN when it covers nothing new. */
  double peerMs(String topic, long seq, long nowNanos) {
    TreeMap<Long, Long> waiting = sentNanos.get(topic);
    Map.Entry<Long, Long> newest = waiting == null ? null : waiting.floorEntry(seq);
    if (waiting == null || newest == null) {
      return Double.NaN;
    }
    waiting.headMap(seq, true).clear();
    return (nowNanos - newest.getValue()) / 1e6;
  }
}
