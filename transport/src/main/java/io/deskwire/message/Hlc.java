package io.deskwire.message;

/**
 * Hybrid logical clock: wall time where clocks agree, a counter where they do not, so that an event is always later than
 * every event its writer knew. Written as {@code millis-counter}.
 *
 * @param millis  wall time in ms since 1970 UTC, never running backwards
 * @param counter order within one millisecond
 */
public record Hlc(long millis, int counter) implements Comparable<Hlc> {

  public static final Hlc ZERO = new Hlc(0, 0);

  /** The next time to write, given the wall clock. */
  public Hlc next(long wallMillis) {
    return wallMillis > millis ? new Hlc(wallMillis, 0) : new Hlc(millis, counter + 1);
  }

  /** This clock after having seen an event stamped {@code other}. */
  public Hlc seen(Hlc other) {
    return other.compareTo(this) > 0 ? other : this;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Hlc parse(String written) {
    int dash = written.indexOf('-');
    if (dash <= 0) {
      throw new IllegalArgumentException("not an hlc");
    }
    try {
      long millis = Long.parseLong(written, 0, dash, 10);
      int counter = Integer.parseInt(written, dash + 1, written.length(), 10);
      if (millis < 0 || counter < 0) {
        throw new IllegalArgumentException("not an hlc");
      }
      return new Hlc(millis, counter);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not an hlc", e);
    }
  }

  @Override
  public int compareTo(Hlc o) {
    int byMillis = Long.compare(millis, o.millis);
    return byMillis != 0 ? byMillis : Integer.compare(counter, o.counter);
  }

  @Override
  public String toString() {
    return millis + "-" + counter;
  }
}
