package io.deskwire.chaos;

import java.util.List;

/**
 * A rule that does not hold.
 *
 * @param consumer empty where none is concerned
 * @param id       of the message that shows it
 * @param other    of the message that it stands before or behind; empty where there is none
 * @param sentence for a person
 * @param shortest events that break the rule by themselves, none of which can be left out
 */
public record Violation(Rule rule, String consumer, String id, String other, String sentence, List<Event> shortest) {
  Violation with(List<Event> events) {
    return new Violation(rule, consumer, id, other, sentence, List.copyOf(events));
  }

  /** Whether both say the same, whatever their histories. */
  boolean isSameAs(Violation o) {
    return rule == o.rule && consumer.equals(o.consumer) && id.equals(o.id) && other.equals(o.other);
  }
}
