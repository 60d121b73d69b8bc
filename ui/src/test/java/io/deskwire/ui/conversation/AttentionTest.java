package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private final FakeRoom room = new FakeRoom();
  private final LineModel model = new LineModel(ZoneOffset.UTC);
  private final Attention attention = new Attention(room, model);

  private void comes(ChatMessage message) {
    attention.coming(List.of(message), true);
    model.put(List.of(message));
    attention.came(List.of(message));
  }

  @Test
  void whatComesInSightIsRead() {
    attention.attended(true);
    comes(customer("a", 100, "Hello"));
    assertThat(room.calls).containsExactly("read a");
    assertThat(model.newFrom()).isEqualTo(LineModel.NOTHING_NEW);
  }

  @Test
  void whatComesOutOfSightIsNewFromTheReadMarkOn() {
    room.readMark = 50;
    comes(customer("a", 100, "Hello"));
    assertThat(room.calls).isEmpty();
    assertThat(model.newFrom()).isEqualTo(50);
    assertThat(model.unreadProperty().get()).isEqualTo(1);
  }

  @Test
  void whatWasStoredIsNotNewForComing() {
    attention.coming(List.of(customer("a", 100, "Hello")), false);
    assertThat(model.newFrom()).isEqualTo(LineModel.NOTHING_NEW);
  }

  @Test
  void whoAnswersHasReadWhatWasNew() {
    comes(customer("a", 100, "Hello"));
    comes(own("b", 200, "Hi", DeliveryState.SENT));
    assertThat(model.newFrom()).isEqualTo(LineModel.NOTHING_NEW);
  }

  @Test
  void furtherUpNothingIsReadAndWhatCameIsCounted() {
    attention.attended(true);
    attention.atEnd(false);
    comes(customer("a", 100, "Hello"));
    comes(own("b", 200, "Hi", DeliveryState.SENT));
    assertThat(attention.newBelowProperty().get()).isEqualTo(1);
    assertThat(room.calls).isEmpty();
    attention.atEnd(true);
    assertThat(attention.newBelowProperty().get()).isZero();
    assertThat(room.calls).containsExactly("read b");
  }

  @Test
  void leavingEndsWhatWasNew() {
    comes(customer("a", 100, "Hello"));
    attention.attended(true);
    assertThat(model.newFrom()).isZero();
    attention.attended(false);
    assertThat(model.newFrom()).isEqualTo(LineModel.NOTHING_NEW);
  }
}
