package io.deskwire.room;

import io.deskwire.message.Envelope;
import io.deskwire.message.Hlc;
import io.deskwire.message.StateChange;
import java.util.Objects;

/**
 * Where the last change of a register stands. Of two changes the one with the higher epoch wins, within an epoch the one
 * with the lower (hlc, agent id): the same for every order and repetition of arrival.
 */
public record Register(long epoch, long hlcMillis, int hlcCounter, String agent) {

  public static final Register EMPTY = new Register(0, 0, 0, "");

  public static Register of(long epoch, Hlc hlc, String agent) {
    return new Register(epoch, hlc.millis(), hlc.counter(), agent);
  }

  /** Of the change that an event brings. It must bring one. */
  static Register at(Envelope event) {
    StateChange change = Objects.requireNonNull(event.state());
    return of(change.epoch(), change.hlc(), event.from().id());
  }

  /** Whether this change replaces the other. */
  public boolean beats(Register other) {
    if (epoch != other.epoch) {
      return epoch > other.epoch;
    }
    int byHlc = new Hlc(hlcMillis, hlcCounter).compareTo(new Hlc(other.hlcMillis, other.hlcCounter));
    return byHlc != 0 ? byHlc < 0 : agent.compareTo(other.agent) < 0;
  }
}
