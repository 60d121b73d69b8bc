package io.deskwire.room;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields on their way from one state to the next, and what each kind of event does to them. A register takes over what
 * beats what it has, whatever came first; see {@link RoomFold}.
 */
final class RoomDraft {
  private static final int PLAIN_IDS = 32;

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

  RoomDraft(RoomState s) {
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

  void note(long order) {
    lastAt = Math.max(lastAt, order);
  }

  void left() {
    customerEnded = true;
  }

  void read(long order, int nowUnread) {
    readMark = Math.max(readMark, order);
    unread = nowUnread;
  }

  void hidden(int count) {
    marks = marks.with(marks.block().withHidden(count));
  }

  /** Registers are as if nothing had ever been done to the room. */
  void forgetRegisters() {
    RoomState empty = RoomState.empty(from.id());
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
    undoDone();
  }

  /** A close has forgotten when the oldest unanswered message came; the newest is the best that is known. */
  private void undoDone() {
    if (waitingSince == 0 && lastCustomer > lastDesk) {
      waitingSince = lastCustomer;
    }
  }

  void message(Envelope event, long order, boolean customer, Arrival arrival) {
    if (order >= lastAt) {
      lastAt = order;
      lastText = isContinued(event) ? lastText : Preview.of(event);
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
    Register at = Register.at(event);
    if (!at.beats(ownerAt)) {
      return;
    }
    if (from.isDone() && at.epoch() == ownerAt.epoch()) {
      undoDone(); // the close has lost: for others it never was
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
    Register at = Register.at(event);
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
    Register at = Register.at(event);
    if (at.beats(priorityAt)) {
      priorityAt = at;
      priority = change.priority();
    }
  }

  void queue(Envelope event) {
    StateChange change = event.state();
    if (change != null && change.toQueue() != null && Register.at(event).beats(marks.queueAt())) {
      marks = marks.withQueue(Register.at(event), change.toQueue());
    }
  }

  void raise(Envelope event) {
    StateChange change = event.state();
    if (change != null && Register.at(event).beats(marks.raisedAt())) {
      marks = marks.withRaised(Register.at(event), change.raised() ? event.from().displayName() : null);
    }
  }

  void block(boolean set, Envelope event, long order) {
    StateChange change = event.state();
    if (change != null && Register.at(event).beats(marks.block().at())) {
      marks = marks.with(set
          ? new Block(Register.at(event), event.from().displayName(), change.reason(), order, 0)
          : new Block(Register.at(event), null, null, 0, 0));
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

  /** A later part of a file is nothing new to read. */
  static boolean isContinued(Envelope event) {
    return event.attachment() != null && event.attachment().part() > 0;
  }
}
