package io.deskwire.ui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Opened;
import io.deskwire.message.Presence;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.Agent;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.fx.Tone;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloorViewModelTest {
  private static final long NOW = 100_000_000;
  private static final Owner BENS = new Owner(Owner.Kind.CLAIMED, "ben", "Ben", 0);
  private static final Owner OWN = new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0);

  private final AtomicLong clock = new AtomicLong(NOW);
  private final Set<String> offline = new HashSet<>();
  private final FloorViewModel model = new FloorViewModel(new Agent("anna", "Anna", Role.LEAD),
      () -> Peer.Status.ONLINE, clock::get, offline::contains);

  private static RoomSummary room(String id, Owner owner, long waited) {
    return room(id, owner, waited, LatencyFigures.NONE, 0);
  }

  private static RoomSummary room(String id, Owner owner, long waited, LatencyFigures latency, int unsent) {
    return RoomSummaryBuilder.of(id).name("Name " + id).opened(new Opened("web", "mqtt", null, null, null)).owner(owner)
        .waitingSince(waited == 0 ? 0 : NOW - waited).last(NOW - 5_000, "text " + id, Role.CUSTOMER).unsent(unsent, 0)
        .latency(latency, true).build();
  }

  private static Peer ben(Peer.Status status, Presence.RoomFigures... rooms) {
    return new Peer("ben", "Ben", status,
        new Presence(status.wire(), 3, 6, "mqtts", null, List.of(rooms), Map.of(), "1"), NOW);
  }

  private void have(RoomSummary... rooms) {
    model.rooms(List.of(rooms));
    model.refresh();
  }

  private List<String> order() {
    return model.roomRows().shown().stream().map(FloorRow::id).toList();
  }

  private RoomFacts facts(String id) {
    return model.roomRows().find(id).orElseThrow().facts();
  }

  @Test
  void onlyRoomsInWhichSomebodyHasSomethingToDoAreActive() {
    have(room("waits", Owner.WAITING, 1_000), room("idle", Owner.WAITING, 0), room("bens", BENS, 0),
        room("closed", new Owner(Owner.Kind.CLOSED, "ben", "Ben", 0), 0),
        room("later", new Owner(Owner.Kind.SNOOZED, "ben", "Ben", NOW + 9), 0));

    assertThat(order()).containsExactlyInAnyOrder("waits", "bens", "later");
  }

  @Test
  void aRoomThatIsClosedLeaves() {
    have(room("a", BENS, 0));
    have(room("a", new Owner(Owner.Kind.CLOSED, "ben", "Ben", 0), 0));

    assertThat(order()).isEmpty();
  }

  @Test
  void figuresOfAColleaguesRoomAreThoseOfTheColleaguesConsole() {
    have(room("a", BENS, 0, SampleDesk.figures(20), 1));
    model.peers(List.of(ben(Peer.Status.ONLINE, new Presence.RoomFigures("a", 300, 640, 0.02, 2))));
    model.refresh();

    assertThat(facts("a")).extracting(RoomFacts::p50, RoomFacts::p95, RoomFacts::loss, RoomFacts::unsent)
        .containsExactly(300.0, 640.0, 0.02, 3);
  }

  @Test
  void figuresOfAnOwnRoomAreMeasuredHere() {
    have(room("a", OWN, 0, SampleDesk.figures(20), 1));
    model.peers(List.of(ben(Peer.Status.ONLINE, new Presence.RoomFigures("a", 300, 640, 0.02, 2))));
    model.refresh();

    assertThat(facts("a").p50()).isEqualTo(20);
  }

  @Test
  void aRoomWhoseAgentFallsSilentSaysSo() {
    have(room("a", BENS, 0));
    offline.add("ben");
    model.tick();

    assertThat(facts("a").situation()).isEqualTo(Situation.GONE);
    assertThat(model.agentRows().find("ben").orElseThrow().facts().status()).isEqualTo(Peer.Status.OFFLINE);
  }

  @Test
  void aRaisedHandIsAStateOfItsOwn() {
    have(RoomSummaryBuilder.like(room("a", BENS, 1_000)).raisedBy("Ben").build());

    assertThat(facts("a").situation()).isEqualTo(Situation.RAISED);
    assertThat(reason("a")).isEqualTo("Ben has raised a hand and asks for help.");
  }

  @Test
  void aBlockedCustomerIsShownWithWhoDidItWhyAndHowMuchIsHidden() {
    have(RoomSummaryBuilder.like(room("a", BENS, 1_000)).blocked(new RoomSummary.Blocked("Ben", NOW, "insults", 12))
        .build());

    assertThat(facts("a").situation()).isEqualTo(Situation.BLOCKED);
    assertThat(facts("a").waitingSince()).isZero();
    assertThat(reason("a")).isEqualTo("Blocked by Ben: insults; 12 messages hidden.");
    assertThat(RoomAction.UNBLOCK.isOffered(facts("a"), model)).isTrue();
    have(room("b", BENS, 0));
    assertThat(RoomAction.UNBLOCK.isOffered(facts("b"), model)).isFalse();
  }

  @Test
  void onlyALeadMayGiveAwayWhatOthersHave() {
    have(room("a", BENS, 0), room("own", OWN, 0));
    FloorViewModel agents = new FloorViewModel(new Agent("anna", "Anna", Role.AGENT), () -> Peer.Status.ONLINE,
        clock::get, offline::contains);

    assertThat(RoomAction.REASSIGN.isPossible(facts("a"), model)).isTrue();
    assertThat(RoomAction.REASSIGN.isOffered(facts("a"), agents)).isFalse();
    assertThat(RoomAction.REASSIGN.isOffered(facts("own"), agents)).isTrue();
  }

  @Test
  void whoSuffersMostStandsFirst() {
    have(room("calm", OWN, 0, SampleDesk.figures(20), 0), room("waits", OWN, 90_000, SampleDesk.figures(20), 0),
        room("all", OWN, 60_000, SampleDesk.figures(200), 2), room("slow", OWN, 0, SampleDesk.figures(120), 0));

    assertThat(order()).containsExactly("all", "waits", "slow", "calm");
  }

  @Test
  void aChosenOrderStaysWhileRoomsChange() {
    have(room("b", BENS, 0), room("a", BENS, 0), room("c", BENS, 0));
    model.orderRooms(Comparator.comparing(FloorRow::id));
    have(room("c", BENS, 500_000), room("aa", BENS, 0));

    assertThat(order()).containsExactly("a", "aa", "b", "c");
  }

  @Test
  void changesKeepTheRowsTheyAreAbout() {
    have(room("a", BENS, 0), room("b", BENS, 1_000));
    FloorRow<RoomFacts> row = model.roomRows().find("a").orElseThrow();
    have(room("a", BENS, 90_000));

    assertThat(model.roomRows().shown().getFirst()).isSameAs(row);
  }

  @Test
  void theFilterNeedsAllWordsAndTheState() {
    have(room("a", BENS, 1_000), room("b", Owner.WAITING, 1_000), room("c", Owner.WAITING, 1_000));

    model.filterRooms("NAME mqtt", Situation.WAITING);
    assertThat(order()).containsExactlyInAnyOrder("b", "c");
    model.filterRooms("ben", null);
    assertThat(order()).containsExactly("a");
    model.filterRooms("", null);
    assertThat(order()).hasSize(3);
  }

  @Test
  void whatTheFilterHidesDoesNotComeBackWithAChange() {
    have(room("a", BENS, 1_000), room("b", Owner.WAITING, 1_000));
    model.filterRooms("", Situation.WAITING);
    have(room("a", BENS, 9_000));

    assertThat(order()).containsExactly("b");
  }

  @Test
  void agentsAreFilteredByWordsAndState() {
    model.peers(List.of(ben(Peer.Status.AWAY)));
    model.refresh();

    model.filterAgents("", Peer.Status.AWAY);
    assertThat(model.agentRows().shown()).extracting(FloorRow::id).containsExactly("ben");
    model.filterAgents("mqtt", Peer.Status.ONLINE);
    assertThat(model.agentRows().shown()).isEmpty();
  }

  @Test
  void anAgentsLatencyIsTheMiddleOfTheirRooms() {
    have(room("a", BENS, 0), room("b", BENS, 0), room("c", BENS, 0));
    model.peers(List.of(ben(Peer.Status.ONLINE, new Presence.RoomFigures("a", 10, 20, 0, 1),
        new Presence.RoomFigures("b", 50, 70, 0, 2), new Presence.RoomFigures("c", 900, 2_000, 0, 0))));
    model.refresh();

    assertThat(model.agentRows().find("ben").orElseThrow().facts())
        .isEqualTo(new AgentFacts("ben", "Ben", Peer.Status.ONLINE, 3, 6, "MQTT", 50, 2_000, 3));
  }

  @Test
  void theFiguresAboveCountWhatTheTableHas() {
    have(room("a", Owner.WAITING, 4_000), room("b", BENS, 9_000), room("c", OWN, 0, SampleDesk.figures(100), 2));
    model.filterRooms("nothing", null);
    FloorFigures now = model.figuresProperty().get();

    assertThat(now).extracting(FloorFigures::active, FloorFigures::waiting, FloorFigures::unsent,
        FloorFigures::unsentIn, FloorFigures::p95).containsExactly(3, 1, 2, 1, 187.0);
    assertThat(now.longest()).isEqualTo(facts("b"));
  }

  @Test
  void ratesAreCountedOverMinutesAndGoDown() {
    have(room("a", BENS, 0));
    model.written(Map.of("a", 6));
    model.refresh();
    assertThat(facts("a").rate()).isEqualTo(6);

    clock.addAndGet(120_000);
    model.tick();
    assertThat(facts("a").rate()).isEqualTo(3);

    clock.addAndGet(300_000);
    model.tick();
    assertThat(facts("a").rate()).isZero();
  }

  @Test
  void nothingChangesBeforeItIsAskedFor() {
    model.rooms(List.of(room("a", BENS, 0)));

    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(order()).isEmpty();
  }

  @Test
  void aSlowLineIsToldFromASlowAgent() {
    have(room("line", OWN, 200_000, SampleDesk.figures(300), 0),
        room("agent", OWN, 200_000, SampleDesk.figures(20), 0));

    assertThat(reason("line")).isEqualTo("Slow line, not a slow agent: p95 561 ms over MQTT.");
    assertThat(reason("agent")).isEqualTo("Slow answer, not a slow line: waiting for 3:20, p95 37 ms.");
  }

  private String reason(String id) {
    return FloorWords.reason(facts(id), true, NOW, waited -> waited > 60_000 ? Tone.POOR : Tone.GOOD);
  }

  @Test
  void aLossIsNeverRoundedToNothing() {
    assertThat(FloorWords.loss(0)).isEqualTo("0");
    assertThat(FloorWords.loss(0.000001)).isEqualTo("<0.01%");
    assertThat(FloorWords.loss(0.006)).isEqualTo("0.6%");
  }
}
