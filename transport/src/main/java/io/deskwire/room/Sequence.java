package io.deskwire.room;

import java.util.ArrayList;
import java.util.List;

/**
 * What has come of one stream on one topic; immutable, pure. The first {@code seq} seen is the baseline, and what is
 * missing between it and the head is known.
 *
 * @param first     the baseline; 0 before anything was seen
 * @param head      the highest {@code seq} that exists, as far as is known
 * @param headOrder order key up to which the stream reaches, ms since 1970 UTC: what comes next stands behind it
 * @param live      something has come from its sender itself, and not only out of somebody's history
 * @param gaps      what is missing, lowest first
 */
public record Sequence(String stream, String topic, long first, long head, long headOrder, boolean live,
    List<Gap> gaps) {
  /** A jump over more is no loss but a sender that counts otherwise: a new baseline. */
  static final long MAX_JUMP = 10_000;
  /** The most gaps kept; of a stream with more the oldest are given up. */
  static final int MAX_GAPS = 64;
  /** The most milliseconds left for missing ones: a stream must not run ahead of the clock. */
  private static final long MAX_ROOM = 500;
  /** A stream first heard of at most this far from its start has probably lost the events before. */
  static final long NEAR_START = 10;

  /**
   * Events that are missing, both ends included.
   *
   * @param after order key of the event before; the missing ones have room behind it
   * @param order order key of the event that followed, or of the moment when it was told that they exist
   * @param since own clock when it was noticed, ms since 1970 UTC
   * @param sure  false before the baseline, and where somebody's history goes on: they may never have been for this
   *              installation or still come out of the backlog, so they are asked for but neither shown nor counted
   */
  public record Gap(long from, long to, long after, long order, long since, boolean sure) {
    public long size() {
      return to - from + 1;
    }
  }

  static Sequence empty(String stream, String topic) {
    return new Sequence(stream, topic, 0, 0, 0, false, List.of());
  }

  /** Whether something before this event has not come yet, and may still. */
  public boolean isAhead(long seq) {
    return head > 0 && seq > head + 1 && seq - head <= MAX_JUMP;
  }

  /** Whether it is one of those missing. */
  public boolean isMissing(long seq) {
    return gaps.stream().anyMatch(gap -> gap.from <= seq && seq <= gap.to);
  }

  /** Whether it is one of those missing, and not only suspected to be. */
  public boolean isMissingForSure(long seq) {
    return gaps.stream().anyMatch(gap -> gap.sure && gap.from <= seq && seq <= gap.to);
  }

  /** Whether one behind it has been given to consumers already. */
  public boolean isBehind(long seq) {
    return seq <= head && head - seq <= MAX_JUMP;
  }

  /** Where an event stands that somebody else's history has at an order key: as {@link #place}, but never moved forward. */
  public long recalled(long seq, long order) {
    return seq <= head ? place(seq, order) : order;
  }

  /** How many are missing for sure. */
  public long missing() {
    return gaps.stream().filter(Gap::sure).mapToLong(Gap::size).sum();
  }

  /** How many should have come since the baseline. */
  public long expected() {
    return head == 0 ? 0 : head - first + 1;
  }

  /**
   * Where an event stands in the conversation: never against the {@code seq} of its stream; equal keys stand in the order
   * of arrival. A gap leaves a millisecond for each event that is missing.
   *
   * @param order where it would stand by itself, ms since 1970 UTC
   */
  public long place(long seq, long order) {
    if (seq > head) {
      return head == 0 ? order : Math.max(order, isAhead(seq) ? headOrder + room(seq - head - 1) : headOrder);
    }
    for (Gap gap : gaps) {
      if (gap.from <= seq && seq <= gap.to) {
        long first = gap.after + 1 + Math.min(seq - gap.from, MAX_ROOM);
        long last = gap.order - 1 - Math.min(gap.to - seq, MAX_ROOM);
        return first <= last ? Math.clamp(order, first, last) : Math.max(gap.after, gap.order - 1);
      }
    }
    return order;
  }

  /** How far behind the head the event after so many missing ones stands. */
  private static long room(long missing) {
    return Math.min(missing, MAX_ROOM) + 1;
  }

  /**
   * An event has come.
   *
   * @param order   as {@link #place} gave it
   * @param now     own clock, ms since 1970 UTC
   * @param history it comes from somebody's history, which need not be whole: nothing is missing before it for sure
   */
  public Sequence seen(long seq, long order, long now, boolean history) {
    if (seq <= head) {
      return filled(seq, order);
    }
    long baseline = first == 0 || (seq - head > MAX_JUMP && !history) ? seq : first;
    List<Gap> next = gaps;
    if (isAhead(seq) && (live || !history)) {
      next = with(new Gap(head + 1, seq - 1, headOrder, order, now, !history));
    } else if (head == 0 && seq > 1 && seq <= NEAR_START && !history) {
      next = with(new Gap(1, seq - 1, order - seq, order, now, false));
    }
    return new Sequence(stream, topic, baseline, seq, Math.max(headOrder, order), live || !history, next);
  }

  /** Its sender says how far it has come. What is missing at the end is noticed so. */
  public Sequence told(long last, long now) {
    if (head == 0 && last > 0 && last <= NEAR_START) {
      return new Sequence(stream, topic, last + 1, last, now, true,
          with(new Gap(1, last, now - last - 1, now, now, false)));
    }
    if (!isAhead(last + 1)) {
      return this;
    }
    long order = Math.max(now, headOrder + room(last - head));
    return new Sequence(stream, topic, first, last, order, live,
        with(new Gap(head + 1, last, headOrder, order, now, true)));
  }

  /** Without what was only suspected: nobody has it. */
  public Sequence withoutSuspicion() {
    return new Sequence(stream, topic, first, head, headOrder, live, gaps.stream().filter(Gap::sure).toList());
  }

  private List<Gap> with(Gap gap) {
    List<Gap> next = new ArrayList<>(gaps);
    next.add(gap);
    return List.copyOf(next.size() > MAX_GAPS ? next.subList(next.size() - MAX_GAPS, next.size()) : next);
  }

  private Sequence filled(long seq, long order) {
    if (!isMissing(seq)) {
      return this;
    }
    List<Gap> next = new ArrayList<>();
    for (Gap gap : gaps) {
      if (seq < gap.from || seq > gap.to) {
        next.add(gap);
        continue;
      }
      if (gap.from < seq) {
        next.add(new Gap(gap.from, seq - 1, gap.after, order, gap.since, gap.sure));
      }
      if (seq < gap.to) {
        next.add(new Gap(seq + 1, gap.to, order, gap.order, gap.since, gap.sure));
      }
    }
    return new Sequence(stream, topic, first, head, headOrder, live, List.copyOf(next));
  }
}
