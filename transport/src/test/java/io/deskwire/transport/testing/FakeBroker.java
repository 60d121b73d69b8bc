package io.deskwire.transport.testing;

import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Makes fake connections and remembers them. */
public final class FakeBroker implements TransportFactory {
  private final Set<Capability> capabilities;
  private final List<FakeTransport> attempts = new ArrayList<>();
  private BiConsumer<FakeTransport, FakeTransport.Sent> published = (_, _) -> {};

  public FakeBroker() {
    this(FakeTransport.everything());
  }

  public FakeBroker(Set<Capability> capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public Transport create(ConnectRequest request, TransportListener listener) {
    FakeTransport made = new FakeTransport(request, listener, capabilities,
        (line, sent) -> published.accept(line, sent));
    attempts.add(made);
    return made;
  }

  /** From now on told of everything that is published over whichever line, at once. */
  public void onPublish(BiConsumer<FakeTransport, FakeTransport.Sent> listener) {
    published = listener;
  }

  /** Every attempt, oldest first. */
  public List<FakeTransport> lines() {
    return List.copyOf(attempts);
  }

  /** How often a connection was asked for. */
  public int attempts() {
    return attempts.size();
  }

  /** The newest attempt at a host. */
  public FakeTransport line(String host) {
    return attempts.reversed().stream().filter(line -> line.endpoint().host().equals(host)).findFirst().orElseThrow();
  }

  /** Whether anybody has tried to connect to a host. */
  public boolean wasTried(String host) {
    return attempts.stream().anyMatch(line -> line.endpoint().host().equals(host));
  }

  /** The newest attempt. */
  public FakeTransport line() {
    return attempts.getLast();
  }
}
