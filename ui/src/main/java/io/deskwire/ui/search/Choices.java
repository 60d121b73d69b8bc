package io.deskwire.ui.search;

import io.deskwire.session.ChatMessage;

/** What becomes of the row that is chosen. */
public interface Choices {
  /** The palette goes; before anything else happens. */
  void leave();

  void openRoom(String id);

  /** Opens the message's room where the message is. */
  void openMessage(ChatMessage message);
}
