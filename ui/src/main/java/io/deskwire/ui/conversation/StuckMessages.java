package io.deskwire.ui.conversation;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.util.Collection;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The own message that keeps later ones back. One thread. */
final class StuckMessages {

  private final ReadOnlyObjectWrapper<@Nullable ChatMessage> first = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper later = new ReadOnlyIntegerWrapper(this, "later");

  /** The first one that is held or failed; null when none is. */
  ReadOnlyObjectProperty<@Nullable ChatMessage> firstProperty() {
    return first.getReadOnlyProperty();
  }

  /** How many wait behind it. */
  ReadOnlyIntegerProperty laterProperty() {
    return later.getReadOnlyProperty();
  }

  /** Looks at the own messages that have not left, in their order. */
  void find(Collection<ChatMessage> unsent) {
    ChatMessage found = null;
    int behind = 0;
    for (ChatMessage message : unsent) {
      if (found != null) {
        behind++;
      } else if (message.delivery() == DeliveryState.HELD || message.delivery() == DeliveryState.FAILED) {
        found = message;
      }
    }
    first.set(found);
    later.set(behind);
  }
}
