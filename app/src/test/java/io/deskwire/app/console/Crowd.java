package io.deskwire.app.console;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.TestBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * The broker and its customers, in a process of their own with a lower priority than the window's: as near as one machine
 * comes to a broker on another one.
 */
final class Crowd implements AutoCloseable {
  /** Number of the message that is there before the rest and is not counted. */
  static final int FIRST = Integer.MAX_VALUE;
  static final String TEXT = " Where is my parcel? It was to come yesterday.";
  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
  private static final String PRIORITY = "3";
  private static final String EMBEDDED = "embedded";
  /** What one customer line may have unconfirmed. */
  private static final int WINDOW = 1000;
  private static final int LINES = 2;
  private static final long STILL_COMING_SECONDS = 20;

  private final Process process;
  private final BufferedReader answers;
  private final Endpoint endpoint;
  private final Credentials credentials;

  /**
   * Starts it; returns when the broker listens.
   *
   * @param embedded the product's own broker, in any case
   */
  Crowd(boolean embedded) throws IOException, BadEndpointException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    process = new ProcessBuilder("nice", "-n", PRIORITY, java.toString(), "--enable-native-access=ALL-UNNAMED",
        "-Xmx512m",
        "-cp", System.getProperty("java.class.path"), Crowd.class.getName(), embedded ? EMBEDDED : "")
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String[] door = answer().split(" ", -1);
    endpoint = Endpoint.parse(door[0]);
    credentials = new Credentials(door[1], door[2]);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Credentials credentials() {
    return credentials;
  }

  /** One message to the first room of a burst; returns when the broker has confirmed it. */
  void knock(String name) throws IOException {
    ask("knock " + name);
  }

  /**
   * What became of a burst. All processes of a machine share {@link System#nanoTime()}.
   *
   * @param startNanos when the first message was due
   * @param lastNanos  when the last one was written
   */
  record Written(int confirmed, long startNanos, long lastNanos) {}

  /** Writes {@code total} messages over so many rooms; returns when all are confirmed. */
  Written burst(String name, int rooms, int perSecond, int total) throws IOException {
    return written("burst " + name + " " + rooms + " " + perSecond + " " + total);
  }

  /** As {@link #burst}, but each so many messages one goes to the first room, and the rest to the others in turn. */
  Written floor(String name, int rooms, int firstEach, int perSecond, int total) throws IOException {
    return written("floor " + name + " " + rooms + " " + perSecond + " " + total + " " + firstEach);
  }

  private Written written(String question) throws IOException {
    String[] answer = ask(question).split(" ", -1);
    return new Written(Integer.parseInt(answer[0]), Long.parseLong(answer[1]), Long.parseLong(answer[2]));
  }

  private String ask(String question) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(question).append('\n').flush();
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the broker's process has ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }

  static String room(String name, int number) {
    return "burst-" + name + "-" + number;
  }

  /** The process: a question per line in, an answer per line out, until the input ends. */
  @SuppressWarnings("SystemOut") // that is how it answers
  public static void main(String[] arguments) throws Exception {
    Endpoint endpoint;
    Credentials agent;
    if (arguments[0].equals(EMBEDDED)) {
      LocalBroker broker = LocalBroker.start(BrokerOptions.loopback());
      endpoint = broker.mqtt();
      agent = broker.credentials();
    } else {
      // the one in C where it is installed: the embedded one takes more of two cores than the window does
      TestBroker broker = MOSQUITTO.toFile().canExecute() ? MosquittoBroker.shared() : ArtemisBroker.shared();
      endpoint = broker.endpoint(Dialect.MQTT);
      agent = broker.agent();
    }
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      customers.add(new Customer(endpoint, agent));
    }
    System.out.println(endpoint + " " + agent.user() + " " + agent.password());
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("knock")) {
        customers.getFirst().say(FIRST, room(words[1], 0)).get(STILL_COMING_SECONDS, TimeUnit.SECONDS);
        System.out.println("in");
      } else {
        String name = words[1];
        int rooms = Integer.parseInt(words[2]);
        int firstEach = words.length > 5 ? Integer.parseInt(words[5]) : 0;
        IntFunction<String> room = firstEach == 0
            ? number -> room(name, number % rooms)
            : number -> room(name, number % firstEach == 0 ? 0 : 1 + number % (rooms - 1));
        System.out.println(burst(customers, room, Integer.parseInt(words[3]), Integer.parseInt(words[4])));
      }
    }
    System.exit(0); // the broker's threads
  }

  private static String burst(List<Customer> customers, IntFunction<String> room, int perSecond, int total)
      throws InterruptedException {
    AtomicInteger confirmed = new AtomicInteger();
    AtomicLong lastAt = new AtomicLong();
    long start = System.nanoTime();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      int line = i;
      writers.add(Thread.ofPlatform().start(() -> {
        for (int number = line; number < total; number += LINES) {
          long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(2))); // a few at once: waking up costs
          }
          customers.get(line).count(number, room.apply(number), confirmed);
          lastAt.accumulateAndGet(System.nanoTime(), Math::max);
        }
        customers.get(line).drain();
      }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    return confirmed + " " + start + " " + lastAt;
  }

  /** One line that many customers write over, as a gateway's is. */
  private static final class Customer {
    private final Semaphore window = new Semaphore(WINDOW);
    private final String stream = Ids.secret();
    private final Transport transport;
    private long seq;

    Customer(Endpoint endpoint, Credentials credentials) throws Exception {
      ConnectRequest request = new ConnectRequest(endpoint, credentials, TlsTrust.SYSTEM,
          new InboxName(Ids.secret(), false), List.of(), ConnectRequest.DEFAULT_TIMEOUT,
          ConnectRequest.DEFAULT_HEART_BEAT);
      transport = new Transports().create(request, new Deaf());
      transport.connect().get(10, TimeUnit.SECONDS);
    }

    void count(int number, String room, AtomicInteger confirmed) {
      window.acquireUninterruptibly();
      var _ = say(number, room).whenComplete((_, failure) -> {
        if (failure == null) {
          confirmed.incrementAndGet();
        }
        window.release();
      });
    }

    /** Until everything has been answered. */
    void drain() {
      window.acquireUninterruptibly(WINDOW);
      window.release(WINDOW);
    }

    CompletableFuture<Void> say(int number, String room) {
      long now = System.currentTimeMillis();
      Sender sender = new Sender(room, "Customer of " + room, Role.CUSTOMER);
      Envelope envelope = Envelope.of(Ids.message(now), room, EventType.MESSAGE, sender, stream, now).withSeq(++seq)
          .withText(number + TEXT);
      return transport.publish(new Topic.Chat(room).path(), EnvelopeCodec.encode(envelope), true);
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
