package io.deskwire.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines that agents sit behind, by name. Latency is one way and added to the real one; jitter is added on top of it
 * by chance; rates are of TCP's bytes. Loss is not a figure here: under TCP it shows as lateness, which jitter stands
 * for. The handshake of TCP itself is not delayed, so a connection is made about one round trip too fast.
 *
 * <pre>
 *                latency ms   jitter ms   kbit/s up   kbit/s down   from
 *   LAN             0.2          0.3       100,000      100,000     office Ethernet behind a switch or two
 *   WIFI            2            8          15,000       30,000     Firefox's "Wi-Fi" throttling; jitter of a busy channel
 *   MOBILE_3G     150           50             768        1,600     WebPageTest's "3G" (300 ms round trip); jitter as
 *                                                                    Loadero's "3G"
 *   MOBILE_2G     420          100             200          240     WebPageTest's "Edge" (840 ms round trip); jitter as
 *                                                                    Loadero's "Edge"
 * </pre>
 *
 * The mobile figures are those that web developers measure against, modelled on the slower half of measured lines.
 */
public enum Line {
  LAN("lan", 200, 300, 100_000, 100_000), WIFI("wifi", 2_000, 8_000, 15_000, 30_000), MOBILE_3G("3g", 150_000, 50_000,
      768, 1_600), MOBILE_2G("2g", 420_000, 100_000, 200, 240);

  private final String word;
  private final Duration latency;
  private final Duration jitter;
  private final long up;
  private final long down;

  Line(String word, int latencyMicros, int jitterMicros, int upKilobits, int downKilobits) {
    this.word = word;
    this.latency = Duration.ofNanos(latencyMicros * 1000L);
    this.jitter = Duration.ofNanos(jitterMicros * 1000L);
    this.up = upKilobits * 1000L;
    this.down = downKilobits * 1000L;
  }

  /** {@code lan}, {@code wifi}, {@code 3g}, {@code 2g}: as typed on the command line. */
  public String word() {
    return word;
  }

  /** The line of this word, in any case; empty when there is none. */
  public static Optional<Line> of(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(line -> line.word.equals(wanted)).findFirst();
  }

  /** One way, without jitter. */
  public Duration latency() {
    return latency;
  }

  /** The most that is added to the latency. */
  public Duration jitter() {
    return jitter;
  }

  public long bitsPerSecond(Direction direction) {
    return direction == Direction.UP ? up : down;
  }

  /** What makes a proxy such a line in this direction. */
  public List<Toxic> toxics(Direction direction) {
    return List.of(new Toxic.Latency(latency, jitter), new Toxic.Bandwidth(bitsPerSecond(direction)));
  }
}
