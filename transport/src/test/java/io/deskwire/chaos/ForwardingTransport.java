package io.deskwire.chaos;

import io.deskwire.transport.Capability;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportState;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A line that is another one, but for what a test changes of it. */
abstract class ForwardingTransport implements Transport {
  private final Transport line;

  ForwardingTransport(Transport line) {
    this.line = line;
  }

  @Override
  public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
    return line.publish(topic, payload, durable);
  }

  @Override
  public Endpoint endpoint() {
    return line.endpoint();
  }

  @Override
  public Set<Capability> capabilities() {
    return line.capabilities();
  }

  @Override
  public TransportState state() {
    return line.state();
  }

  @Override
  public CompletableFuture<Void> connect() {
    return line.connect();
  }

  @Override
  public CompletableFuture<Long> ping() {
    return line.ping();
  }

  @Override
  public boolean isBackedUp() {
    return line.isBackedUp();
  }

  @Override
  public void close() {
    line.close();
  }

  @Override
  public void abort() {
    line.abort();
  }
}
