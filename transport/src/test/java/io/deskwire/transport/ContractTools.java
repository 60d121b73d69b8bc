package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.LineThreads;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Connections of one dialect to one broker, dropped after each test, and what every listener of theirs was promised. */
abstract class ContractTools {
  static final Duration SOON = Duration.ofSeconds(15);

  final String room = "r" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Transport> opened = new ArrayList<>();
  final List<RecordingListener> listeners = new ArrayList<>();
  final LineThreads threads = new LineThreads();

  abstract TestBroker broker();

  abstract Dialect dialect();

  TlsTrust trust() {
    return TlsTrust.SYSTEM;
  }

  @BeforeEach
  void startsWithAnEmptyBroker() {
    broker().forgetInboxes();
  }

  @AfterEach
  void promisesWereKept() {
    opened.forEach(Transport::abort);
    assertThat(listeners).allSatisfy(listener -> assertThat(listener.broken).isEmpty());
    assertThat(listeners).allSatisfy(listener -> assertThat(listener.closings.size()).isLessThanOrEqualTo(1));
    await().atMost(SOON).untilAsserted(() -> assertThat(threads.since()).isEmpty());
  }

  final void needs(Capability capability) {
    Transport probe = new Transports().create(transientRequest(chat()), new RecordingListener());
    assumeTrue(probe.capabilities().contains(capability), () -> dialect() + " declares that it has no " + capability);
  }

  final List<TopicFilter> chat() {
    return List.of(new TopicFilter("chat/" + room, true));
  }

  final InboxName inbox(boolean durable) {
    // named like a console's: on RabbitMQ an agent's rights end there
    return new InboxName("dw1-" + UUID.randomUUID().toString().replace("-", ""), durable);
  }

  final ConnectRequest transientRequest(List<TopicFilter> filters) {
    return request(broker().endpoint(dialect()), broker().agent(), filters, inbox(false));
  }

  final ConnectRequest durableRequest(InboxName inbox) {
    List<TopicFilter> filters = Stream.concat(chat().stream(), Stream.of(new TopicFilter("live/" + room, false)))
        .toList();
    return request(broker().endpoint(dialect()), broker().agent(), filters, inbox);
  }

  final ConnectRequest request(Endpoint endpoint, Credentials credentials, List<TopicFilter> filters, InboxName inbox) {
    return new ConnectRequest(endpoint, credentials, trust(), inbox, filters, Duration.ofSeconds(15),
        ConnectRequest.DEFAULT_HEART_BEAT);
  }

  final Transport open(ConnectRequest request, RecordingListener listener) {
    Transport transport = new Transports().create(request, listener);
    opened.add(transport);
    listeners.add(listener);
    return transport;
  }

  final Transport connected(ConnectRequest request, RecordingListener listener) throws Exception {
    Transport transport = open(request, listener);
    done(transport.connect());
    return transport;
  }

  static void done(CompletableFuture<Void> future) throws Exception {
    future.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  static Throwable failure(CompletableFuture<Void> future) {
    try {
      future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      return e;
    }
    return new AssertionError("it did not fail");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An envelope small enough to read, which a gateway that knows only rooms takes too. */
  final byte[] message(int number) {
    return bytes("{\"room\":\"" + room + "\",\"text\":\"message " + number + "\"}");
  }

  final byte[] large(int length) {
    String head = "{\"room\":\"" + room + "\",\"text\":\"";
    return bytes(head + "x".repeat(length - head.length() - 2) + "\"}");
  }

  static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** What arrived for this test's room; a gateway shows every room to everybody. */
  final List<String> texts(RecordingListener listener) {
    return listener.events.stream().filter(event -> event.topic().contains(room)).map(event -> text(event.payload()))
        .toList();
  }
}
