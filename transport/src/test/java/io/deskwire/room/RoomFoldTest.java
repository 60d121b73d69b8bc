package io.deskwire.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RoomFoldTest {
  private static final Sender MIA = new Sender("r1", "Mia", Role.CUSTOMER);
  private static final Sender ANNA = new Sender("anna", "Anna", Role.AGENT);

  private static Envelope customer(long seq) {
    return Envelope.of(Ids.message(1), "r1", EventType.MESSAGE, MIA, "s", 1).withText("x").withSeq(seq);
  }

  private static Envelope state(EventType type, Sender from, StateChange change) {
    return Envelope.of(Ids.message(1), "r1", type, from, "desk", 1).withState(change);
  }

  private static StateChange close(long upTo) {
    return StateChange.at(1, new Hlc(1, 0)).closing("solved", Map.of("s", upTo), List.of());
  }

  @Test
  void aMessageThatACloseDoesNotCoverBringsTheRoomBackAndCountsItsWaiting() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, state(EventType.CLOSED, ANNA, close(1)), 2000);
    assertThat(state.owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    assertThat(state.waitingSince()).isZero();
    state = RoomFold.apply(state, customer(2), 3000);
    assertThat(state.owner()).isEqualTo(Owner.WAITING);
    assertThat(state.waitingSince()).isEqualTo(3000);
  }

  @Test
  void aMessageThatCameBeforeACloseThatDoesNotCoverItGoesOnWaiting() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, customer(2), 1500);
    state = RoomFold.apply(state, state(EventType.CLOSED, ANNA, close(1)), 2000);
    assertThat(state.owner()).isEqualTo(Owner.WAITING);
    assertThat(state.waitingSince()).as("somebody waits, so the clock runs").isPositive();
  }

  @Test
  void aCloseThatLostToAColleaguesChangeOfTheSameEpochLeavesTheCustomerWaiting() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, state(EventType.CLOSED, ANNA, close(1)), 2000);
    state = RoomFold.apply(state, state(EventType.RELEASED, ANNA, StateChange.at(1, new Hlc(0, 9))), 3000);
    assertThat(state.owner()).isEqualTo(Owner.WAITING);
    assertThat(state.waitingSince()).isEqualTo(1000);
  }

  @Test
  void aChatThatIsReopenedAfterItsCloseWaitsFromThenOn() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, state(EventType.CLOSED, ANNA, close(1)), 2000);
    state = RoomFold.apply(state, state(EventType.REOPENED, ANNA, StateChange.at(2, new Hlc(3000, 0))), 3000);
    assertThat(state.waitingSince()).isZero();
    assertThat(state.missedSince(state.owner())).isEqualTo(3000);
  }

  @Test
  void ofTwoClaimsOfOneEpochTheEarlierLeads() {
    Sender ben = new Sender("ben", "Ben", Role.AGENT);
    RoomState state = RoomFold.apply(RoomState.empty("r1"),
        state(EventType.CLAIM, ANNA, StateChange.at(1, new Hlc(7, 0))), 1);
    state = RoomFold.apply(state, state(EventType.CLAIM, ben, StateChange.at(1, new Hlc(6, 0))), 2);
    assertThat(state.claimLeads("ben")).isTrue();
    assertThat(state.claimLeads("anna")).isFalse();
  }

  @Test
  void onlyTheDesksTopicChangesRegisters() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"),
        Envelope.of(Ids.message(1), "r1", EventType.CLOSED, ANNA, "desk", 1), 1);
    assertThat(state.owner()).isEqualTo(Owner.WAITING);
    assertThat(state.ownerAt()).isEqualTo(Register.EMPTY);
  }

  @Test
  void theLastTextIsOneShortLineOfWholeCharacters() {
    assertThat(lastText(" \t Where\n\nis\u0007my   parcel? \r\n")).isEqualTo("Where is my parcel?");
    assertThat(lastText(" \n")).isEmpty();
    assertThat(lastText("x".repeat(199) + "😀😀")).isEqualTo("x".repeat(199) + "😀");
    assertThat(lastText("x ".repeat(8000))).hasSizeLessThanOrEqualTo(202).startsWith("x x");
  }

  private static String lastText(String text) {
    return RoomFold.apply(RoomState.empty("r1"), customer(1).withText(text), 1000).lastText();
  }

  @Test
  void anAnswerEndsTheWaiting() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, Envelope.of(Ids.message(1), "r1", EventType.MESSAGE, ANNA, "desk", 1).withText("y"),
        2000);
    assertThat(state.waitingSince()).isZero();
    assertThat(state.unread()).isEqualTo(1);
  }

  @Test
  void queueAndRaisedHandAreRegistersOfTheirOwn() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), state(EventType.RAISED, ANNA,
        new StateChange(1, new Hlc(5, 0), null, null, null, 0, null, 0, true, Map.of(), List.of())), 1);
    state = RoomFold.apply(state, state(EventType.QUEUED, ANNA,
        new StateChange(1, new Hlc(6, 0), null, "orders", null, 0, null, 0, false, Map.of(), List.of())), 2);
    assertThat(state.marks().raisedBy()).isEqualTo("Anna");
    assertThat(state.marks().queue()).isEqualTo("orders");
    assertThat(RoomFold.epoch(state, EventType.QUEUED, null)).isEqualTo(1);
    assertThat(RoomFold.epoch(state, EventType.CLOSED, null)).isZero();
    assertThat(state.owner()).isEqualTo(Owner.WAITING);
  }

  private static Envelope blocked(boolean set, long epoch) {
    return state(set ? EventType.BLOCKED : EventType.UNBLOCKED, ANNA,
        StateChange.at(epoch, new Hlc(epoch, 0)).because(set ? "Insults" : null));
  }

  @Test
  void whatABlockedCustomerWritesIsCountedAndMissedByNobody() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    state = RoomFold.apply(state, blocked(true, 1), 2000);
    state = RoomFold.apply(RoomFold.apply(state, customer(2), 3000), customer(3), 4000);
    assertThat(state.marks().block()).extracting(Block::by, Block::reason, Block::since, Block::hidden)
        .containsExactly("Anna", "Insults", 2000L, 2);
    assertThat(state.missedSince(state.owner())).isZero();
  }

  @Test
  void anUnblockedCustomerHasWaitedAllTheTime() {
    RoomState state = RoomFold.apply(RoomState.empty("r1"), blocked(true, 1), 2000);
    state = RoomFold.apply(RoomFold.apply(state, customer(2), 3000), blocked(false, 2), 4000);
    assertThat(state.marks().block().holds()).isFalse();
    assertThat(state.missedSince(state.owner())).isEqualTo(3000);
    assertThat(state.unread()).isEqualTo(1);
  }

  @Test
  void whatABlockedCustomerWritesUndoesNoCloseAndNoSnooze() {
    RoomState open = RoomFold.apply(RoomState.empty("r1"), customer(1), 1000);
    RoomState blocked = RoomFold.apply(open, blocked(true, 1), 1500);
    RoomState closed = RoomFold.apply(blocked, state(EventType.CLOSED, ANNA, close(1)), 2000);
    closed = RoomFold.apply(closed, customer(2), 3000);
    assertThat(closed.owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    RoomState snoozed = RoomFold.apply(blocked, state(EventType.SNOOZED, ANNA,
        StateChange.at(1, new Hlc(1, 0)).withUntil(9000).covering(Map.of("s", 1L), List.of())), 2000);
    assertThat(RoomFold.apply(snoozed, customer(2), 3000).owner().kind()).isEqualTo(Owner.Kind.SNOOZED);
    RoomState unblocked = RoomFold.apply(closed, blocked(false, 2), 4000);
    assertThat(unblocked.owner()).as("what was hidden is there again").isEqualTo(Owner.WAITING);
    assertThat(unblocked.missedSince(unblocked.owner())).isEqualTo(3000);
  }

  @Test
  void aStateOfAnOlderVersionHasNobodyBlocked() {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode stored = mapper.valueToTree(RoomState.empty("r1"));
    assertThat(((ObjectNode) stored.get("marks")).remove("block")).isNotNull();
    RoomState state = mapper.treeToValue(stored, RoomState.class);
    assertThat(state.marks().block()).isEqualTo(Block.NONE);
  }

  @Test
  void theWinnersAloneMakeTheSameRegisters() {
    List<Envelope> all = List.of(state(EventType.CLAIMED, ANNA, StateChange.at(1, new Hlc(1, 0))),
        state(EventType.CLOSED, ANNA, StateChange.at(2, new Hlc(2, 0))),
        state(EventType.CLAIMED, ANNA, StateChange.at(3, new Hlc(3, 0))), customer(1));
    List<Envelope> winners = RoomFold.winners(all, event -> event);
    assertThat(winners).containsExactly(all.get(2));
  }
}
