package io.deskwire.session;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One desk as this installation knows it: who answers, where the broker is, where the data lives.
 *
 * @param name      of the desk, shown in the status bar
 * @param endpoints in order of preference, at least one
 * @param standby   what endpoints after the first do while it works
 * @param replies   where agents' messages go
 * @param dataDir   folder of this profile's database; made when missing
 * @param heartBeat how often each side of a connection proves that it is alive
 */
public record Profile(String name, Agent agent, List<Endpoint> endpoints, Credentials credentials, TlsTrust trust,
    Replies replies, Standby standby, Path dataDir, Duration heartBeat) {

  public Profile {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a profile needs an endpoint");
    }
  }

  /** A profile with the usual settings. */
  public static Profile of(String name, Agent agent, Endpoint endpoint, Credentials credentials, Path dataDir) {
    return new Profile(name, agent, List.of(endpoint), credentials, TlsTrust.SYSTEM, Replies.DESK, Standby.WARM,
        dataDir,
        ConnectRequest.DEFAULT_HEART_BEAT);
  }

  /** The same with these certificates believed. */
  public Profile withTrust(TlsTrust other) {
    return new Profile(name, agent, endpoints, credentials, other, replies, standby, dataDir, heartBeat);
  }

  /** The same over these endpoints, in order of preference. */
  public Profile withEndpoints(List<Endpoint> others, Standby use) {
    return new Profile(name, agent, others, credentials, trust, replies, use, dataDir, heartBeat);
  }

  /** The same with agents' messages going elsewhere. */
  public Profile withReplies(Replies other) {
    return new Profile(name, agent, endpoints, credentials, trust, other, standby, dataDir, heartBeat);
  }

  /** Whether everybody writes to {@code chat/{room}}: as chosen, and always over plain JSON, which has no topics. */
  public boolean isFlat() {
    return replies == Replies.FLAT || endpoints.stream().anyMatch(endpoint -> endpoint.dialect().isJson());
  }

  /** What the endpoints after the first do while it works. */
  public enum Standby {
    /** Connected and read, so that a switch costs nothing but the wait for a confirmation. */
    WARM,
    /** Connected when the first one fails: where connections are counted or paid for. */
    COLD
  }

  /** Where agents' messages go. */
  public enum Replies {
    /** {@code chat/{room}/desk}: the topic proves that the desk has written. */
    DESK,
    /** {@code chat/{room}}, for desks whose customers listen to that topic alone; roles are then unverified. */
    FLAT
  }
}
