package io.deskwire.app.console;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Customers who write faster than anybody reads, with the window in front: frames, and what got lost. */
final class BurstBench {
  /** What one customer line may have unconfirmed. */
  private static final int WINDOW = 1000;
  private static final int LINES = 2;
  /** Number of a message that is not counted. */
  private static final int FIRST = Integer.MAX_VALUE;
  private static final Duration STILL_COMING = Duration.ofSeconds(20);
  private static final String TEXT = " Where is my parcel? It was to come yesterday.";

  private final Endpoint endpoint;
  private final Credentials credentials;
  private final String name;
  private final int rooms;
  private final int perSecond;
  private final int total;

  /**
   * @param name  of the burst; part of its rooms' ids
   * @param rooms that the messages are spread over
   */
  BurstBench(Endpoint endpoint, Credentials credentials, String name, int rooms, int perSecond, int seconds) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.name = name;
    this.rooms = rooms;
    this.perSecond = perSecond;
    total = perSecond * seconds;
  }

  /** The window is open and the session online; the first room is opened and stays in front. */
  void run(ChatSession session, ConsoleWindow window, WindowReport report) throws Exception {
    Tally tally = new Tally();
    Subscription watching = session.watch(tally);
    List<Customer> customers = new ArrayList<>();
    try {
      for (int i = 0; i < LINES; i++) {
        customers.add(new Customer());
      }
      // so that there is a line to be seen
      customers.getFirst().say(FIRST, room(0)).get(STILL_COMING.toSeconds(), TimeUnit.SECONDS);
      window.showRoom(room(0));
      WindowEye.await(() -> WindowEye.showsBubble(FIRST + TEXT));
      measure(customers, tally, report);
    } finally {
      watching.close();
      customers.forEach(Customer::close);
    }
  }

  private void measure(List<Customer> customers, Tally tally, WindowReport report) throws Exception {
    List<Long> gaps;
    long seen;
    long start = System.nanoTime();
    try (WindowEye.Gaps frames = new WindowEye.Gaps()) {
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < customers.size(); i++) {
        int line = i;
        writers.add(Thread.ofPlatform().name("customer-" + i).start(() -> customers.get(line).write(line, start)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      tally.await(total);
      // not before: looking through the window in every frame costs a part of it
      seen = WindowEye.await(() -> WindowEye.showsBubble(lastInFront() + TEXT));
      gaps = frames.sorted();
    }
    int confirmed = customers.stream().mapToInt(customer -> customer.confirmed.get()).sum();
    long written = customers.stream().mapToLong(customer -> customer.lastAt.get()).max().orElse(start);
    String where = rooms == 1 ? ", 1 room" : ", " + rooms + " rooms";
    report.atLeast("burst" + where + ": written", "msg/s", total / ((written - start) / 1e9), perSecond * 0.99);
    report.atLeast("burst" + where + ": confirmed by the broker", "msg", confirmed, total);
    report.atMost("burst" + where + ": confirmed and not told", "msg", confirmed - tally.count(), 0);
    report.atMost("burst" + where + ": told twice", "msg", tally.twice(), 0);
    report.told("burst" + where + ": from written to told, last", "ms", (tally.lastAt() - written) / 1e6);
    report.told("burst" + where + ": from written to painted, last", "ms", (seen - written) / 1e6);
    report.told("burst" + where + ": frames", "", gaps.size());
    report.told("burst" + where + ": between frames p50", "ms", WindowEye.millis(gaps, 0.5));
    report.told("burst" + where + ": between frames p99", "ms", WindowEye.millis(gaps, 0.99));
    report.atMost("burst" + where + ": between frames, worst", "ms", WindowEye.millis(gaps, 1), 100);
    report.atMost("burst" + where + ": frames over 100 ms", "",
        (int) gaps.stream().filter(gap -> gap > Duration.ofMillis(100).toNanos()).count(), 0);
  }

  private String room(int number) {
    return "burst-" + name + "-" + number % rooms;
  }

  private int lastInFront() {
    return total - 1 - (total - 1) % rooms;
  }

  /** Counts what the session tells of. */
  private final class Tally implements SessionWatcher {
    private final BitSet told = new BitSet(total);
    private final AtomicLong lastAt = new AtomicLong();
    private int twice;

    @Override
    public synchronized void messages(List<ChatMessage> changed) {
      for (ChatMessage message : changed) {
        int number = Integer.parseInt(message.text().substring(0, message.text().indexOf(' ')));
        if (message.room().startsWith("burst-" + name) && number < total) {
          twice += told.get(number) ? 1 : 0;
          told.set(number);
        }
      }
      lastAt.set(System.nanoTime());
    }

    synchronized int count() {
      return told.cardinality();
    }

    synchronized int twice() {
      return twice;
    }

    long lastAt() {
      return lastAt.get();
    }

    /** Until all have come, or nothing comes any more. */
    void await(int wanted) {
      while (count() < wanted && System.nanoTime() - lastAt() < STILL_COMING.toNanos()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  /** One line that many customers write over, as a gateway's is. */
  private final class Customer implements AutoCloseable {
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicLong lastAt = new AtomicLong();
    private final Semaphore window = new Semaphore(WINDOW);
    private final String stream = Ids.secret();
    private final Transport transport;
    private long seq;

    Customer() throws Exception {
      ConnectRequest request = new ConnectRequest(endpoint, credentials, TlsTrust.SYSTEM,
          new InboxName(Ids.secret(), false), List.of(), ConnectRequest.DEFAULT_TIMEOUT,
          ConnectRequest.DEFAULT_HEART_BEAT);
      transport = new Transports().create(request, new Deaf());
      transport.connect().get(10, TimeUnit.SECONDS);
    }

    /** Every {@value #LINES}nd message, each at its time. */
    void write(int line, long start) {
      for (int number = line; number < total; number += LINES) {
        long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(2))); // a few at once: waking up costs
        }
        window.acquireUninterruptibly();
        lastAt.set(System.nanoTime());
        var _ = say(number, room(number)).whenComplete((_, failure) -> {
          window.release();
          if (failure == null) {
            confirmed.incrementAndGet();
          }
        });
      }
      window.acquireUninterruptibly(WINDOW);
    }

    CompletableFuture<Void> say(int number, String room) {
      long now = System.currentTimeMillis();
      Sender sender = new Sender(room, "Customer of " + room, Role.CUSTOMER);
      Envelope envelope = Envelope.of(Ids.message(now), room, EventType.MESSAGE, sender, stream, now).withSeq(++seq)
          .withText(number + TEXT);
      return transport.publish(new Topic.Chat(room).path(), EnvelopeCodec.encode(envelope), true);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  /** It only writes. */
  private static final class Deaf implements TransportListener {
    @Override
    public void received(Inbound inbound) {
      inbound.ack().run();
    }

    @Override
    public void proofOfLife(long nanos) {
      // nobody asks
    }

    @Override
    public void closed(TransportException reason) {
      // what is not confirmed is missing in the figures
    }
  }
}
