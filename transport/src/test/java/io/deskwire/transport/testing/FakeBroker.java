package io.deskwire.transport.testing;

import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes fake connections and remembers them. */
public final class FakeBroker implements TransportFactory {
  private final Set<Capability> capabilities;
  private final List<FakeTransport> attempts = new ArrayList<>();

  public FakeBroker() {
    this(FakeTransport.everything());
  }

  public FakeBroker(Set<Capability> capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public Transport create(ConnectRequest request, TransportListener listener) {
    FakeTransport made = new FakeTransport(request, listener, capabilities);
    attempts.add(made);
    return made;
  }

  /** How often a connection was asked for. */
  public int attempts() {
    return attempts.size();
  }

  /** The newest attempt. */
  public FakeTransport line() {
    return attempts.getLast();
  }
}
