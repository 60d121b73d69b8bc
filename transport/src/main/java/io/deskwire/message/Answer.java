package io.deskwire.message;

import java.util.List;

/**
 * Originals for somebody who lacks them: what an {@code answer} carries.
 *
 * @param ask    id of the question
 * @param events in the order of the answerer's history
 * @param last   nothing follows from this answerer
 */
public record Answer(String ask, List<Item> events, boolean last) {
  /** The most events in one answer; a longer one is several. */
  public static final int MAX_EVENTS = 500;

  /**
   * One of them.
   *
   * @param topic in MQTT form, as it was published
   * @param order its place in the answerer's history, ms since 1970 UTC
   * @param event as it was published
   */
  public record Item(String topic, long order, Envelope event) {}
}
