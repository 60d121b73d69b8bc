package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which lines a stretch of messages makes: grouped by sender, with days and other marks between. A line depends on its
 * message and the two beside it alone, so that a change of one needs no others.
 *
 * @param zone in which days begin
 */
record LineLayout(ZoneId zone) {
  private static final long GROUP_MS = 5 * 60_000;

  /**
   * The lines of some messages, with the marks above them; behind the last message of all also those below.
   *
   * @param messages all that there are, in order
   * @param from     index of the first that is wanted
   * @param to       index behind the last
   */
  List<Line> lines(List<ChatMessage> messages, LineMarks marks, int from, int to) {
    List<Line> built = new ArrayList<>(to - from + 8);
    for (int i = from; i < to; i++) {
      ChatMessage message = messages.get(i);
      ChatMessage above = i == 0 ? null : messages.get(i - 1);
      ChatMessage below = i + 1 == messages.size() ? null : messages.get(i + 1);
      addMissing(built, marks, above == null ? Long.MIN_VALUE : above.order(), message.order());
      if (above != null && marks.isHoleBehind(above)) {
        built.add(new Line.Hole(above.id()));
      }
      LocalDate day = day(message);
      if (above == null || !day.equals(day(above))) {
        built.add(new Line.Day(day, message.id()));
      }
      if (marks.isFirstUnread(message)) {
        built.add(new Line.Unread());
      }
      if (message.type().isConversation()) {
        built.add(new Line.Bubble(message, above == null || !joined(above, message, marks),
            below == null || !joined(message, below, marks) || hasOwnFoot(message, below)));
      } else {
        built.add(new Line.Event(message));
      }
    }
    if (to == messages.size() && to > 0) {
      addMissing(built, marks, messages.getLast().order(), Long.MAX_VALUE);
    }
    return built;
  }

  private static void addMissing(List<Line> built, LineMarks marks, long after, long upTo) {
    marks.missing(after, upTo).forEach(each -> built.add(new Line.Gap(each.order(), each.count(), each.customer())));
  }

  private boolean joined(ChatMessage above, ChatMessage below, LineMarks marks) {
    return above.type() == below.type() && above.type().isConversation() && above.from().id().equals(below.from().id())
        && above.from().role() == below.from().role()
        && LineModel.shownAt(below) - LineModel.shownAt(above) < GROUP_MS && !marks.isHoleBehind(above)
        && !marks.isFirstUnread(below) && marks.missing(above.order(), below.order()).isEmpty()
        && day(above).equals(day(below));
  }

  /** One that failed, waits or came late says so itself, in the middle of a group too. */
  private static boolean hasOwnFoot(ChatMessage message, ChatMessage below) {
    return message.delivery() != below.delivery() || message.problem() != null || message.writtenLate()
        || message.late();
  }

  private LocalDate day(ChatMessage message) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(LineModel.shownAt(message)), zone);
  }
}
