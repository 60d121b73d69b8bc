package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Presence;
import io.deskwire.message.Receipt;
import io.deskwire.message.Topic;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

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
