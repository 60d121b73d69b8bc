package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummary.Blocked;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a blocked customer has written since: left out of the lines, and put into them while somebody wants to see it. One
 * thread, the gate's.
 */
final class HiddenMessages {
  /** Letters of a colleague's name. */
  private static final int NAME = 40;

  private final LineModel model;
  private final Words words;
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private @Nullable Blocked blocked;
  private boolean shown;

  HiddenMessages(LineModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  /** How much is hidden, since when and by whom, a sentence; empty while the customer is not blocked. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Whether there is anything to show. */
  boolean isAny() {
    return blocked != null && blocked.hidden() > 0;
  }

  /** Whether what others do not see is shown here. */
  boolean isShown() {
    return shown;
  }

  /** Whether it is a message that others do not see, shown here or not. */
  boolean has(ChatMessage message) {
    return blocked != null && blocked.hides(message);
  }

  /** Whether it is left out of the lines. */
  boolean leavesOut(ChatMessage message) {
    return !shown && has(message);
  }

  void room(RoomSummary room) {
    Blocked before = blocked;
    blocked = room.blocked();
    shown &= blocked != null;
    if (blocked == null ? before != null : before == null || before.since() != blocked.since()) {
      model.leaveOut(this::leavesOut);
    }
    say();
  }

  /** Shows what is hidden, or hides it again. */
  void show(boolean on) {
    if (blocked != null && on != shown) {
      shown = on;
      model.leaveOut(this::leavesOut);
      say();
    }
  }

  /** Somebody wants to see one message. @return false when it is none of those left out */
  boolean reveal(String id) {
    boolean there = model.isLeftOut(id);
    if (there) {
      show(true);
    }
    return there;
  }

  private void say() {
    Blocked now = blocked;
    said.set(now == null
        ? ""
        : ConversationTexts.of(shown && now.hidden() > 0 ? "blocked.shown" : "blocked.hidden", now.hidden(),
            Words.brief(now.by(), NAME), words.moment(now.since())));
  }
}
