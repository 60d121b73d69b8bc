package io.deskwire.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a state event that a register folds: the highest epoch wins, within it the lowest (hlc, agent id).
 *
 * @param epoch    of the register as the writer knew it, plus one
 * @param toAgent  {@code transferred}: to this agent, or null
 * @param toQueue  {@code transferred} and {@code queued}: to this queue, or null
 * @param reason   {@code transferred}: for the colleague; {@code blocked}: why
 * @param until    {@code snoozed}: ms since 1970 UTC; 0 otherwise
 * @param tag      {@code tagged}, {@code untagged}, {@code closed}
 * @param priority {@code priority}: 0 normal, 1 high, 2 urgent
 * @param raised   {@code raised}: whether the hand is up
 * @param upTo     {@code closed}, {@code snoozed}: last customer {@code seq} seen, per stream
 * @param upToIds  {@code closed}, {@code snoozed}: ids of the last customer messages of streams without {@code seq}
 */
public record StateChange(long epoch, Hlc hlc, @Nullable String toAgent, @Nullable String toQueue,
    @Nullable String reason, long until, @Nullable String tag, int priority, boolean raised, Map<String, Long> upTo,
    List<String> upToIds) {

  /** A change that carries nothing but its place in the register. */
  public static StateChange at(long epoch, Hlc hlc) {
    return new StateChange(epoch, hlc, null, null, null, 0, null, 0, false, Map.of(), List.of());
  }

  /** A change that closes the room up to what the agent has seen. */
  public StateChange closing(@Nullable String newTag, Map<String, Long> newUpTo, List<String> newUpToIds) {
    return withTag(newTag).covering(newUpTo, newUpToIds);
  }

  /** A change up to what the agent has seen: what the customer writes behind it undoes it. */
  public StateChange covering(Map<String, Long> newUpTo, List<String> newUpToIds) {
    return new StateChange(epoch, hlc, toAgent, toQueue, reason, until, tag, priority, raised, Map.copyOf(newUpTo),
        List.copyOf(newUpToIds));
  }

  /** A change that gives the room to an agent or into a queue. */
  public StateChange givenTo(@Nullable String agent, @Nullable String queue, @Nullable String why) {
    return new StateChange(epoch, hlc, agent, queue, why, until, tag, priority, raised, upTo, upToIds);
  }

  /** A change that says why it was made. */
  public StateChange because(@Nullable String why) {
    return new StateChange(epoch, hlc, toAgent, toQueue, why, until, tag, priority, raised, upTo, upToIds);
  }

  public StateChange withUntil(long newUntil) {
    return new StateChange(epoch, hlc, toAgent, toQueue, reason, newUntil, tag, priority, raised, upTo, upToIds);
  }

  public StateChange withTag(@Nullable String newTag) {
    return new StateChange(epoch, hlc, toAgent, toQueue, reason, until, newTag, priority, raised, upTo, upToIds);
  }

  public StateChange withPriority(int newPriority) {
    return new StateChange(epoch, hlc, toAgent, toQueue, reason, until, tag, newPriority, raised, upTo, upToIds);
  }

  public StateChange withRaised(boolean newRaised) {
    return new StateChange(epoch, hlc, toAgent, toQueue, reason, until, tag, priority, newRaised, upTo, upToIds);
  }
}
