package io.deskwire.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.room.Owner;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Recipient;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SampleDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomDeedsTest {
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();

  private final FakeChatSession session = new SampleDesk(NOW).full();
  private final Window window = new Window();
  private final RoomDeeds deeds = new RoomDeeds(session, Runnable::run,
      Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), window);

  /** Writes down what is asked of it. */
  private static final class Window implements RoomDeeds.Outside {
    private final List<String> said = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private @Nullable RoomSummary choosing;
    private @Nullable WordQuestion question;
    private @Nullable Runnable undo;

    @Override
    public void chooseRecipient(RoomSummary room) {
      choosing = room;
    }

    @Override
    public void ask(WordQuestion asked) {
      question = asked;
    }

    @Override
    public void open(String room) {
      opened.add(room);
    }

    @Override
    public void done(String words, @Nullable Runnable undoIt) {
      said.add(words);
      undo = undoIt;
    }

    @Override
    public void giving(String room) {}

    @Override
    public void failed(String words) {
      said.add("! " + words);
    }
  }

  private RoomSummary room(String id) {
    return session.room(id).summary().orElseThrow();
  }

  @Test
  void aCloseSaysSoAndItsUndoBringsTheRoomBackToTheAgent() {
    deeds.close(room("mia"), "solved");
    assertThat(room("mia").owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    assertThat(window.said).containsExactly("The chat with Mia Lindqvist is closed.");
    Objects.requireNonNull(window.undo).run();
    assertThat(session.calls()).containsSubsequence("close mia solved",
        "transfer mia Colleague[agentId=anna]");
    assertThat(room("mia").owner().isClaimedBy("anna")).isTrue();
    assertThat(window.opened).containsExactly("mia");
  }

  @Test
  void anUndoThatAColleagueHasOvertakenSaysWhoWasFaster() {
    deeds.close(room("mia"), null);
    session.room("mia").transfer(new Recipient.Colleague("ben"), null).join();
    Objects.requireNonNull(window.undo).run();
    assertThat(window.said).last().isEqualTo("! ben was faster with Mia Lindqvist.");
  }

  @Test
  void aBlockAsksForItsReasonAndCanBeTakenBack() {
    deeds.blockOrNot(room("mia"));
    WordQuestion question = Objects.requireNonNull(window.question);
    assertThat(question.suggestions()).contains("insults");
    question.answer().accept("insults");
    assertThat(Objects.requireNonNull(room("mia").blocked()).reason()).isEqualTo("insults");
    assertThat(window.said).singleElement().asString().startsWith("Mia Lindqvist is blocked");
    Objects.requireNonNull(window.undo).run();
    assertThat(room("mia").blocked()).isNull();
  }

  @Test
  void whoIsBlockedIsUnblockedWithoutAQuestion() {
    session.room("mia").block("insults").join();
    deeds.blockOrNot(room("mia"));
    assertThat(window.question).isNull();
    assertThat(room("mia").blocked()).isNull();
  }

  @Test
  void aReleaseCanBeTakenBack() {
    deeds.release(room("mia"));
    Objects.requireNonNull(window.undo).run();
    assertThat(session.calls()).containsSubsequence("release mia", "claim mia");
  }

  @Test
  void whatIsNotOnesOwnIsNeitherGivenAwayNorClosed() {
    deeds.chooseRecipient(room("lea"));
    deeds.close(room("lea"), null);
    assertThat(window.choosing).isNull();
    assertThat(session.calls()).noneMatch(call -> call.startsWith("close"));
  }

  @Test
  void aTransferSaysWhoAnswersNow() {
    deeds.transfer(room("mia"), new Recipient.Colleague("ben"), "speaks Swedish");
    assertThat(room("mia").owner().isClaimedBy("ben")).isTrue();
    assertThat(window.said).containsExactly("ben answers the chat with Mia Lindqvist now.");
  }

  @Test
  void aSnoozeSaysWhenTheRoomComesBack() {
    deeds.snooze(room("mia"), NOW + 3_600_000);
    assertThat(window.said).singleElement().asString().contains("Mia Lindqvist").contains("11:44");
  }

  @Test
  void aTagIsAskedForWithTheDesksOwnWords() {
    session.room("paul").tag("refund").join();
    deeds.askTag(room("tom"));
    WordQuestion question = Objects.requireNonNull(window.question);
    assertThat(question.suggestions()).contains("refund", "vip");
    question.answer().accept("urgent");
    assertThat(room("tom").tags()).containsExactly("urgent");
  }
}
