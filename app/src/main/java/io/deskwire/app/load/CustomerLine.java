package io.deskwire.app.load;

import io.deskwire.message.Envelope;
import io.deskwire.message.Ids;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.LiveTap;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One connection that some customers share; it hears what the desk answers to them, and is made again when it is lost.
 * Owned by the loop.
 */
final class CustomerLine {
  private static final Duration RECONNECT = Duration.ofMillis(500);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final TransportFactory factory;
  private final Endpoint endpoint;
  private final LoadPlan plan;
  private final RandomGenerator random;
  private final LongConsumer connectedAfter;
  private final List<Customer> customers = new ArrayList<>();
  private @Nullable LiveTap tap;
  private boolean connected;
  private boolean confirms;
  private boolean closed;
  private int reconnects;
  private int refused;
  private @Nullable RefusedException refusal;

  /**
   * @param endpoint where this line connects to: the plan's, or a proxy in front of it
   * @param random   for the time between attempts
   * @param connectedAfter told on the loop, each time it is connected, how many nanoseconds that took
   */
  CustomerLine(EventLoop loop, TransportFactory factory, Endpoint endpoint, LoadPlan plan, RandomGenerator random,
      LongConsumer connectedAfter) {
    this.loop = loop;
    this.factory = factory;
    this.endpoint = endpoint;
    this.plan = plan;
    this.random = random;
    this.connectedAfter = connectedAfter;
  }

  /** Before it is connected. */
  void add(Customer customer) {
    customers.add(customer);
  }

  /** The first attempt. @return fails with its {@link TransportException}; later losses are dealt with here */
  CompletableFuture<Void> connect() {
    CompletableFuture<Void> first = attempt();
    loop.schedule(LOOK_EVERY, this::look);
    return first;
  }

  private CompletableFuture<Void> attempt() {
    if (closed) {
      return CompletableFuture.failedFuture(new ConnectionLostException("The run is over."));
    }
    List<TopicFilter> answers = customers.stream()
        .map(customer -> new TopicFilter(new Topic.Desk(customer.room()).path(), false)).toList();
    ConnectRequest request = new ConnectRequest(endpoint, plan.credentials(), plan.trust(),
        new InboxName(Ids.secret(), false), answers, Lines.timeout(plan), Lines.heartBeat(plan));
    LiveTap made = new LiveTap(factory, request, new Listener());
    tap = made;
    confirms = made.capabilities().contains(Capability.CONFIRM);
    long start = loop.nanos();
    return made.connect().thenRun(() -> {
      long took = loop.nanos() - start;
      loop.execute(() -> connected(made, took));
    });
  }

  private void connected(LiveTap made, long took) {
    if (made.equals(tap) && !closed) {
      connected = true;
      connectedAfter.accept(took);
      customers.forEach(Customer::write);
    }
  }

  private void lost() {
    connected = false;
    if (!closed) {
      reconnects++;
      loop.schedule(RECONNECT.plusMillis(random.nextInt((int) RECONNECT.toMillis())), () -> {
        var _ = attempt(); // the listener is told how it ends
      });
    }
  }

  private void look() {
    if (!closed) {
      long now = loop.nanos();
      customers.forEach(customer -> customer.look(now));
      loop.schedule(LOOK_EVERY, this::look);
    }
  }

  boolean isConnected() {
    return connected;
  }

  /** Whether the broker says what it has taken. */
  boolean confirms() {
    return confirms;
  }

  CompletableFuture<Void> publish(Topic topic, Envelope envelope) {
    LiveTap current = tap;
    return current == null
        ? CompletableFuture.failedFuture(new ConnectionLostException("There is no connection."))
        : current.publish(topic, envelope);
  }

  /** The broker will not have one of the messages. */
  void refused(RefusedException reason) {
    refused++;
    refusal = reason;
  }

  /** How often it was lost or an attempt failed. */
  int reconnects() {
    return reconnects;
  }

  int refused() {
    return refused;
  }

  /** The last reason. */
  Optional<RefusedException> refusal() {
    return Optional.ofNullable(refusal);
  }

  void close() {
    closed = true;
    connected = false;
    LiveTap current = tap;
    if (current != null) {
      current.close();
    }
  }

  /** Called on the transport's threads; once per attempt, whatever became of it. */
  private final class Listener implements LiveTap.Listener {
    @Override
    public void event(LiveTap.Tapped event) {
      // a desk that answers is welcome; nothing is measured of it
    }

    @Override
    public void closed(TransportException reason) {
      loop.execute(CustomerLine.this::lost);
    }
  }
}
