package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Grouping itself is tested through {@link LineModelTest}, which sees what a change makes of it. */
class LineLayoutTest {
  private static final long NOON = at("2026-11-24T12:00:00");

  private final LineLayout layout = new LineLayout(ZoneOffset.UTC);
  private final ChatMessage first = customer("a", NOON, "1");
  private final ChatMessage second = customer("b", NOON + 1, "2");
  private final ChatMessage third = customer("c", NOON + 2, "3");
  private final List<ChatMessage> all = List.of(first, second, third);

  @Test
  void aStretchIsLaidOutAsItWouldBeInTheWhole() {
    List<Line> whole = layout.lines(all, LineMarks.NONE, 0, 3);
    assertThat(whole).containsExactly(new Line.Day(LocalDate.of(2026, 11, 24), "a"),
        new Line.Bubble(first, true, false),
        new Line.Bubble(second, false, false), new Line.Bubble(third, false, true));
    assertThat(layout.lines(all, LineMarks.NONE, 1, 2)).containsExactly(whole.get(2));
  }

  @Test
  void marksStandAboveTheMessageAndInThisOrder() {
    LineMarks marks = new LineMarks(List.of(new RoomSummary.Missing(NOON + 1, 7, true)), Set.of("a"), "b");
    assertThat(layout.lines(all, marks, 1, 2)).containsExactly(new Line.Gap(NOON + 1, 7, true), new Line.Hole("a"),
        new Line.Unread(), new Line.Bubble(second, true, false));
  }

  @Test
  void whatIsMissingBehindTheLastMessageStandsBelowIt() {
    LineMarks marks = LineMarks.NONE.withMissing(List.of(new RoomSummary.Missing(NOON + 9, 1, false)));
    assertThat(layout.lines(all, marks, 2, 3)).last().isEqualTo(new Line.Gap(NOON + 9, 1, false));
    assertThat(layout.lines(all, marks, 0, 2)).noneMatch(Line.Gap.class::isInstance);
  }
}
