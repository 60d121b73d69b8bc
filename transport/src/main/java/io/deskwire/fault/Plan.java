package io.deskwire.fault;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the toxics of one direction amount to, taken together. Compared by identity: each time they are set is another. */
final class Plan {
  private static final int MOST_AHEAD = 256 << 10;
  private static final int LEAST_AHEAD = 4 << 10;
  /** A slow line passes on this much time's worth at once. */
  private static final long PIECES_PER_SECOND = 50;

  private final List<Toxic> toxics;
  private final long delayNanos;
  private final long jitterNanos;
  private final long bytesPerSecond;
  private final int slice;
  private final long pauseNanos;
  private final long slowCloseNanos;
  private final boolean swallows;
  private final boolean stalls;
  private final Toxic.@Nullable CutAfter cutAfter;
  private final @Nullable Predicate<byte[]> wanted;

  Plan(List<Toxic> toxics) {
    this.toxics = List.copyOf(toxics);
    long delay = 0;
    long jitter = 0;
    long rate = Long.MAX_VALUE;
    int largest = Integer.MAX_VALUE;
    long pause = 0;
    long slowClose = 0;
    boolean hole = false;
    boolean stall = false;
    Toxic.CutAfter cut = null;
    Predicate<byte[]> packet = null;
    for (Toxic toxic : this.toxics) {
      switch (toxic) {
        case Toxic.Latency latency -> {
          delay += nanos(latency.delay());
          jitter += nanos(latency.jitter());
        }
        case Toxic.Bandwidth bandwidth -> rate = Math.min(rate, bandwidth.bitsPerSecond() / 8);
        case Toxic.Slices slices -> {
          largest = Math.min(largest, slices.largest());
          pause += nanos(slices.pause());
        }
        case Toxic.SlowClose slow -> slowClose += nanos(slow.delay());
        case Toxic.BlackHole _ -> hole = true;
        case Toxic.Stall _ -> stall = true;
        case Toxic.CutAfter after -> cut = cut == null || after.bytes() < cut.bytes() ? after : cut;
        case Toxic.CutBefore before -> packet = packet == null ? before.packet() : packet.or(before.packet());
      }
    }
    delayNanos = delay;
    jitterNanos = jitter;
    bytesPerSecond = rate;
    slice = largest;
    pauseNanos = pause;
    slowCloseNanos = slowClose;
    swallows = hole;
    stalls = stall;
    cutAfter = cut;
    wanted = packet;
  }

  private static long nanos(Duration duration) {
    return Math.min(duration.toNanos(), Duration.ofDays(1).toNanos());
  }

  List<Toxic> toxics() {
    return toxics;
  }

  /** @param luck from 0 to 1 */
  long delayNanos(double luck) {
    return delayNanos + (long) (jitterNanos * luck);
  }

  long pauseNanos() {
    return pauseNanos;
  }

  long slowCloseNanos() {
    return slowCloseNanos;
  }

  /** How long these bytes occupy the line. */
  long nanosOf(int bytes) {
    return bytesPerSecond == Long.MAX_VALUE ? 0 : (long) (bytes * 1e9 / bytesPerSecond);
  }

  /** The most that may be passed on at once. */
  int piece() {
    return Math.clamp(bytesPerSecond / PIECES_PER_SECOND, 1, Integer.MAX_VALUE);
  }

  /** The largest slice; {@link Integer#MAX_VALUE} when nothing is sliced. */
  int slice() {
    return slice;
  }

  /** How many bytes may wait in the proxy before it stops reading. */
  int ahead() {
    return Math.clamp(bytesPerSecond, LEAST_AHEAD, MOST_AHEAD);
  }

  boolean swallows() {
    return swallows;
  }

  boolean stalls() {
    return stalls;
  }

  /** How many bytes may pass before the cut. */
  long bytesBeforeCut() {
    return cutAfter == null ? Long.MAX_VALUE : cutAfter.bytes();
  }

  Ending endingAfterBytes() {
    return cutAfter == null ? Ending.CLOSE : cutAfter.ending();
  }

  /** Any of the packets to cut before; null when there is none. */
  @Nullable
  Predicate<byte[]> wanted() {
    return wanted;
  }

  /** How the connection ends before such a packet. */
  Ending endingBeforePacket() {
    for (Toxic toxic : toxics) {
      if (toxic instanceof Toxic.CutBefore before) {
        return before.ending();
      }
    }
    return Ending.CLOSE;
  }
}
