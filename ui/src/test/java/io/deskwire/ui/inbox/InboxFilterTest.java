package io.deskwire.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxFilterTest {
  private final InboxViewModel model = new InboxViewModel("anna", () -> 10_000_000, WaitingLimits.DEFAULT);

  private static RoomSummary room(String id, @Nullable String agent, @Nullable String queue, String channel,
      String... tags) {
    Owner owner = agent == null
        ? Owner.WAITING
        : new Owner(Owner.Kind.CLAIMED, agent.toLowerCase(Locale.ROOT), agent, 0);
    return RoomSummaryBuilder.of(id).name("Name " + id).opened(new Opened(channel, null, null, null, null)).owner(owner)
        .tags(Set.of(tags)).waitingSince(agent == null ? 100 : 0).last(900, "text " + id, Role.CUSTOMER).queue(queue)
        .build();
  }

  private void rooms() {
    model.update(List.of(room("a", null, "billing", "web", "vip"), room("b", "Ben Okafor", "billing", "app", "vip"),
        room("c", "Lea", "returns", "web", "vip-gold"), room("d", "Ben Okafor", null, "web")));
  }

  private List<String> shown() {
    return model.rows(Section.ALL).stream().map(RoomSummary::id).toList();
  }

  @Test
  void aTypedFieldAsksForThatFieldAlone() {
    rooms();
    model.filter("queue:billing");
    assertThat(shown()).containsExactly("a", "b");
  }

  @Test
  void whatIsTypedNeedsNotBeFinished() {
    rooms();
    model.filter("agent:be");
    assertThat(shown()).containsExactly("b", "d");
  }

  @Test
  void blockedRoomsCanBeAskedFor() {
    rooms();
    model.update(List.of(RoomSummaryBuilder.like(room("e", "Ben Okafor", null, "web"))
        .blocked(new RoomSummary.Blocked("Ben Okafor", 800, null, 3)).build()));
    model.filter("is:blocked");
    assertThat(shown()).containsExactly("e");
    InboxRow row = model.row(model.room("e").orElseThrow());
    assertThat(row.blocked()).isTrue();
    assertThat(row.preview()).isEqualTo("Blocked by Ben Okafor · 3 hidden");
    assertThat(row.spoken()).contains("Blocked by Ben Okafor");
  }

  @Test
  void differentFieldsMustAllFit() {
    rooms();
    model.filter("tag:vip agent:ben queue:billing");
    assertThat(shown()).containsExactly("b");
  }

  @Test
  void valuesOfOneFieldAreAlternatives() {
    rooms();
    model.filter("queue:billing queue:returns");
    assertThat(shown()).containsExactly("a", "b", "c");
  }

  @Test
  void aFieldWithoutAValueHidesNothing() {
    rooms();
    model.filter("tag:");
    assertThat(shown()).hasSize(4);
  }

  @Test
  void anotherColonIsAWordLikeAnyOther() {
    model.update(List.of(room("10:42", null, null, "web"), room("x", null, null, "web")));
    model.filter("10:42");
    assertThat(shown()).containsExactly("10:42");
  }

  @Test
  void aChosenValueMustBeThereWhole() {
    rooms();
    model.choose(new FilterTerm(FilterField.TAG, "VIP"), true);
    assertThat(shown()).containsExactly("a", "b");
  }

  @Test
  void whatIsChosenAndWhatIsTypedMustBothFit() {
    rooms();
    model.choose(new FilterTerm(FilterField.TAG, "vip"), true);
    model.filter("okafor");
    assertThat(shown()).containsExactly("b");
  }

  @Test
  void aFinishedFieldBecomesAChoiceInTheSpellingOfTheRooms() {
    rooms();
    assertThat(model.choose("text agent:ben")).isEqualTo("text");
    assertThat(model.termsProperty().get()).containsExactly(new FilterTerm(FilterField.AGENT, "Ben Okafor"));
    assertThat(shown()).containsExactly("b", "d");
  }

  @Test
  void aQuotationMarkKeepsANameTogether() {
    rooms();
    assertThat(model.choose("agent:\"Ben")).as("not finished").isEqualTo("agent:\"Ben");
    assertThat(model.choose("agent:\"Ben Okafor\"")).isEmpty();
    assertThat(shown()).containsExactly("b", "d");
  }

  @Test
  void aRoomThatGetsTheTagAppears() {
    rooms();
    model.choose(new FilterTerm(FilterField.TAG, "vip"), true);
    model.update(List.of(room("d", "Ben Okafor", null, "web", "vip")));
    assertThat(shown()).containsExactly("a", "b", "d");
    model.update(List.of(room("a", null, "billing", "web")));
    assertThat(shown()).containsExactly("b", "d");
  }

  @Test
  void aRoomIsFoundByWhatItSaysNow() {
    rooms();
    model.filter("text a");
    model.update(List.of(room("a", null, "urgent", "web")));
    model.filter("urgent");
    assertThat(shown()).containsExactly("a");
  }

  @Test
  void countsAreThoseOfAllRooms() {
    rooms();
    model.filter("queue:returns");
    assertThat(model.count(Section.ALL).get()).isEqualTo(4);
    assertThat(model.count(Section.WAITING).get()).isEqualTo(1);
  }

  @Test
  void whatThereIsToChooseStandsFieldByFieldTheMostFrequentFirst() {
    rooms();
    assertThat(model.choices("").stream().map(row -> row.term() == null ? row.field().id() : row.term().value()))
        .containsExactly("tag", "vip", "vip-gold", "agent", "Ben Okafor", "Lea", "queue", "billing", "returns",
            "channel", "web", "app");
    assertThat(model.choices("ben")).extracting(FilterRow::rooms).containsExactly(0, 2);
  }

  @Test
  void aChosenValueStaysToBeTakenAwayThoughNoRoomHasIt() {
    rooms();
    model.choose(new FilterTerm(FilterField.QUEUE, "night"), true);
    assertThat(shown()).isEmpty();
    assertThat(model.choices("night")).last().isEqualTo(
        new FilterRow(FilterField.QUEUE, new FilterTerm(FilterField.QUEUE, "night"), 0, true));
  }

  @Test
  void aWatchedRoomStandsInItsOwnSectionAsWell() {
    rooms();
    model.watch("c", true);
    assertThat(model.rows(Section.MONITORING)).extracting(RoomSummary::id).containsExactly("c");
    assertThat(model.count(Section.MONITORING).get()).isEqualTo(1);
    assertThat(model.row(model.room("c").orElseThrow()).watched()).isTrue();
    model.watch("c", false);
    assertThat(model.rows(Section.MONITORING)).isEmpty();
  }

  @Test
  void aRoomThatIsReadAlongStandsThereForAsLong() {
    rooms();
    model.watch("a", true);
    model.readAlong("c");
    assertThat(model.rows(Section.MONITORING)).extracting(RoomSummary::id).containsExactly("a", "c");
    model.readAlong("");
    assertThat(model.rows(Section.MONITORING)).extracting(RoomSummary::id).containsExactly("a");
    assertThat(model.remember().watched()).containsExactly("a");
  }

  @Test
  void aWatchedRoomThatComesLaterTakesItsPlace() {
    model.watch("c", true);
    assertThat(model.count(Section.MONITORING).get()).isZero();
    rooms();
    assertThat(model.rows(Section.MONITORING)).extracting(RoomSummary::id).containsExactly("c");
    assertThat(model.count(Section.MONITORING).get()).isEqualTo(1);
  }

  @Test
  void everythingIsThereAgainAfterARestart() {
    rooms();
    model.choose(new FilterTerm(FilterField.AGENT, "Ben Okafor"), true);
    model.choose(new FilterTerm(FilterField.TAG, "vip"), true);
    model.filter("text");
    model.watch("c", true);
    InboxMemory kept = model.remember();

    InboxViewModel next = new InboxViewModel("anna", () -> 10_000_000, WaitingLimits.DEFAULT);
    assertThat(next.restore(kept)).isEqualTo("text");
    next.update(List.copyOf(model.rows(Section.ALL)));
    assertThat(next.remember()).isEqualTo(kept);
    assertThat(next.rows(Section.ALL)).extracting(RoomSummary::id).containsExactly("b");
  }

  @Test
  void underAFilterMovingRowsOneByOneGivesTheSameAsSortingAnew() {
    Random random = new Random(11);
    String[] queues = {"billing", "returns", "night"};
    List<RoomSummary> some = new ArrayList<>();
    model.choose(new FilterTerm(FilterField.QUEUE, "billing"), true);
    for (int i = 0; i < 3_000; i++) {
      some.add(room("r" + random.nextInt(300), random.nextBoolean() ? "Anna" : null, queues[random.nextInt(3)], "web"));
      model.update(List.of(some.getLast()));
    }
    for (Section section : Section.values()) {
      List<RoomSummary> one = List.copyOf(model.rows(section));
      assertThat(one).isSortedAccordingTo(section.order()).allMatch(room -> "billing".equals(room.queue()));
      model.filter("text");
      assertThat(model.rows(section)).isEqualTo(one);
      model.filter("");
    }
  }
}
