package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into lines: sorted, grouped by sender, with day lines, the "new messages" line and marks where something is missing. A change computes the
 * lines of the changed messages and of their neighbours alone, so a message at the end of 100,000 costs what it costs in
 * an empty room. One thread.
 */
final class LineModel {

  /** No "new messages" line. */
  static final long NOTHING_NEW = Long.MAX_VALUE;

  private static final long GROUP_MS = 5 * 60_000;
  private static final long CLOCK_SLACK_MS = 30_000;

  private final ZoneId zone;
  private final List<ChatMessage> messages = new ArrayList<>();
  private final Map<String, ChatMessage> byId = new HashMap<>();
  private final NavigableSet<ChatMessage> unsent = new TreeSet<>();
  /** Without a line, by id; see {@link #leaveOut}. */
  private final Map<String, ChatMessage> leftOut = new HashMap<>();
  private Predicate<ChatMessage> leaves = _ -> false;
  private final LineList lines = new LineList();
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(this, "unread");
  private List<RoomSummary.Missing> missing = List.of();
  /** Ids of messages behind which lines are still being read. */
  private Set<String> holesBehind = Set.of();
  private long newFrom = NOTHING_NEW;
  private long countedFrom = NOTHING_NEW;
  private @Nullable String firstUnread;
  /** Unread messages that a change has added, and the first of them. */
  private int added;
  private @Nullable ChatMessage firstAdded;
  private boolean recount;
  private int oldCount;
  private int sameBefore;
  private int sameAfter;

  LineModel(ZoneId zone) {
    this.zone = zone;
  }

  ObservableList<Line> lines() {
    return lines;
  }

  /** Customer messages below the "new messages" line. */
  ReadOnlyIntegerProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  /** All messages in order; a view, not to be changed. */
  List<ChatMessage> messages() {
    return Collections.unmodifiableList(messages);
  }

  /** Own messages that have not left, in order; a view, not to be changed. */
  NavigableSet<ChatMessage> unsent() {
    return Collections.unmodifiableNavigableSet(unsent);
  }

  @Nullable
  ChatMessage find(String id) {
    return byId.get(id);
  }

  /** Place of the message among all; negative when it is not there. */
  int indexOf(ChatMessage message) {
    return Collections.binarySearch(messages, message);
  }

  /** Whether an event of this type has a line. */
  static boolean isShown(EventType type) {
    return switch (type) {
      case MESSAGE, NOTE, OPENED, LEFT, JOINED, CLOSED, CLAIMED, RELEASED, TRANSFERRED, SNOOZED, REOPENED, TAGGED,
          UNTAGGED, QUEUED, PRIORITY, RAISED, BLOCKED, UNBLOCKED ->
        true;
      case VOID, CLAIM, MARKER, TYPING, RECEIPT, RESEND, PRESENCE, PROBE, ASK, ANSWER -> false;
    };
  }

  /** When a message is shown to have been written, ms since 1970 UTC: a wrong clock at the other end is not believed. */
  static long shownAt(ChatMessage message) {
    if (message.isOwn()) {
      return message.sentAt();
    }
    if (message.writtenLate() || message.sentAt() == 0) {
      return message.order();
    }
    return Math.clamp(message.sentAt(), message.order() - CLOCK_SLACK_MS, message.order());
  }

  /** Adds messages, or replaces those of the same id. */
  void put(List<ChatMessage> changed) {
    begin();
    List<ChatMessage> fresh = new ArrayList<>();
    for (ChatMessage message : changed) {
      if (!isShown(message.type())) {
        continue;
      }
      if (leaves.test(message)) {
        leftOut.put(message.id(), message);
        continue;
      }
      ChatMessage old = byId.put(message.id(), message);
      if (old == null) {
        fresh.add(message);
      } else if (!fresh.removeIf(other -> other.id().equals(message.id())) && old.compareTo(message) == 0) {
        int index = indexOf(old);
        messages.set(index, message);
        unsent.remove(old);
        noteUnsent(message);
        touched(index, index + 1, messages.size());
      } else {
        takeOut(old);
        fresh.add(message);
      }
    }
    insert(fresh);
    end();
  }

  /** Takes a message away. @return false when it was not there */
  boolean remove(String id) {
    ChatMessage old = byId.remove(id);
    if (old == null) {
      return false;
    }
    begin();
    takeOut(old);
    end();
    return true;
  }

