package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;

/** Lines of agents and customers for one test, cut when it ends. */
abstract class CustomerLines {
  static final Duration SOON = Duration.ofSeconds(15);

  private final List<Transport> opened = new ArrayList<>();

  abstract CustomerBroker broker();

  @AfterEach
  void close() {
    opened.forEach(Transport::abort);
  }

  static List<String> everything() {
    return List.of("chat/+", "chat/+/desk", "live/+", "desk/rooms/+", "desk/inbox/+", "desk/agents/+", "desk/probe/+",
        "desk/ask", "desk/answer/+");
  }

  final Transport agent(List<String> filters, RecordingListener listener) throws Exception {
    Transport agent = line(broker().endpoint(Dialect.MQTT), broker().agent(), new InboxName(name(), false), filters,
        listener);
    done(agent.connect());
    return agent;
  }

  final Transport customer(Credentials who, List<String> filters, RecordingListener listener) throws Exception {
    Transport customer = line(broker().customers(), who, new InboxName(who.user(), false), filters, listener);
    done(customer.connect());
    return customer;
  }

  final Transport line(Endpoint endpoint, Credentials user, InboxName inbox, List<String> filters,
      RecordingListener listener) {
    Transport line = new Transports().create(new ConnectRequest(endpoint, user, TlsTrust.SYSTEM, inbox,
        filters.stream().map(filter -> new TopicFilter(filter, !filter.startsWith("live"))).toList(), SOON,
        ConnectRequest.DEFAULT_HEART_BEAT), listener);
    opened.add(line);
    return line;
  }

  /** As a console's inbox is named. */
  static String name() {
    return "dw1-" + UUID.randomUUID().toString().replace("-", "");
  }

  static void done(CompletableFuture<Void> future) throws Exception {
    future.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  /** Whether it was done; fails when nobody says. */
  static boolean succeeds(CompletableFuture<Void> future) throws InterruptedException, TimeoutException {
    try {
      future.get(SOON.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TransportException.class);
      return false;
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Topic and text of what has come, with a space between them. */
  static List<String> texts(RecordingListener listener) {
    return listener.events.stream().map(event -> event.topic() + " " + new String(event.payload(),
        StandardCharsets.UTF_8)).toList();
  }
}
