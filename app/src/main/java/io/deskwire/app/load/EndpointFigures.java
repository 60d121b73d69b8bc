package io.deskwire.app.load;

import io.deskwire.transport.Endpoint;

/**
 * What was measured at one endpoint. Times in milliseconds, from when a message was due to when its last byte was read by
 * a desk's reader on the same endpoint; NaN when nothing arrived.
 *
 * @param sent       messages that were due
 * @param delivered  of them, arrived within the time that is waited for stragglers
 * @param duplicates shown to the desk again, which its filter by id should have prevented
 * @param outOfOrder arrived after a later one of the same room
 * @param repeats    came again under the same id, and would not have been shown
 * @param reconnects how often a customers' line was lost or could not be made
 * @param connectP50 what connecting a customers' line took, sign-in and subscriptions too, each time it was done
 * @param refused    messages that the broker will not have
 */
public record EndpointFigures(Endpoint endpoint, int customers, int connections, long sent, long delivered,
    long duplicates, long outOfOrder, long repeats, long reconnects, long refused, double p50, double p95, double p99,
    double max, double connectP50, BrokerUsage broker) {

  public long lost() {
    return sent - delivered;
  }

  /** Share of lost messages, 0 to 1. */
  public double loss() {
    return sent == 0 ? 0 : (double) lost() / sent;
  }

  /** Nothing was lost, doubled or out of order. */
  public boolean isClean() {
    return lost() == 0 && duplicates == 0 && outOfOrder == 0;
  }
}
