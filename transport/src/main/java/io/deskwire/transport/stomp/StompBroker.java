package io.deskwire.transport.stomp;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.InboxName;
import java.time.Duration;
import java.util.Locale;

/** How each broker is asked to keep an inbox; there is no common way. Known by the {@code server} header of CONNECTED. */
enum StompBroker {
  /** One queue that all durable filters feed. Never UNSUBSCRIBE: it would unbind. */
  RABBITMQ {
    @Override
    void keep(StompFrame subscribe, TopicFilter filter, InboxName inbox) {
      subscribe.with("x-queue-name", inbox.name()).with("durable", "true").with("auto-delete", "false")
          .with("exclusive", "false").with("x-expires", String.valueOf(UNUSED_FOR.toMillis()));
    }

    @Override
    void limit(StompFrame subscribe) {
      subscribe.with("prefetch-count", "64");
    }

    @Override
    String topic(String destination) {
      return StompTopics.topic(StompTopics.withoutPercents(destination));
    }
  },
  /**
   * One durable subscription per filter under the connection's client id. A second filter under the same name would be
   * confirmed and never bound (measured).
   */
  ARTEMIS {
    @Override
    void keep(StompFrame subscribe, TopicFilter filter, InboxName inbox) {
      subscribe.with("durable-subscription-name", filter.pattern().replace("+", "any").replace('/', '-'));
    }

    @Override
    void limit(StompFrame subscribe) {
      // bytes; the default of 10 KiB stops behind one large message (measured)
      subscribe.with("consumer-window-size", String.valueOf(1 << 20));
    }

    @Override
    String topic(String destination) {
      return StompTopics.escapedTopic(destination);
    }
  },
  /** Can be read, keeps nothing. */
  OTHER {
    @Override
    void keep(StompFrame subscribe, TopicFilter filter, InboxName inbox) {
      throw new IllegalStateException("no known way to keep an inbox");
    }

    @Override
    void limit(StompFrame subscribe) {}
  };

  /** An inbox that nobody has read for so long is deleted by the broker. */
  private static final Duration UNUSED_FOR = Duration.ofDays(14);

  static StompBroker of(String serverHeader) {
    String lower = serverHeader.toLowerCase(Locale.ROOT);
    if (lower.startsWith("rabbitmq")) {
      return RABBITMQ;
    }
    return lower.contains("artemis") ? ARTEMIS : OTHER;
  }

  abstract void keep(StompFrame subscribe, TopicFilter filter, InboxName inbox);

  abstract void limit(StompFrame subscribe);

  /** The MQTT form of a destination that the broker names. */
  String topic(String destination) {
    return StompTopics.topic(destination);
  }

  /** A durable filter waits for our acknowledgement; a transient one is best effort on a queue of its own. */
  StompFrame subscribe(String id, TopicFilter filter, InboxName inbox) {
    StompFrame frame = StompFrame.of("SUBSCRIBE", "id", id, "destination", StompTopics.filter(filter.pattern()),
        "receipt", id);
    if (!filter.durable()) {
      return frame.with("ack", "auto");
    }
    frame.with("ack", "client-individual");
    limit(frame);
    if (inbox.durable()) {
      keep(frame, filter, inbox);
    }
    return frame;
  }
}
