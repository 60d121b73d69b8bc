package io.deskwire.session;

import io.deskwire.message.Answer;
import io.deskwire.message.Ask;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Presence;
import io.deskwire.message.Receipt;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what is worth nothing later: typing, receipts, presence. Without a line that carries them they are dropped. */
final class LiveEvents {
  private static final long TYPING_EVERY_MS = 3_000;

  private final EventLoop loop;
  private final Agent agent;
  private final String stream;
  private final Supplier<Connection> line;
  /** Session thread. */
  private final Map<String, Long> typingSentAt = new HashMap<>();

  LiveEvents(EventLoop loop, Agent agent, String stream, Supplier<Connection> line) {
    this.loop = loop;
    this.agent = agent;
    this.stream = stream;
    this.line = line;
  }

  /** From any thread. */
  void typing(String room) {
    loop.execute(() -> {
      long now = loop.wallMillis();
      Long before = typingSentAt.get(room);
      if (before == null || now - before >= TYPING_EVERY_MS) {
        typingSentAt.put(room, now);
        publish(new Topic.Live(room), event(room, EventType.TYPING));
      }
    });
  }

  void receipt(String room, Receipt receipt) {
    publish(new Topic.Live(room), event(room, EventType.RECEIPT).withReceipt(receipt));
  }

  void presence(Presence presence) {
    publish(new Topic.Agent(agent.id()), event("", EventType.PRESENCE).withPresence(presence));
  }

  /** Asks the owner of a stream for some of its events. */
  void resend(Topic where, SeqRange range) {
    publish(where, event(where.roomId().orElse(""), EventType.RESEND).withResend(range));
  }

  /** Asks colleagues. @return the question's id */
  String ask(Ask ask, @Nullable SeqRange range) {
    Envelope question = event("", EventType.ASK).withAsk(ask);
    publish(new Topic.Ask(), range == null ? question : question.withResend(range));
    return question.id();
  }

  void answer(Topic to, Answer answer) {
    publish(to, event("", EventType.ANSWER).withAnswer(answer));
  }

  private Envelope event(String room, EventType type) {
    long now = loop.wallMillis();
    return Envelope.of(Ids.message(now), room, type, agent.asSender(), stream, now);
  }

  private void publish(Topic topic, Envelope event) {
    Connection connection = line.get();
    Transport up = connection.transport();
    if (up != null && connection.carriesLive()) {
      var _ = up.publish(topic.path(), EnvelopeCodec.encode(event), false);
    }
  }
}
