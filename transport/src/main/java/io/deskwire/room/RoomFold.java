package io.deskwire.room;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds one event into the state of its room: pure, so that a replay gives the same. Registers come out equal for every
 * order and repetition; counts of unread are right because the duplicate filter stands before the fold.
 */
public final class RoomFold {
  private static final int PREVIEW = 200;
  private static final int PLAIN_IDS = 32;

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
    Draft draft = new Draft(before);
    boolean customer = event.from().role() == Role.CUSTOMER;
    switch (type) {
      case MESSAGE -> draft.message(event, order, customer, arrival);
      case NOTE -> draft.lastAt = Math.max(draft.lastAt, order);
      case OPENED -> draft.opened(event);
      case LEFT -> draft.customerEnded = true;
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
    Draft draft = new Draft(before);
    draft.readMark = Math.max(draft.readMark, order);
    draft.unread = unread;
    return draft.done();
  }

  /**
   * The state with as many messages hidden as there are: a block may come after some that stand behind it, which the fold
   * of that one event cannot know.
   */
  public static RoomState hidden(RoomState before, int hidden) {
    Draft draft = new Draft(before);
    draft.marks = draft.marks.with(draft.marks.block().withHidden(hidden));
    return draft.done();
  }

  /** An event where it stands in the conversation; {@code order} in ms since 1970 UTC. */
  public record Placed(Envelope event, long order) {}

