package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
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
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages of a conversation in order, and their lines as {@link LineLayout} makes them. A change computes the
 * lines of the changed messages and of their neighbours alone, so a message at the end of 100,000 costs what it costs in
 * an empty room. One thread.
 */
final class LineModel {

  /** No "new messages" line. */
  static final long NOTHING_NEW = Long.MAX_VALUE;

  private static final long CLOCK_SLACK_MS = 30_000;

  private final LineLayout layout;
  private final List<ChatMessage> messages = new ArrayList<>();
  private final Map<String, ChatMessage> byId = new HashMap<>();
  private final NavigableSet<ChatMessage> unsent = new TreeSet<>();
  /** Without a line, by id; see {@link #leaveOut}. */
  private final Map<String, ChatMessage> leftOut = new HashMap<>();
  private Predicate<ChatMessage> leaves = _ -> false;
  private final LineList lines = new LineList();
  private final UnreadCount unread = new UnreadCount();
  private LineMarks marks = LineMarks.NONE;
  private int oldCount;
  private int sameBefore;
  private int sameAfter;

  LineModel(ZoneId zone) {
    layout = new LineLayout(zone);
  }

  ObservableList<Line> lines() {
    return lines;
  }

  /** Customer messages below the "new messages" line. */
  ReadOnlyIntegerProperty unreadProperty() {
    return unread.countProperty();
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
    if (order != unread.from()) {
      begin();
      unread.from(order);
      end();
    }
  }

  /** Where something is missing, in the order of the conversation. */
  void setMissing(List<RoomSummary.Missing> now) {
    List<RoomSummary.Missing> before = marks.missing();
    marks = marks.withMissing(now);
    if (now.equals(before) || messages.isEmpty()) {
      return;
    }
    begin();
    touchPlaces(before);
    touchPlaces(now);
    end();
  }

  /** Behind these messages lines are still being read. */
  void setHolesBehind(List<ChatMessage> ends) {
    // what ends a stretch may have no line itself
    Set<String> now = ends.stream().map(end -> firstAfter(end) - 1).filter(index -> index >= 0)
        .map(index -> messages.get(index).id()).collect(Collectors.toSet());
    Set<String> before = marks.holesBehind();
    if (!now.equals(before)) {
      begin();
      marks = marks.withHolesBehind(now);
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
    return unread.from();
  }

  private void takeOut(ChatMessage old) {
    int index = indexOf(old);
    if (index >= 0) {
      touched(index, index + 1, messages.size());
      messages.remove(index);
      unsent.remove(old);
      unread.went(old);
    }
  }

  private void insert(List<ChatMessage> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Collections.sort(fresh);
    fresh.forEach(this::noteUnsent);
    fresh.forEach(unread::came);
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
  }

  /** Messages from {@code from} up to {@code to} of {@code count} are not what they were. */
  private void touched(int from, int to, int count) {
    sameBefore = Math.min(sameBefore, from);
    sameAfter = Math.min(sameAfter, count - to);
  }

  private void end() {
    String before = marks.firstUnread();
    ChatMessage first = unread.update(() -> messages.subList(firstAfter(unread.from()), messages.size()));
    String now = first == null ? null : first.id();
    if (!Objects.equals(before, now)) {
      marks = marks.withFirstUnread(now);
      touchMessage(before);
      touchMessage(now);
    }
    int from = Math.max(0, sameBefore - 1);
    int same = Math.max(0, Math.min(sameAfter - 1, Math.min(oldCount, messages.size()) - from));
    int firstLine = lineAfter(from);
    int lastLine = lineAfter(oldCount - same);
    lines.replace(firstLine, lastLine, layout.lines(messages, marks, from, messages.size() - same));
  }

  private void touchMessage(@Nullable String id) {
    ChatMessage message = id == null ? null : byId.get(id);
    int index = message == null ? -1 : indexOf(message);
    if (index >= 0) {
      touched(index, index + 1, messages.size());
    }
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
}
