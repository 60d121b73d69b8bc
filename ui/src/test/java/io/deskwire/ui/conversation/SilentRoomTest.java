package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Room;
import io.deskwire.session.SampleDesk;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SilentRoomTest {
  private final SampleDesk sample = new SampleDesk(1_000_000);
  private final FakeChatSession session = sample.full();
  private final Room silent = new SilentRoom(session.room("mia"));

  @Test
  void whatIsStoredCanBeRead() {
    assertThat(silent.history(null, 100).join()).isEqualTo(sample.conversation());
    assertThat(silent.summary()).isEqualTo(session.room("mia").summary());
  }

  @Test
  void nothingThatAnybodyCouldNoticeHappens() {
    silent.markRead(sample.conversation().getLast());
    silent.typing();
    silent.saveDraft("words").join();

    assertThat(session.calls()).isEmpty();
    assertThat(session.room("mia").draft().join()).isEmpty();
    assertThat(session.room("mia").readMark()).isZero();
  }

  @Test
  void nothingIsWrittenAndNothingChanged() {
    List<CompletableFuture<?>> asked = List.of(silent.sendAsync("x", null), silent.replyAsync("x", null),
        silent.noteAsync("x"), silent.claim(), silent.release(), silent.close(null));

    assertThat(asked).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThatThrownBy(() -> silent.send("x")).isInstanceOf(IllegalStateException.class);
    assertThat(session.calls()).isEmpty();
  }
}
