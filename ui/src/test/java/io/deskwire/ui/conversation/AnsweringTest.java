package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ClaimOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {
  private final FakeSession session = new FakeSession();
  private final Trouble trouble = new Trouble(Runnable::run);
  private final List<String> reasons = new ArrayList<>();
  private final Answering answering = new Answering(session, session.room, Runnable::run, trouble, reasons::add,
      this::look);

  private void look() {
    session.room.summary().ifPresent(answering::room);
  }

  private Standing standing() {
    return answering.standingProperty().get();
  }

  @Test
  void whoIsToldOfTheStandingFindsTheReason() {
    List<String> found = new ArrayList<>();
    answering.standingProperty().addListener((_, _, now) -> found.add(now + " " + reasons.getLast()));
    session.room.summary = FakeRoom.mine();
    look();
    assertThat(found).containsExactly("MINE ");
  }

  @Test
  void whatIsAskedForIsNotAskedForTwice() {
    look();
    answering.claim();
    answering.claim();
    assertThat(session.room.calls).containsExactly("claim");
    assertThat(standing()).isEqualTo(Standing.CLAIMING);
    assertThat(answering.isAsked()).isTrue();
  }

  @Test
  void aColleagueWhoWasFasterIsNamed() {
    look();
    answering.claim();
    session.room.summary = FakeRoom.bens();
    session.room.claims.getFirst().complete(new ClaimOutcome(ClaimOutcome.Kind.LOST, "Ben"));
    assertThat(trouble.saidProperty().get()).contains("Ben");
    assertThat(standing()).isEqualTo(Standing.OTHERS);
    assertThat(answering.isAsked()).isFalse();
  }

  @Test
  void whatCannotBeAskedIsSaidAndMayBeTriedAgain() {
    look();
    answering.claim();
    session.room.claims.getFirst().completeExceptionally(new IllegalStateException("no line"));
    assertThat(trouble.isNone()).isFalse();
    assertThat(standing()).isEqualTo(Standing.WAITING);
    answering.claim();
    assertThat(trouble.isNone()).isTrue();
    assertThat(session.room.claims).hasSize(2);
  }

  @Test
  void whoGetsTheRoomAfterAllReadsNoTrouble() {
    trouble.say("Ben was faster.");
    session.room.summary = FakeRoom.mine();
    look();
    assertThat(trouble.isNone()).isTrue();
  }

  @Test
  void thatAColleagueIsGoneChangesTheReason() {
    session.room.summary = FakeRoom.bens();
    look();
    String there = reasons.getLast();
    session.colleaguesGone = true;
    answering.presence();
    assertThat(answering.ownerGoneProperty().get()).isTrue();
    assertThat(reasons.getLast()).isNotEqualTo(there);
  }
}
