package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.transport.Capability;
import io.deskwire.transport.Endpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The truth about the lines to the broker, immutable.
 *
 * @param lines         one for each endpoint, in the profile's order
 * @param inUse         index of the line that is sent over; -1 when none is up
 * @param inUseSince    ms since 1970 UTC of the last change of {@code inUse}; 0 before the first
 * @param outboxSize    rows that have not left
 * @param outboxBlocked of them, HELD or FAILED
 * @param lastMessageAt ms since 1970 UTC of the last event received; 0 when none yet
 * @param log           what happened to the lines today, oldest first, at most 100
 */
public record ConnectionSummary(List<Line> lines, int inUse, long inUseSince, int outboxSize, int outboxBlocked,
    long lastMessageAt,
    List<LogEntry> log) {

  /** Whether messages leave at once. */
  public boolean isOnline() {
    return inUse >= 0;
  }

  /**
   * One endpoint.
   *
   * @param since       ms since 1970 UTC of the last change of {@code state}
   * @param attempt     of the running series of attempts, 1 for the first; 0 when connected
   * @param nextAttempt ms since 1970 UTC when WAITING; 0 otherwise
   * @param lastProof   ms since 1970 UTC of the last byte from the other end; 0 before the first
   * @param problem     why it is not connected, one sentence for people; null when it is
   * @param latency     of probes through the broker and back to this console; without {@link Capability#ALL_TOPICS} of
   *                    pings, which say something of the way to the gateway alone
   */
  public record Line(Endpoint endpoint, LineState state, long since, int attempt, long nextAttempt, long lastProof,
      @Nullable String problem, Set<Capability> capabilities, LatencyFigures latency) {}

  /**
   * <pre>
   *              attempt            subscriptions confirmed
   *   WAITING ───────────▶ CONNECTING ─────────────────────▶ CONNECTED
   *      ▲ ▲                  │   │                            │    │ no byte for 2.5 heart-beats
   *      │ └──────────────────┘   │ user or certificate refused │    ▼
   *      │     unreachable        ▼                            │  SILENT ──▶ back to CONNECTED with the next byte
   *      │                     BLOCKED ── user acts ──▶ WAITING │    │
   *      └──────────────────────────────────────────────────────┴────┘ closed, or dead
   * </pre>
   */
  public enum LineState {
    /** Waits for its next attempt. */
    WAITING, CONNECTING, CONNECTED,
    /** The socket is open but nothing has come for more than a heart-beat and a half. */
    SILENT,
    /** Trying again cannot help until somebody acts: wrong password, certificate not trusted, wrong URL. Goes on trying rarely. */
    BLOCKED;

    public boolean isUp() {
      return this == CONNECTED || this == SILENT;
    }
  }

  /** One thing that happened to a line, for the connection pop-over. */
  public record LogEntry(long at, int line, LineState state, @Nullable String reason) {}
}
