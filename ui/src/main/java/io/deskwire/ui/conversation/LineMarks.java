package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between messages and is none; immutable.
 *
 * @param missing     where something is missing, in the order of the conversation
 * @param holesBehind ids of messages behind which lines are still being read
 * @param firstUnread id of the message above which the "new messages" line stands; null for no such line
 */
record LineMarks(List<RoomSummary.Missing> missing, Set<String> holesBehind, @Nullable String firstUnread) {

  static final LineMarks NONE = new LineMarks(List.of(), Set.of(), null);

  LineMarks withMissing(List<RoomSummary.Missing> now) {
    return new LineMarks(now, holesBehind, firstUnread);
  }

  LineMarks withHolesBehind(Set<String> now) {
    return new LineMarks(missing, now, firstUnread);
  }

  LineMarks withFirstUnread(@Nullable String now) {
    return new LineMarks(missing, holesBehind, now);
  }

  boolean isHoleBehind(ChatMessage message) {
    return holesBehind.contains(message.id());
  }

  boolean isFirstUnread(ChatMessage message) {
    return message.id().equals(firstUnread);
  }

  /** What is missing behind one order key and not behind another. */
  List<RoomSummary.Missing> missing(long after, long upTo) {
    // nearly always nothing is, and this is asked for every message
    return missing.isEmpty()
        ? List.of()
        : missing.stream().filter(each -> each.order() > after && each.order() <= upTo).toList();
  }
}
