package io.deskwire.chaos;

import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.LiveTap;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transports;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A customer who writes one message after the other in a room: each goes out under the same id until the broker has
 * confirmed it, over a new connection whenever the last one failed. It says how far it has come, and publishes again what
 * the desk asks for. Any thread.
 */
final class Customer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 200;
  private static final long HEADS_SECONDS = 2;

  private final String name;
  private final String room;
  private final History history;
  private final ConnectRequest request;
  private final CountDownLatch hungUp = new CountDownLatch(1);
  /** What is to be written: a text for 0, else a file of so many parts. */
  private final BlockingQueue<Integer> due = new LinkedBlockingQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final List<Envelope> written = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private long n; // own thread
  private volatile @Nullable LiveTap line; // changed by the own thread
  private volatile boolean closed;

  Customer(String name, String room, Endpoint endpoint, Credentials credentials, TlsTrust trust, History history) {
    this.name = name;
    this.room = room;
    this.history = history;
    request = new ConnectRequest(endpoint, credentials, trust, new InboxName("replaced", false),
        List.of(new TopicFilter(new Topic.Live(room).path(), false)), PATIENCE, Duration.ofSeconds(10));
    thread = Thread.ofVirtual().name("customer-" + name).start(this::work);
  }

  /** Writes so many more, as soon as the line lets it. */
  void say(int count) {
    open.addAndGet(count);
    due.addAll(Collections.nCopies(count, 0));
  }

  /** As {@link #say}, a file of so many parts. */
  void attach(int parts) {
    open.addAndGet(parts);
    due.add(parts);
  }

  /** How many are not confirmed. */
  int unsent() {
    return open.get();
  }

  /** Everything is confirmed. */
  boolean isEmpty() {
    return open.get() == 0;
  }

  private void work() {
    try {
      while (!closed) {
        Integer next = due.poll(HEADS_SECONDS, TimeUnit.SECONDS);
        if (next != null && next == 0) {
          write((envelope, said) -> envelope.withText(said.text(20)));
        } else if (next != null) {
          writeFile(next);
        }
        tellHead();
      }
    } catch (InterruptedException e) {
      hangUp();
    }
  }

  private void writeFile(int parts) throws InterruptedException {
    SaidFile file = new SaidFile(new Said(name, room, n + 1), parts);
    history.file(name, room, file.name());
    String id = Ids.message(System.currentTimeMillis());
    for (int part = 0; part < parts; part++) {
      Attachment attachment = file.attachment(id, part);
      write((envelope, _) -> envelope.withAttachment(attachment));
    }
  }

  /** One more message, until the broker has it. */
  private void write(BiFunction<Envelope, Said, Envelope> content) throws InterruptedException {
    Said said = new Said(name, room, ++n);
    history.sent(name, room, said.id(), n);
    Envelope message = content.apply(Envelope.of(Ids.message(System.currentTimeMillis()), room, EventType.MESSAGE,
        self(), stream(), System.currentTimeMillis()).withSeq(n), said);
    written.add(message);
    while (!publish(message)) {
      if (hungUp.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("closed");
      }
    }
    history.confirmed(said.id());
    open.decrementAndGet();
  }

  private boolean publish(Envelope message) throws InterruptedException {
    LiveTap tap = line;
    try {
      if (tap == null) {
        tap = new LiveTap(new Transports(), request, this::heard);
        line = tap;
        tap.connect().get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      tap.publish(new Topic.Chat(room), message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      hangUp();
      return false;
    }
  }

  /** The desk lacks something that was confirmed: the same again, under the same id. */
  private void heard(LiveTap.Tapped event) {
    SeqRange asked = event.envelope().resend();
    LiveTap tap = line;
    if (asked == null || tap == null || !asked.stream().equals(stream())) {
      return;
    }
    for (Envelope each : written) {
      if (asked.from() <= each.seq() && each.seq() <= asked.to()) {
        var _ = tap.publish(new Topic.Chat(room), each);
      }
    }
  }

  /** So that a lost tail is noticed. */
  private void tellHead() {
    LiveTap tap = line;
    if (tap != null && n > 0) {
      long now = System.currentTimeMillis();
      var _ = tap.publish(new Topic.Live(room),
          Envelope.of(Ids.message(now), room, EventType.RECEIPT, self(), stream(), now)
              .withReceipt(new Receipt(Map.of(), Map.of(), Map.of(new Topic.Chat(room).path(), n))));
    }
  }

  private Sender self() {
    return new Sender(name, name, Role.CUSTOMER);
  }

  private String stream() {
    return "stream-" + name;
  }

  private void hangUp() {
    LiveTap tap = line;
    line = null;
    if (tap != null) {
      tap.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    hungUp.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
