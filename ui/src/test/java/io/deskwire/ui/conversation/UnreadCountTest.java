package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.note;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadCountTest {
  private final UnreadCount unread = new UnreadCount();

  private int count() {
    return unread.countProperty().get();
  }

  private static String id(@Nullable ChatMessage message) {
    return Objects.requireNonNull(message).id();
  }

  private static List<ChatMessage> notAsked() {
    throw new AssertionError("gone through without need");
  }

  @Test
  void whatIsAddedIsCountedWithoutGoingThroughWhatWasThere() {
    unread.from(100);
    assertThat(id(unread.update(() -> List.of(customer("a", 200, "1"))))).isEqualTo("a");
    unread.came(customer("b", 300, "2"));
    assertThat(id(unread.update(UnreadCountTest::notAsked))).isEqualTo("a");
    assertThat(count()).isEqualTo(2);
    assertThat(id(unread.update(UnreadCountTest::notAsked))).isEqualTo("a");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void whatComesBeforeTheFirstIsTheFirst() {
    unread.from(100);
    unread.update(List::of);
    unread.came(customer("b", 300, "2"));
    unread.came(customer("a", 200, "1"));
    assertThat(id(unread.update(UnreadCountTest::notAsked))).isEqualTo("a");
  }

  @Test
  void nothingCountsButWhatTheCustomerHasWrittenBehindTheKey() {
    unread.from(100);
    unread.update(List::of);
    unread.came(customer("a", 100, "read already"));
    unread.came(own("b", 200, "own", DeliveryState.SENT));
    unread.came(note("c", 300, "note"));
    assertThat(unread.update(UnreadCountTest::notAsked)).isNull();
    assertThat(count()).isZero();
  }

  @Test
  void whenOneGoesTheRestIsCountedAnew() {
    ChatMessage first = customer("a", 200, "1");
    ChatMessage second = customer("b", 300, "2");
    unread.from(100);
    unread.update(() -> List.of(first, second));
    unread.went(first);
    assertThat(id(unread.update(() -> List.of(second)))).isEqualTo("b");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void nothingIsNewBehindNothing() {
    unread.came(customer("a", 200, "1"));
    assertThat(unread.update(UnreadCountTest::notAsked)).isNull();
  }
}
