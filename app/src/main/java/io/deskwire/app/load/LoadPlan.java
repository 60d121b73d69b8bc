package io.deskwire.app.load;

import io.deskwire.fault.Line;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be simulated. Customers are dealt to the endpoints in turn, and messages to the customers, so that every
 * endpoint has its share of both; within an endpoint customers share connections.
 *
 * @param endpoints   one or more
 * @param customers   each of them is a room; at least one for each endpoint
 * @param connections the most that are made, of all endpoints together; at least one for each endpoint
 * @param rate        messages per second, of all customers together
 * @param warmUp      the same load before, of which nothing is counted
 * @param line        the customers' lines; null for the real one alone
 * @param faults      whether the customers' lines break now and then
 * @param seed        of the faults and of the jitter of lines
 * @param inTurns     the whole load on one endpoint after the other, instead of on all at the same time
 */
public record LoadPlan(List<Endpoint> endpoints, Credentials credentials, TlsTrust trust, int customers,
    int connections, double rate, Duration warmUp, Duration duration, @Nullable Line line, boolean faults, long seed,
    boolean inTurns) {

  /** How many of the customers are on this endpoint, counted from 0. */
  public int customersAt(int endpoint) {
    return share(customers, endpoint);
  }

  /** How many connections they share. */
  public int connectionsAt(int endpoint) {
    return Math.clamp(share(connections, endpoint), 1, customersAt(endpoint));
  }

  private int share(int all, int endpoint) {
    return all / endpoints.size() + (endpoint < all % endpoints.size() ? 1 : 0);
  }

  /** How many messages are due in this time, the first of them at its beginning. */
  public long messagesIn(Duration time) {
    return Math.round(rate * time.toNanos() / 1e9);
  }

  /** What is run one after the other: this plan, or the same load on each endpoint alone. */
  public List<LoadPlan> turns() {
    return inTurns ? endpoints.stream().map(this::only).toList() : List.of(this);
  }

  private LoadPlan only(Endpoint endpoint) {
    return new LoadPlan(List.of(endpoint), credentials, trust, customers, connections, rate, warmUp, duration, line,
        faults, seed, false);
  }

  /** Whether anything stands between the customers and their endpoint. */
  boolean needsProxy() {
    return line != null || faults;
  }
}
