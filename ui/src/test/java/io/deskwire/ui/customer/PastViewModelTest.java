package io.deskwire.ui.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.FxGate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastViewModelTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  private final FakeChatSession session = new SampleDesk(NOW).full();
  private final Feed feed = new Feed(FxGate.direct());
  private final PastViewModel past = new PastViewModel(session, feed, Runnable::run);

  private static ChatMessage note(String id, long at, String text) {
    return new ChatMessage(id, "tom", at, at, EventType.NOTE, BEN, text, null, at, at, Double.NaN, false, true, null,
        null, null, null, false);
  }

  private List<String> notes() {
    return past.notesProperty().get().stream().map(ChatMessage::text).toList();
  }

  @Test
  void showsTheNewestNoteFirst() {
    session.seed(List.of(note("a", NOW - 2_000, "older"), note("b", NOW - 1_000, "newer")));
    past.show("tom");
    assertThat(notes()).containsExactly("newer", "older");
  }

  @Test
  void readsAgainWhenANoteComesAndNotForEveryMessage() {
    past.show("tom");
    ChatMessage fresh = note("c", NOW, "fresh");
    session.seed(List.of(fresh));
    past.messages(List.of());
    assertThat(notes()).isEmpty();
    past.messages(List.of(fresh));
    assertThat(notes()).containsExactly("fresh");
  }

  @Test
  void anotherRoomBeginsEmpty() {
    session.seed(List.of(note("a", NOW, "of Tom")));
    past.show("tom");
    past.show("ida");
    assertThat(notes()).isEmpty();
  }

  @Test
  void listensToNothingOnceClosed() {
    past.show("tom");
    assertThat(feed.listenerCount()).isEqualTo(1);
    past.close();
    assertThat(feed.listenerCount()).isZero();
  }
}