  /** The state with its registers as these events alone make them, in any order; the rest stays. */
  public static RoomState registers(RoomState before, List<Placed> changes) {
    RoomState empty = RoomState.empty(before.id());
    Draft draft = new Draft(before);
    draft.forgetRegisters(empty);
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
        if (before == null || at(e).beats(at(event.apply(before)))) {
          best.put(register, change);
        }
      }
    }
    return List.copyOf(best.values());
  }

  private static Register at(Envelope e) {
    StateChange change = Objects.requireNonNull(e.state());
    return Register.of(change.epoch(), change.hlc(), e.from().id());
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

  /** Fields on their way from one state to the next. */
  private static final class Draft {
    private final RoomState from;
    private String name;
    private Opened opened;
    private Register ownerAt;
    private EventType ownerType;
    private @Nullable String ownerId;
    private @Nullable String ownerName;
    private long until;
    private Map<String, Long> upTo;
    private List<String> upToIds;
    private Map<String, Long> heads;
    private List<String> plainIds;
    private Map<String, Register> tags;
    private List<String> tagged;
    private Register priorityAt;
    private int priority;
    private long lastAt;
    private String lastText;
    private @Nullable Role lastRole;
    private @Nullable String lastId;
    private @Nullable String lastName;
    private long lastCustomer;
    private long lastDesk;
    private long waitingSince;
    private int unread;
    private long readMark;
    private boolean customerEnded;
    private Marks marks;

    Draft(RoomState s) {
      from = s;
      name = s.name();
      opened = s.opened();
      ownerAt = s.ownerAt();
      ownerType = s.ownerType();
      ownerId = s.ownerId();
      ownerName = s.ownerName();
      until = s.until();
      upTo = s.upTo();
      upToIds = s.upToIds();
      heads = s.heads();
      plainIds = s.plainIds();
      tags = s.tags();
      tagged = s.tagged();
      priorityAt = s.priorityAt();
      priority = s.priority();
      lastAt = s.lastAt();
      lastText = s.lastText();
      lastRole = s.lastRole();
      lastId = s.lastId();
      lastName = s.lastName();
      lastCustomer = s.lastCustomer();
      lastDesk = s.lastDesk();
      waitingSince = s.waitingSince();
      unread = s.unread();
      readMark = s.readMark();
      customerEnded = s.customerEnded();
      marks = s.marks();
    }

    void forgetRegisters(RoomState empty) {
      ownerAt = empty.ownerAt();
      ownerType = empty.ownerType();
      ownerId = empty.ownerId();
      ownerName = empty.ownerName();
      until = empty.until();
      upTo = empty.upTo();
      upToIds = empty.upToIds();
      tags = empty.tags();
      tagged = empty.tagged();
      priorityAt = empty.priorityAt();
      priority = empty.priority();
      marks = empty.marks();
      // a close has forgotten when the oldest unanswered message came; the newest is the best that is known
      if (waitingSince == 0 && lastCustomer > lastDesk) {
        waitingSince = lastCustomer;
      }
    }

    void message(Envelope event, long order, boolean customer, Arrival arrival) {
      if (order >= lastAt) {
        lastAt = order;
        lastText = isContinued(event) ? lastText : preview(words(event));
        lastRole = event.from().role();
        lastId = customer ? null : event.from().id();
        lastName = customer ? null : event.from().displayName();
      }
      if (customer) {
        lastCustomer = Math.max(lastCustomer, order);
        if (order > lastDesk && (waitingSince == 0 || order < waitingSince)) {
          waitingSince = order;
        }
        if (!isContinued(event)) {
          unread += isUnread(order, arrival) ? 1 : 0;
          Block block = marks.block();
          marks = block.hides(order) ? marks.with(block.withHidden(block.hidden() + 1)) : marks;
        }
        customerEnded = false;
      } else {
        lastDesk = Math.max(lastDesk, order);
        if (lastDesk >= lastCustomer) {
          waitingSince = 0;
          unread = arrival == Arrival.HISTORY ? 0 : unread;
        }
      }
    }

    private boolean isUnread(long order, Arrival arrival) {
      return switch (arrival) {
        case LIVE -> order > readMark;
        // its place is behind the agent's eyes
        case LATE -> true;
        // what somebody has answered needs no second reader
        case HISTORY -> order > readMark && order > lastDesk;
      };
    }

    void opened(Envelope event) {
      if (event.opened() != null) {
        opened = event.opened();
      }
      customerEnded = false;
    }

    void customer(Envelope event, EventType type) {
      Sender sender = event.from();
      if (!sender.name().isBlank()) {
        name = sender.name();
      }
      if (type != EventType.MESSAGE) {
        return;
      }
      String stream = event.stream();
      if (stream != null && event.seq() > 0) {
        Map<String, Long> next = new HashMap<>(heads);
        next.merge(stream, event.seq(), Math::max);
        heads = Map.copyOf(next);
      } else {
        List<String> next = new ArrayList<>(plainIds);
        next.add(event.id());
        plainIds = List.copyOf(next.size() > PLAIN_IDS ? next.subList(next.size() - PLAIN_IDS, next.size()) : next);
      }
    }

    void owner(EventType type, Envelope event) {
      StateChange change = event.state();
      if (change == null) {
        return;
      }
      Register at = Register.of(change.epoch(), change.hlc(), event.from().id());
      if (!at.beats(ownerAt)) {
        return;
      }
      ownerAt = at;
      ownerType = type;
      ownerId = type == EventType.TRANSFERRED ? change.toAgent() : event.from().id();
      ownerName = type == EventType.TRANSFERRED ? change.toAgent() : event.from().displayName();
      until = change.until();
      upTo = change.upTo();
      upToIds = change.upToIds();
    }

    void tag(boolean set, Envelope event) {
      StateChange change = event.state();
      String tag = change == null ? null : change.tag();
      if (change == null || tag == null) {
        return;
      }
      Register at = Register.of(change.epoch(), change.hlc(), event.from().id());
      if (!at.beats(tags.getOrDefault(tag, Register.EMPTY))) {
        return;
      }
      Map<String, Register> next = new HashMap<>(tags);
      next.put(tag, at);
      tags = Map.copyOf(next);
      List<String> now = new ArrayList<>(tagged);
      now.remove(tag);
      if (set) {
        now.add(tag);
      }
      now.sort(null);
      tagged = List.copyOf(now);
    }

    void priority(Envelope event) {
      StateChange change = event.state();
      if (change == null) {
        return;
      }
      Register at = Register.of(change.epoch(), change.hlc(), event.from().id());
      if (at.beats(priorityAt)) {
        priorityAt = at;
        priority = change.priority();
      }
    }

    void queue(Envelope event) {
      StateChange change = event.state();
      if (change != null && change.toQueue() != null && at(event).beats(marks.queueAt())) {
        marks = marks.withQueue(at(event), change.toQueue());
      }
    }

    void raise(Envelope event) {
      StateChange change = event.state();
      if (change != null && at(event).beats(marks.raisedAt())) {
        marks = marks.withRaised(at(event), change.raised() ? event.from().displayName() : null);
      }
    }

    void block(boolean set, Envelope event, long order) {
      StateChange change = event.state();
      if (change != null && at(event).beats(marks.block().at())) {
        marks = marks.with(set
            ? new Block(at(event), event.from().displayName(), change.reason(), order, 0)
            : new Block(at(event), null, null, 0, 0));
      }
    }

    RoomState done() {
      RoomState state = state();
      if (waitingSince != 0 && state.isDone()) {
        // asked only of the result: the close and what it covers may have come in either order
        waitingSince = 0;
        return state();
      }
      return state;
    }

    private RoomState state() {
      return new RoomState(from.id(), name, opened, ownerAt, ownerType, ownerId, ownerName, until, upTo, upToIds, heads,
          plainIds, tags, tagged, priorityAt, priority, lastAt, lastText, lastRole, lastId, lastName, lastCustomer,
          lastDesk,
          waitingSince,
          unread, readMark, customerEnded, from.sequences(), marks);
    }
  }

  /** A later part of a file is nothing new to read. */
  private static boolean isContinued(Envelope event) {
    return event.attachment() != null && event.attachment().part() > 0;
  }

  /** Whether it counts as unread until the agent has seen it. */
  public static boolean isUnread(Envelope message) {
    return message.from().role() == Role.CUSTOMER && !isContinued(message);
  }

  private static @Nullable String words(Envelope event) {
    String text = event.text();
    return event.attachment() != null && (text == null || text.isBlank()) ? event.attachment().name() : text;
  }

  private static String preview(@Nullable String text) {
    if (text == null) {
      return "";
    }
    // not by a regular expression: this runs for every message, over texts of up to 16,384 characters
    StringBuilder line = new StringBuilder(Math.min(text.length(), PREVIEW));
    boolean gap = false;
    for (int i = 0; i < text.length() && line.length() < PREVIEW; i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        gap = !line.isEmpty();
      } else {
        line.append(gap ? " " : "").appendCodePoint(c);
        gap = false;
      }
    }
    return line.toString();
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
