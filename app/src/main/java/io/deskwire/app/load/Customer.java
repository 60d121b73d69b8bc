package io.deskwire.app.load;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One room and who writes in it, by the rules of the protocol: one message is on its way, the next leaves when the broker
 * has confirmed it, and what was not confirmed is written again under the same id. Owned by the loop.
 */
final class Customer {
  /** No word for so long is "unknown"; as the console has it. */
  static final Duration UNKNOWN_AFTER = Duration.ofSeconds(10);

  private final EventLoop loop;
  private final CustomerLine line;
  private final Topic.Chat topic;
  private final Sender self;
  private final String stream = Ids.secret();
  /** What is due and has never been written. */
  private final Deque<Pressed> waiting = new ArrayDeque<>();
  private @Nullable Envelope onItsWay;
  private long writtenAt;

  /** Small, as a broker that stops can make a million of them. */
  private record Pressed(long seq, long wallMillis) {}

  Customer(EventLoop loop, CustomerLine line, String room, int number) {
    this.loop = loop;
    this.line = line;
    this.topic = new Topic.Chat(room);
    this.self = new Sender(room, "Load " + number, Role.CUSTOMER);
  }

  String room() {
    return topic.room();
  }

  String stream() {
    return stream;
  }

  /** Sends a message, at once where nothing of this room is on its way. */
  void say(long seq) {
    waiting.add(new Pressed(seq, loop.wallMillis()));
    if (onItsWay == null) {
      next();
    }
  }

  private void next() {
    Pressed pressed = waiting.poll();
    onItsWay = pressed == null ? null : envelope(pressed);
    write();
  }

  private Envelope envelope(Pressed pressed) {
    return Envelope.of(Ids.message(pressed.wallMillis), room(), EventType.MESSAGE, self, stream, pressed.wallMillis)
        .withSeq(pressed.seq)
        .withText("Message " + pressed.seq + " of a load test. Where is my parcel? It was to come yesterday.");
  }

  /** Writes what is on its way, again where it was written before; also called when the line is back. */
  void write() {
    Envelope envelope = onItsWay;
    if (envelope == null || !line.isConnected()) {
      return;
    }
    writtenAt = loop.nanos();
    var _ = line.publish(topic, envelope)
        .whenComplete((_, failure) -> loop.execute(() -> answered(envelope, failure)));
  }

  private void answered(Envelope envelope, @Nullable Throwable failure) {
    if (!envelope.equals(onItsWay)) {
      return; // it was written twice, and this is the second word
    }
    if (failure instanceof RefusedException refused) {
      line.refused(refused);
    }
    boolean unknown = failure instanceof TransportException && !(failure instanceof RefusedException);
    // a line that confirms nothing cannot tell what has arrived; written again, it would be there twice
    if (!unknown || !line.confirms()) {
      next();
    }
  }

  /** Called now and then. */
  void look(long now) {
    if (onItsWay != null && now - writtenAt > UNKNOWN_AFTER.toNanos()) {
      write();
    }
  }
}
