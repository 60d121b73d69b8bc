package io.deskwire.fault;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * One thing that goes wrong in one direction of every connection. Several are combined: delays and pauses add up, the
 * lowest rate, the smallest slice and the first cut count. None changes the order of bytes. Immutable.
 */
public sealed interface Toxic {

  /**
   * Every byte, and the end of the stream, arrives this much later.
   *
   * @param delay  one way, zero or more
   * @param jitter up to this much is added, drawn anew for each piece read; what is late makes everything after it late,
   *               as TCP does
   */
  record Latency(Duration delay, Duration jitter) implements Toxic {
    public Latency {
      notNegative(delay);
      notNegative(jitter);
    }
  }

  /**
   * No more than this. About a second's worth is taken ahead (4 to 256 KiB); then the sender has to wait.
   *
   * @param bitsPerSecond at least 8
   */
  record Bandwidth(long bitsPerSecond) implements Toxic {
    public Bandwidth {
      positive(bitsPerSecond / 8);
    }
  }

  /**
   * Everything is read and thrown away, goodbyes too, and nobody is told. A connection of which this has swallowed
   * anything stays dead in this direction when the toxic is taken away, because a stream with a hole is no stream. In
   * one direction only it makes a half-open connection.
   */
  record BlackHole() implements Toxic {}

  /** Nothing passes and nothing is lost, as when a network is away for less than TCP's patience. */
  record Stall() implements Toxic {}

  /**
   * What is read is passed on in small pieces, each written alone.
   *
   * @param largest bytes; 1 gives single bytes, more gives lengths drawn from 1 to this
   * @param pause   before each piece, zero or more; without one the receiver's kernel may join pieces again
   */
  record Slices(int largest, Duration pause) implements Toxic {
    public Slices {
      positive(largest);
      notNegative(pause);
    }
  }

  /** The end of the stream is told this much later. */
  record SlowClose(Duration delay) implements Toxic {
    public SlowClose {
      notNegative(delay);
    }
  }

  /**
   * This many bytes pass, then the whole connection ends.
   *
   * @param bytes of each connection, in this direction, from when the toxics were set; 0 ends it at the next byte
   */
  record CutAfter(long bytes, Ending ending) implements Toxic {
    public CutAfter {
      positive(bytes + 1);
    }
  }

  /**
   * The whole connection ends instead of passing on the first packet of this kind, such as the broker's confirmation
   * ({@link Confirmations}). The receiver never gets that packet whole; all before it has been passed on.
   *
   * @param packet tells the packet: of plain MQTT each whole packet, of WebSocket the payload of each data frame,
   *               unmasked, of what is neither (TLS) the bytes as they are read. Called on the proxy's threads with at
   *               most the first 64 KiB
   */
  record CutBefore(Predicate<byte[]> packet, Ending ending) implements Toxic {}

  private static void notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(duration + " is negative");
    }
  }

  private static void positive(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("too small a number");
    }
  }
}