  /** Messages like these have no line from now on; those that had none for another reason have theirs. */
  void leaveOut(Predicate<ChatMessage> like) {
    leaves = like;
    List<ChatMessage> back = leftOut.values().stream().filter(message -> !like.test(message)).toList();
    back.forEach(message -> leftOut.remove(message.id()));
    begin();
    for (ChatMessage message : messages.stream().filter(like).toList()) {
      leftOut.put(message.id(), message);
      byId.remove(message.id());
      takeOut(message);
    }
    end();
    put(back);
  }

  /** Whether the message is here without a line. */
  boolean isLeftOut(String id) {
    return leftOut.containsKey(id);
  }

  /** What has a higher order key than this is new; {@link #NOTHING_NEW} takes the line away. */
  void setNewFrom(long order) {
    if (order != newFrom) {
      begin();
      newFrom = order;
      end();
    }
  }

  /** Where something is missing, in the order of the conversation. */
  void setMissing(List<RoomSummary.Missing> now) {
    if (now.equals(missing) || messages.isEmpty()) {
      missing = now;
      return;
    }
    begin();
    touchPlaces(missing);
    missing = now;
    touchPlaces(missing);
    end();
  }

  /** Behind these messages lines are still being read. */
  void setHolesBehind(List<ChatMessage> ends) {
    // what ends a stretch may have no line itself
    Set<String> now = ends.stream().map(end -> firstAfter(end) - 1).filter(index -> index >= 0)
        .map(index -> messages.get(index).id()).collect(Collectors.toSet());
    if (!now.equals(holesBehind)) {
      begin();
      Set<String> before = holesBehind;
      holesBehind = now;
      before.forEach(this::touchMessage);
      now.forEach(this::touchMessage);
      end();
    }
  }

  private void touchPlaces(List<RoomSummary.Missing> places) {
    for (RoomSummary.Missing each : places) {
      int index = Math.min(firstAfter(each.order() - 1), messages.size() - 1);
      touched(index, index + 1, messages.size());
    }
  }

  long newFrom() {
    return newFrom;
  }

  private void takeOut(ChatMessage old) {
    int index = indexOf(old);
    if (index >= 0) {
      touched(index, index + 1, messages.size());
      messages.remove(index);
      unsent.remove(old);
      recount |= isUnread(old);
    }
  }

  private void insert(List<ChatMessage> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Collections.sort(fresh);
    fresh.forEach(this::noteUnsent);
    for (ChatMessage message : fresh) {
      if (isUnread(message)) {
        added++;
        firstAdded = firstAdded == null || message.compareTo(firstAdded) < 0 ? message : firstAdded;
      }
    }
    int first = insertionPoint(fresh.getFirst());
    int last = insertionPoint(fresh.getLast());
    touched(first, last, messages.size());
    if (first == last) {
      messages.addAll(first, fresh);
      return;
    }
    List<ChatMessage> between = new ArrayList<>(messages.subList(first, last));
    between.addAll(fresh);
    Collections.sort(between);
    messages.subList(first, last).clear();
    messages.addAll(first, between);
  }

  private void noteUnsent(ChatMessage message) {
    DeliveryState delivery = message.delivery();
    if (delivery != null && delivery.isUnsent()) {
      unsent.add(message);
    }
  }

  private int firstAfter(ChatMessage message) {
    int index = indexOf(message);
    return index < 0 ? -index - 1 : index + 1;
  }

  private int insertionPoint(ChatMessage message) {
    int index = indexOf(message);
    return index < 0 ? -index - 1 : index;
  }

  private void begin() {
    oldCount = messages.size();
    sameBefore = oldCount;
    sameAfter = oldCount;
    added = 0;
    firstAdded = null;
  }

  /** Messages from {@code from} up to {@code to} of {@code count} are not what they were. */
  private void touched(int from, int to, int count) {
    sameBefore = Math.min(sameBefore, from);
    sameAfter = Math.min(sameAfter, count - to);
  }

  private void end() {
    String before = firstUnread;
    String now = countUnread();
    if (!Objects.equals(before, now)) {
      firstUnread = now;
      touchMessage(before);
      touchMessage(now);
    }
    int from = Math.max(0, sameBefore - 1);
    int same = Math.max(0, Math.min(sameAfter - 1, Math.min(oldCount, messages.size()) - from));
    int firstLine = lineAfter(from);
    int lastLine = lineAfter(oldCount - same);
    lines.replace(firstLine, lastLine, build(from, messages.size() - same));
  }

