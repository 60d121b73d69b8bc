package io.deskwire.room;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.StateChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds one event into the state of its room: pure, so that a replay gives the same. Registers come out equal for every
 * order and repetition; counts of unread are right because the duplicate filter stands before the fold.
 */
public final class RoomFold {
  private RoomFold() {}

  /**
   * The state after an event.
   *
   * @param order its order key in the conversation, ms
   */
  public static RoomState apply(RoomState before, Envelope event, long order) {
    return apply(before, event, order, Arrival.LIVE);
  }

  /**
   * The state after an event that has come in one way or another.
   *
   * @param order its order key in the conversation, ms
   */
  public static RoomState apply(RoomState before, Envelope event, long order, Arrival arrival) {
    EventType type = event.eventType().orElse(null);
    if (type == null) {
      return before;
    }
    RoomDraft draft = new RoomDraft(before);
    boolean customer = event.from().role() == Role.CUSTOMER;
    switch (type) {
      case MESSAGE -> draft.message(event, order, customer, arrival);
      case NOTE -> draft.note(order);
      case OPENED -> draft.opened(event);
      case LEFT -> draft.left();
      case CLAIM, CLAIMED, RELEASED, TRANSFERRED, SNOOZED, REOPENED, CLOSED -> draft.owner(type, event);
      case TAGGED, UNTAGGED -> draft.tag(type == EventType.TAGGED, event);
      case PRIORITY -> draft.priority(event);
      case QUEUED -> draft.queue(event);
      case RAISED -> draft.raise(event);
      case BLOCKED, UNBLOCKED -> draft.block(type == EventType.BLOCKED, event, order);
      default -> {
        return before;
      }
    }
    if (customer) {
      draft.customer(event, type);
    }
    return draft.done();
  }

  /** The state after the agent has seen everything up to an order key. */
  public static RoomState read(RoomState before, long order, int unread) {
    RoomDraft draft = new RoomDraft(before);
    draft.read(order, unread);
    return draft.done();
  }

  /**
   * The state with as many messages hidden as there are: a block may come after some that stand behind it, which the fold
   * of that one event cannot know.
   */
  public static RoomState hidden(RoomState before, int hidden) {
    RoomDraft draft = new RoomDraft(before);
    draft.hidden(hidden);
    return draft.done();
  }

  /** An event where it stands in the conversation; {@code order} in ms since 1970 UTC. */
  public record Placed(Envelope event, long order) {}

  /** The state with its registers as these events alone make them, in any order; the rest stays. */
  public static RoomState registers(RoomState before, List<Placed> changes) {
    RoomDraft draft = new RoomDraft(before);
    draft.forgetRegisters();
    RoomState state = draft.done();
    for (Placed change : changes) {
      state = apply(state, change.event(), change.order());
    }
    return state;
  }

  /** Of changes of registers those that decide; what changes no register is left out. Any order. */
  public static <T> List<T> winners(List<T> changes, Function<T, Envelope> event) {
    Map<String, T> best = new LinkedHashMap<>();
    for (T change : changes) {
      Envelope e = event.apply(change);
      String register = register(e);
      if (register != null) {
        T before = best.get(register);
        if (before == null || Register.at(e).beats(Register.at(event.apply(before)))) {
          best.put(register, change);
        }
      }
    }
    return List.copyOf(best.values());
  }

  /** Name of the register that an event changes, tags have one each; null for none. */
  public static @Nullable String register(Envelope e) {
    StateChange change = e.state();
    if (change == null || e.eventType().isEmpty()) {
      return null;
    }
    return switch (e.eventType().get()) {
      case CLAIM, CLAIMED, RELEASED, TRANSFERRED, SNOOZED, REOPENED, CLOSED -> "owner";
      case TAGGED, UNTAGGED -> "tag " + change.tag();
      case PRIORITY -> "priority";
      case QUEUED -> "queue";
      case RAISED -> "raised";
      case BLOCKED, UNBLOCKED -> "blocked";
      default -> null;
    };
  }

  /** Whether it counts as unread until the agent has seen it. */
  public static boolean isUnread(Envelope message) {
    return message.from().role() == Role.CUSTOMER && !RoomDraft.isContinued(message);
  }

  /** Epoch of the register that an event of this type changes; 0 when it was never changed. */
  public static long epoch(RoomState state, EventType type, @Nullable String tag) {
    return switch (type) {
      case TAGGED, UNTAGGED -> state.tags().getOrDefault(tag == null ? "" : tag, Register.EMPTY).epoch();
      case PRIORITY -> state.priorityAt().epoch();
      case QUEUED -> state.marks().queueAt().epoch();
      case RAISED -> state.marks().raisedAt().epoch();
      case BLOCKED, UNBLOCKED -> state.marks().block().at().epoch();
      default -> state.ownerAt().epoch();
    };
  }
}
