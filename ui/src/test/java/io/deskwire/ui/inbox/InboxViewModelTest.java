package io.deskwire.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.fx.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxViewModelTest {
  private static final long NOW = 10_000_000;
  private static final Owner MINE = new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0);

  private final InboxViewModel model = new InboxViewModel("anna", () -> NOW, WaitingLimits.DEFAULT);

  private static RoomSummary room(String id, Owner owner, long waitingSince, long lastAt) {
    return RoomSummaryBuilder.of(id).name("Name " + id).opened(new Opened("web", null, null, null, null)).owner(owner)
        .tags(Set.of("tag" + id)).waitingSince(waitingSince).last(lastAt, "text " + id, Role.CUSTOMER).unread(1)
        .build();
  }

  private static String preview(@Nullable String colleague) {
    RoomSummary room = RoomSummaryBuilder.of("a").owner(MINE).last(NOW, "Hello", Role.AGENT).colleague(colleague)
        .build();
    return InboxRow.of(room, NOW, WaitingLimits.DEFAULT, true, false).preview();
  }

  @Test
  void whatAColleagueHasAnsweredIsNotSaidToBeOnesOwn() {
    assertThat(preview(null)).isEqualTo("You: Hello");
    assertThat(preview("Ben")).isEqualTo("Ben: Hello");
  }

  @Test
  void whoHasWaitedLongestStandsFirst() {
    model.update(List.of(room("b", Owner.WAITING, 200, 300), room("a", Owner.WAITING, 100, 900),
        room("c", MINE, 0, 400), room("d", MINE, 0, 500)));

    assertThat(model.rows(Section.WAITING)).extracting(RoomSummary::id).containsExactly("a", "b");
    assertThat(model.rows(Section.MINE)).extracting(RoomSummary::id).containsExactly("d", "c");
    assertThat(model.rows(Section.ALL)).extracting(RoomSummary::id).containsExactly("a", "d", "c", "b");
    assertThat(model.count(Section.WAITING).get()).isEqualTo(2);
  }

  @Test
  void aClaimedRoomMovesFromWaitingToMine() {
    model.update(List.of(room("a", Owner.WAITING, 100, 900)));
    model.update(List.of(room("a", MINE, 0, 900)));

    assertThat(model.rows(Section.WAITING)).isEmpty();
    assertThat(model.rows(Section.MINE)).extracting(RoomSummary::id).containsExactly("a");
    assertThat(model.count(Section.ALL).get()).isEqualTo(1);
  }

  @Test
  void movingRowsOneByOneGivesTheSameOrderAsSortingAnew() {
    Random random = new Random(7);
    List<RoomSummary> start = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      start.add(room("r" + i, random.nextBoolean() ? MINE : Owner.WAITING, 1 + random.nextInt(50), random.nextInt(90)));
    }
    model.update(start);
    for (int i = 0; i < 2_000; i++) {
      model.update(List.of(room("r" + random.nextInt(520), random.nextBoolean() ? MINE : Owner.WAITING,
          1 + random.nextInt(50), random.nextInt(90))));
    }

    for (Section section : Section.values()) {
      assertThat(model.rows(section)).isSortedAccordingTo(section.order()).doesNotHaveDuplicates();
      assertThat(model.rows(section)).hasSize(model.count(section).get());
    }
  }

  @Test
  void theFilterNeedsAllWords() {
    model.update(List.of(room("a", Owner.WAITING, 100, 900), room("b", Owner.WAITING, 200, 900)));

    model.filter("NAME tagb");
    assertThat(model.rows(Section.WAITING)).extracting(RoomSummary::id).containsExactly("b");
    model.update(List.of(room("c", Owner.WAITING, 50, 900)));
    assertThat(model.rows(Section.WAITING)).extracting(RoomSummary::id).containsExactly("b");
    assertThat(model.count(Section.WAITING).get()).isEqualTo(3);

    model.filter("");
    assertThat(model.rows(Section.WAITING)).extracting(RoomSummary::id).containsExactly("c", "a", "b");
  }

  @Test
  void theNeighbourFollowsTheOrderShown() {
    model.update(List.of(room("a", Owner.WAITING, 100, 900), room("b", MINE, 0, 900)));
    assertThat(model.neighbour(1, false)).map(RoomSummary::id).contains("a");
    model.activate("a");
    assertThat(model.neighbour(1, false)).map(RoomSummary::id).contains("b");
    assertThat(model.neighbour(-1, false)).isEmpty();
    model.activate("b");
    assertThat(model.neighbour(1, true)).isEmpty();
  }

  @Test
  void waitingIsSaidInToneAndTime() {
    InboxRow row = model.row(room("a", Owner.WAITING, NOW - 161_000, NOW));
    assertThat(row.time()).isEqualTo("2:41");
    assertThat(row.timeTone()).isEqualTo(Tone.POOR);
    assertThat(row.claimable()).isTrue();
    assertThat(row.spoken()).isEqualTo("Name a, waiting for 2:41, 1 unread. text a");
    assertThat(model.row(room("a", Owner.WAITING, NOW - 52_000, NOW)).timeTone()).isEqualTo(Tone.FAIR);
    assertThat(model.row(room("a", Owner.WAITING, NOW - 8_000, NOW)).timeTone()).isEqualTo(Tone.GOOD);
  }

  @Test
  void aRoomWithUnsentRepliesSaysSo() {
    RoomSummary sara = new SampleDesk(NOW).rooms().stream().filter(r -> r.id().equals("sara")).findFirst()
        .orElseThrow();
    assertThat(model.row(sara).preview()).isEqualTo("1 reply needs you");
  }
}