  private void touchMessage(@Nullable String id) {
    ChatMessage message = id == null ? null : byId.get(id);
    int index = message == null ? -1 : indexOf(message);
    if (index >= 0) {
      touched(index, index + 1, messages.size());
    }
  }

  /**
   * What was only added is added to the count: in a room that nobody looks at it would grow dearer with every line.
   *
   * @return id of the first new customer message, or null
   */
  private @Nullable String countUnread() {
    if (newFrom != countedFrom || recount) {
      countedFrom = newFrom;
      recount = false;
      List<ChatMessage> all = messages.subList(firstAfter(newFrom), messages.size()).stream().filter(this::isUnread)
          .toList();
      unread.set(all.size());
      return all.isEmpty() ? null : all.getFirst().id();
    }
    unread.set(unread.get() + added);
    ChatMessage first = firstUnread == null ? null : byId.get(firstUnread);
    ChatMessage earlier = firstAdded;
    return earlier != null && (first == null || earlier.compareTo(first) < 0) ? earlier.id() : firstUnread;
  }

  private boolean isUnread(ChatMessage message) {
    return message.order() > newFrom && message.type() == EventType.MESSAGE && message.from().role() == Role.CUSTOMER;
  }

  /** Place of the first message with a higher order key. */
  private int firstAfter(long order) {
    int low = 0;
    int high = messages.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (messages.get(middle).order() > order) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Index of the line after that of the {@code count}-th message, counted in the lines as they were. */
  private int lineAfter(int count) {
    if (count < oldCount / 2) {
      int seen = 0;
      int line = 0;
      while (seen < count) {
        seen += lines.get(line++) instanceof Line.OfMessage ? 1 : 0;
      }
      return line;
    }
    int left = oldCount - count;
    int line = lines.size();
    if (left == 0) {
      return line; // with what is missing behind the last message
    }
    while (line > 0 && (left > 0 || !(lines.get(line - 1) instanceof Line.OfMessage))) {
      left -= lines.get(--line) instanceof Line.OfMessage ? 1 : 0;
    }
    return line;
  }

  private List<Line> build(int from, int to) {
    List<Line> built = new ArrayList<>(to - from + 8);
    for (int i = from; i < to; i++) {
      ChatMessage message = messages.get(i);
      ChatMessage above = i == 0 ? null : messages.get(i - 1);
      ChatMessage below = i + 1 == messages.size() ? null : messages.get(i + 1);
      addMissing(built, above == null ? Long.MIN_VALUE : above.order(), message.order());
      if (above != null && isHole(above)) {
        built.add(new Line.Hole(above.id()));
      }
      LocalDate day = day(message);
      if (above == null || !day.equals(day(above))) {
        built.add(new Line.Day(day, message.id()));
      }
      if (message.id().equals(firstUnread)) {
        built.add(new Line.Unread());
      }
      if (message.type().isConversation()) {
        built.add(new Line.Bubble(message, above == null || !joined(above, message),
            below == null || !joined(message, below) || hasOwnFoot(message, below)));
      } else {
        built.add(new Line.Event(message));
      }
    }
    if (to == messages.size() && to > 0) {
      addMissing(built, messages.getLast().order(), Long.MAX_VALUE);
    }
    return built;
  }

  /** What is missing behind one order key and not behind another. */
  private void addMissing(List<Line> built, long after, long upTo) {
    for (RoomSummary.Missing each : missing) {
      if (each.order() > after && each.order() <= upTo) {
        built.add(new Line.Gap(each.order(), each.count(), each.customer()));
      }
    }
  }

  private boolean joined(ChatMessage above, ChatMessage below) {
    return above.type() == below.type() && above.type().isConversation() && above.from().id().equals(below.from().id())
        && above.from().role() == below.from().role() && shownAt(below) - shownAt(above) < GROUP_MS
        && !isHole(above) && !below.id().equals(firstUnread) && !isMissing(above, below)
        && day(above).equals(day(below));
  }

  private boolean isHole(ChatMessage above) {
    return holesBehind.contains(above.id());
  }

  private boolean isMissing(ChatMessage above, ChatMessage below) {
    return missing.stream().anyMatch(each -> each.order() > above.order() && each.order() <= below.order());
  }

  /** One that failed, waits or came late says so itself, in the middle of a group too. */
  private static boolean hasOwnFoot(ChatMessage message, ChatMessage below) {
    return message.delivery() != below.delivery() || message.problem() != null || message.writtenLate()
        || message.late();
  }

  private LocalDate day(ChatMessage message) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(shownAt(message)), zone);
  }
}
