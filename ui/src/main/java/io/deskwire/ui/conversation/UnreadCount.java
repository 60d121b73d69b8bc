package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.session.ChatMessage;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the customer has written behind an order key. What was only added is added to the count: in a room that
 * nobody looks at it would grow dearer with every line. One thread.
 */
final class UnreadCount {
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
  private long from = LineModel.NOTHING_NEW;
  private boolean recount;
  private int added;
  private @Nullable ChatMessage first;

  /** As {@link #update} has found it last. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** What has a higher order key than this counts; for {@link LineModel#NOTHING_NEW} nothing does. */
  long from() {
    return from;
  }

  void from(long order) {
    from = order;
    recount = true;
  }

  /** A message is there now that was not. */
  void came(ChatMessage message) {
    if (counts(message)) {
      added++;
      first = first == null || message.compareTo(first) < 0 ? message : first;
    }
  }

  /** A message is not there any more. */
  void went(ChatMessage message) {
    recount |= counts(message);
  }

  /**
   * Counts.
   *
   * @param behind all messages behind the order key, in order; asked only when they have to be gone through
   * @return the first one that counts, or null
   */
  @Nullable
  ChatMessage update(Supplier<List<ChatMessage>> behind) {
    if (recount) {
      List<ChatMessage> all = behind.get().stream().filter(this::counts).toList();
      count.set(all.size());
      first = all.isEmpty() ? null : all.getFirst();
    } else {
      count.set(count.get() + added);
    }
    recount = false;
    added = 0;
    return first;
  }

  private boolean counts(ChatMessage message) {
    return message.order() > from && message.type() == EventType.MESSAGE && message.from().role() == Role.CUSTOMER;
  }
}
