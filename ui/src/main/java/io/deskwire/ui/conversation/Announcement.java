package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a screen reader says of messages that have just come: the newest as a sentence, before it how many where several. */
final class Announcement {

  private final Words words;
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");

  Announcement(Words words) {
    this.words = words;
  }

  /** Empty while nothing has come. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** These lines are new here; own ones and those that only say what happened are not announced. */
  void came(List<ChatMessage> fresh) {
    List<ChatMessage> heard = fresh.stream().filter(message -> message.type().isConversation() && !message.isOwn())
        .toList();
    if (!heard.isEmpty()) {
      String newest = words.sentence(heard.getLast());
      said.set(heard.size() == 1 ? newest : ConversationTexts.of("jump.new", heard.size()) + ". " + newest);
    }
  }
}
