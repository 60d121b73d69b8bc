package io.deskwire.app.cli;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.util.List;
import java.util.stream.Stream;

/** Where to connect and as whom. */
public record Connection(Endpoint endpoint, List<Endpoint> standby, Credentials credentials, TlsTrust trust) {

  /** All endpoints, in order of preference. */
  public List<Endpoint> endpoints() {
    return Stream.concat(Stream.of(endpoint), standby.stream()).toList();
  }
}
