package io.deskwire.transport.testing;

import io.deskwire.transport.Inbound;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what a transport tells, in order, and notes when it breaks the promises of {@link TransportListener}. */
public final class RecordingListener implements TransportListener {
  public final List<Inbound> events = new CopyOnWriteArrayList<>();
  public final List<TransportException> closings = new CopyOnWriteArrayList<>();
  public final List<String> broken = new CopyOnWriteArrayList<>();
  public final AtomicLong signsOfLife = new AtomicLong();
  private final AtomicInteger inside = new AtomicInteger();
  private final Consumer<Inbound> onEvent;
  private final boolean keeps;

  /** Acknowledges everything at once. */
  public RecordingListener() {
    this(inbound -> inbound.ack().run());
  }

  public RecordingListener(Consumer<Inbound> onEvent) {
    this(onEvent, true);
  }

  private RecordingListener(Consumer<Inbound> onEvent, boolean keeps) {
    this.onEvent = onEvent;
    this.keeps = keeps;
  }

  /** Keeps no events, for tests with very many of them; acknowledges everything at once. */
  public static RecordingListener forgetful(Consumer<Inbound> onEvent) {
    return new RecordingListener(inbound -> {
      onEvent.accept(inbound);
      inbound.ack().run();
    }, false);
  }

  private void check(String call) {
    if (!closings.isEmpty()) {
      broken.add(call + " after closed");
    }
  }

  private void enter(String call) {
    if (inside.getAndIncrement() != 0) {
      broken.add(call + " while another call was on");
    }
    check(call);
  }

  @Override
  public void received(Inbound inbound) {
    enter("received");
    if (keeps) {
      events.add(inbound);
    }
    onEvent.accept(inbound);
    inside.decrementAndGet();
  }

  @Override
  public void proofOfLife(long nanos) {
    enter("proofOfLife");
    signsOfLife.incrementAndGet();
    inside.decrementAndGet();
  }

  @Override
  public void closed(TransportException reason) {
    enter("closed");
    closings.add(reason);
    inside.decrementAndGet();
  }

  public @Nullable TransportException closing() {
    return closings.isEmpty() ? null : closings.getFirst();
  }

  public List<String> topics() {
    return events.stream().map(Inbound::topic).toList();
  }
}
