package io.deskwire.app.demo;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Opened;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.LiveTap;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One customer as the desk sees a real one: comes, types, writes, confirms what has arrived and what was read, answers.
 * All its state belongs to the event loop it is given; the seed makes two runs alike.
 */
final class SimulatedCustomer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SimulatedCustomer.class);
  private static final Duration RECONNECT = Duration.ofSeconds(2);
  private static final int KEPT = 200;
  private static final int TYPING_MS_PER_CHARACTER = 35;

  private final EventLoop loop;
  private final TransportFactory factory;
  private final Endpoint endpoint;
  private final Credentials credentials;
  private final Dialogue dialogue;
  private final Random random;
  private final String stream = Ids.secret();
  private final Topic.Chat chat;
  private final Topic.Live live;
  private final Sender self;
  private final Deque<Dialogue.Turn> turns;
  private final Map<String, Long> delivered = new HashMap<>();
  private final Map<String, Long> read = new HashMap<>();
  private final Deque<Envelope> unsent = new ArrayDeque<>();
  /** The last ones published, for a desk that lacks some. */
  private final Deque<Envelope> sent = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  private @Nullable LiveTap line;
  private boolean connected;
  private boolean came;
  private boolean closed;
  private long seq;

  SimulatedCustomer(EventLoop loop, TransportFactory factory, Endpoint endpoint, Credentials credentials,
      Dialogue dialogue, long seed) {
    this.loop = loop;
    this.factory = factory;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.dialogue = dialogue;
    this.random = new Random(seed);
    this.chat = new Topic.Chat(dialogue.room());
    this.live = new Topic.Live(dialogue.room());
    this.self = new Sender(dialogue.room(), dialogue.name(), Role.CUSTOMER);
    this.turns = new ArrayDeque<>(dialogue.turns());
  }

  /** Any thread. */
  void start() {
    loop.schedule(Duration.ofMillis(dialogue.startMs()), this::connect);
  }

  private void connect() {
    if (closed) {
      return;
    }
    List<TopicFilter> filters = List.of(new TopicFilter(new Topic.Desk(dialogue.room()).path(), false),
        new TopicFilter(live.path(), false));
    ConnectRequest request = new ConnectRequest(endpoint, credentials, TlsTrust.SYSTEM,
        new InboxName(Ids.secret(), false), filters, ConnectRequest.DEFAULT_TIMEOUT,
        ConnectRequest.DEFAULT_HEART_BEAT);
    LiveTap tap = new LiveTap(factory, request, new LiveTap.Listener() {
      @Override
      public void event(LiveTap.Tapped event) {
        loop.execute(() -> received(event));
      }

      @Override
      public void closed(TransportException reason) {
        loop.execute(() -> lost());
      }
    });
    line = tap;
    var _ = tap.connect().thenRun(() -> loop.execute(this::connected));
  }

  private void lost() {
    connected = false;
    if (!closed) {
      log.debug("customer {} connects again", dialogue.room());
      loop.schedule(RECONNECT, this::connect);
    }
  }

  private void connected() {
    connected = true;
    for (Envelope waiting = unsent.poll(); waiting != null; waiting = unsent.poll()) {
      publish(waiting);
    }
    if (!came) {
      came = true;
      Opened opened = new Opened(dialogue.mobile() ? "app" : "web", dialogue.mobile() ? "mqtt" : "websocket",
          dialogue.page(), dialogue.language(), dialogue.queue());
      publish(next(EventType.OPENED).withOpened(opened));
      write(dialogue.opening(), 400);
    }
  }

  private void received(LiveTap.Tapped event) {
    Envelope envelope = event.envelope();
    SeqRange lacking = envelope.resend();
    if (lacking != null && lacking.stream().equals(stream)) {
      List.copyOf(sent).stream().filter(each -> lacking.from() <= each.seq() && each.seq() <= lacking.to())
          .forEach(this::publish);
      return;
    }
    boolean answer = !event.topic().equals(live.path()) && envelope.eventType().filter(EventType::isConversation)
        .isPresent();
    if (!answer || !seen.add(envelope.id())) {
      return;
    }
    String desk = envelope.stream();
    if (desk != null && envelope.seq() > 0) {
      delivered.merge(desk, envelope.seq(), Math::max);
      receipt();
      loop.schedule(Duration.ofMillis(between(500, 1_600)), () -> {
        read.merge(desk, envelope.seq(), Math::max);
        receipt();
      });
    }
    Dialogue.Turn turn = turns.poll();
    if (turn != null) {
      write(turn.reaction(), between(1_200, 3_000));
    }
  }

  /** One line after the other, each after the time it takes to type it. */
  private void write(List<String> lines, long pauseMs) {
    long at = pauseMs;
    for (String text : lines) {
      loop.schedule(Duration.ofMillis(at), () -> publishLive(live(EventType.TYPING)));
      at += 300 + (long) text.length() * TYPING_MS_PER_CHARACTER + between(0, 500);
      loop.schedule(Duration.ofMillis(at), () -> publish(next(EventType.MESSAGE).withText(text)));
      at += between(300, 900);
    }
  }

  private void receipt() {
    publishLive(live(EventType.RECEIPT)
        .withReceipt(new Receipt(Map.copyOf(delivered), Map.copyOf(read), Map.of(chat.path(), seq))));
  }

  private Envelope live(EventType type) {
    long now = loop.wallMillis();
    return Envelope.of(Ids.message(now), dialogue.room(), type, self, stream, now);
  }

  private Envelope next(EventType type) {
    return live(type).withSeq(++seq);
  }

  private void publish(Envelope envelope) {
    LiveTap tap = line;
    if (closed || tap == null) {
      return;
    }
    if (!connected) {
      unsent.add(envelope);
      return;
    }
    if (!sent.contains(envelope)) {
      sent.add(envelope);
    }
    if (sent.size() > KEPT) {
      sent.poll();
    }
    var _ = tap.publish(chat, envelope).exceptionally(failure -> {
      loop.execute(() -> unsent.add(envelope)); // same id: the desk shows it once, however often it comes
      return null;
    });
  }

  private void publishLive(Envelope envelope) {
    LiveTap tap = line;
    if (!closed && connected && tap != null) {
      var _ = tap.publish(live, envelope);
    }
  }

  private long between(int from, int to) {
    return (long) from + random.nextInt(to - from);
  }

  /** Any thread. */
  @Override
  public void close() {
    loop.execute(() -> {
      closed = true;
      LiveTap tap = line;
      if (tap != null) {
        tap.close();
      }
    });
  }

  /** All customers of the demo, on one loop. */
  static List<SimulatedCustomer> all(EventLoop loop, TransportFactory factory, Endpoint web, Endpoint mobile,
      Credentials credentials, long seed) {
    List<SimulatedCustomer> customers = new ArrayList<>();
    for (Dialogue dialogue : Dialogues.all()) {
      customers.add(new SimulatedCustomer(loop, factory, dialogue.mobile() ? mobile : web, credentials, dialogue,
          seed + customers.size()));
    }
    return customers;
  }
}
