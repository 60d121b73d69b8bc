package io.deskwire.ui;

import io.deskwire.session.Room;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.shell.ConversationPane;
import java.util.function.Function;

/** Conversations with the tour's canned replies. */
record TourPanes(Function<Room, ConversationPane> maker, ComposerTools tools) implements ConversationPane.Factory {
  @Override
  public ConversationPane open(Room room) {
    return maker.apply(room);
  }
}
