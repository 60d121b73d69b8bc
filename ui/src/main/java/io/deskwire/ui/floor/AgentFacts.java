package io.deskwire.ui.floor;

import io.deskwire.session.Peer;
import java.util.Locale;

/**
 * What the floor knows of an agent, immutable.
 *
 * @param load   rooms that the agent has
 * @param limit  rooms that the agent takes at most; 0 for no limit
 * @param line   what the agent's console is connected by, empty when unknown
 * @param p50    ms, the middle of the agent's rooms; NaN when unknown
 * @param p95    as {@code p50}, of the slowest room
 * @param unsent messages that have not left the agent's console
 */
public record AgentFacts(String id, String name, Peer.Status status, int load, int limit, String line, double p50,
    double p95, int unsent) {

  /** Share of the limit that is used, from 0 to 1; NaN where there is no limit. */
  double fullness() {
    return limit == 0 ? Double.NaN : Math.min(1, (double) load / limit);
  }

  boolean isHere() {
    return status == Peer.Status.ONLINE;
  }

  /** Everything that can be looked for, in lower case. */
  String haystack() {
    return (name + '\n' + id + '\n' + FloorWords.status(status) + '\n' + line).toLowerCase(Locale.ROOT);
  }
}
