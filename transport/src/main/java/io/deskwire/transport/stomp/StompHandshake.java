package io.deskwire.transport.stomp;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Faults;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Sign-in and subscriptions of one connection. All subscriptions are asked for at once: one after the other would
 * cost nine round trips.
 *
 * <pre>
 *   WAITING ── upgrade ──▶ SIGNING_IN ── CONNECTED ──▶ SUBSCRIBING ── all receipts ──▶ DONE
 * </pre>
 *
 * Owned by the reader thread, but for {@link #isSignedIn}.
 */
final class StompHandshake {
  /** Close codes of a broker that closes on purpose; others mean that the line broke. */
  private static final List<Integer> ON_PURPOSE = List.of(1000, 1001, 1002, 1005, 1008, 1011);

  private enum Step {
    WAITING, SIGNING_IN, SUBSCRIBING, DONE
  }

  private final ConnectRequest request;
  private final Consumer<StompFrame> send;
  private final Consumer<TransportException> fail;
  private final Consumer<Duration> beat;
  private final Runnable ready;
  private final Consumer<String> stage;
  private final BitSet unconfirmed = new BitSet();
  private StompBroker broker = StompBroker.OTHER;
  private volatile Step step = Step.WAITING; // written by the reader thread

  StompHandshake(ConnectRequest request, Consumer<StompFrame> send, Consumer<TransportException> fail,
      Consumer<Duration> beat, Runnable ready, Consumer<String> stage) {
    this.request = request;
    this.send = send;
    this.fail = fail;
    this.beat = beat;
    this.ready = ready;
    this.stage = stage;
  }

  /** Reader thread. */
  StompBroker broker() {
    return broker;
  }

  boolean isSignedIn() {
    return step == Step.SUBSCRIBING || step == Step.DONE;
  }

  void opened() {
    step = Step.SIGNING_IN;
    stage.accept("answer the sign-in");
    long beat = request.heartBeat().toMillis();
    // the virtual host is RabbitMQ's; Artemis takes any
    StompFrame connect = StompFrame.of("CONNECT", "accept-version", "1.2", "host", "/", "heart-beat",
        beat + "," + beat);
    Credentials credentials = request.credentials();
    if (!credentials.isEmpty()) {
      connect.with("login", credentials.user()).with("passcode", credentials.password());
    }
    if (request.inbox().durable()) {
      connect.with("client-id", request.inbox().name()); // Artemis names durable subscriptions by it
    }
    send.accept(connect);
  }

  void connected(StompFrame frame) {
    if (step != Step.SIGNING_IN) {
      return;
    }
    broker = StompBroker.of(frame.header("server", ""));
    if (broker == StompBroker.OTHER && request.inbox().durable()) {
      fail.accept(new RefusedException("The STOMP broker at " + Faults.address(request.endpoint())
          + " is neither RabbitMQ nor Artemis: Deskwire does not know how to keep an inbox there; use MQTT."));
      return;
    }
    step = Step.SUBSCRIBING;
    stage.accept("confirm the subscriptions");
    beat.accept(interval(frame.header("heart-beat", "0,0")));
    List<TopicFilter> filters = request.filters();
    unconfirmed.set(0, filters.size());
    for (int i = 0; i < filters.size(); i++) {
      send.accept(broker.subscribe(subscription(i), filters.get(i), request.inbox()));
    }
    doneWhenConfirmed();
  }

  /** How often we have to beat: what we offered or what the broker needs, whichever is slower; zero for never. */
  private Duration interval(String header) {
    String wanted = header.substring(header.indexOf(',') + 1).strip();
    try {
      long millis = Long.parseLong(wanted);
      return millis <= 0 ? Duration.ZERO : Duration.ofMillis(Math.max(millis, request.heartBeat().toMillis()));
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private static String subscription(int index) {
    return "s" + index;
  }

  /** Whether the receipt was for a subscription. */
  boolean receipt(String id) {
    if (step != Step.SUBSCRIBING || !id.startsWith("s")) {
      return false;
    }
    for (int i = unconfirmed.nextSetBit(0); i >= 0; i = unconfirmed.nextSetBit(i + 1)) {
      if (id.equals(subscription(i))) {
        unconfirmed.clear(i);
        doneWhenConfirmed();
        return true;
      }
    }
    return false;
  }

  private void doneWhenConfirmed() {
    if (unconfirmed.isEmpty()) {
      step = Step.DONE;
      ready.run();
    }
  }

  /** Whether the error was about sign-in or a subscription, and has been dealt with. */
  boolean error(StompFrame frame, String said) {
    String where = Faults.address(request.endpoint());
    switch (step) {
      case WAITING, SIGNING_IN -> fail.accept(isAboutSignIn(frame, said)
          ? new SignInException(where + " does not let this user sign in; check user and password.")
          : new RefusedException(where + " refuses the connection: " + said));
      case SUBSCRIBING -> {
        String receipt = frame.header("receipt-id", "");
        unconfirmed.stream().filter(i -> receipt.equals(subscription(i))).findFirst().ifPresent(only -> {
          unconfirmed.clear();
          unconfirmed.set(only);
        });
        fail.accept(refused(said));
      }
      case DONE -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isAboutSignIn(StompFrame frame, String said) {
    String words = (frame.header("message", "") + " " + said + " " + frame.bodyText()).toLowerCase(Locale.ROOT);
    return words.contains("access refused") || words.contains("password") || words.contains("bad connect")
        || words.contains("not authori") || words.contains("security error") || words.contains("authentication");
  }

  /** One of those without an answer; which one, the broker does not always say, and answers may be lost in the close. */
  private RefusedException refused(String said) {
    String filters = Faults.quoted(unconfirmed.stream().mapToObj(request.filters()::get));
    return new RefusedException((unconfirmed.cardinality() == 1
        ? "The broker refuses to deliver " + filters
        : "The broker refuses to deliver one of " + filters)
        + " to this user; the administrator must allow it. It says: " + said);
  }

  /** What a close means at this point: RabbitMQ refuses a subscription by closing with 1000 and without a word. */
  TransportException closed(int code, TransportException why) {
    return switch (step) {
      case SIGNING_IN -> ON_PURPOSE.contains(code)
          ? new BadEndpointException("The WebSocket server at " + Faults.address(request.endpoint())
              + request.endpoint().path() + " closed on STOMP's first word; check the port and the path.")
          : why;
      case SUBSCRIBING -> ON_PURPOSE.contains(code)
          ? refused("nothing, it closed the connection.")
          : why;
      case WAITING, DONE -> why;
    };
  }
}
