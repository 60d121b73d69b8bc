package io.deskwire.ui.fx;

import io.deskwire.session.ChatMessage;
import java.util.List;

/** Told once per frame at most, on the FX thread, of the lines of one room. */
public interface RoomListener {

  /** Lines that are new or changed, each once with its newest value, in the order in which they first came. */
  void messages(List<ChatMessage> changed);

  /** The line of an unsent message goes away. */
  void dropped(String messageId);

  /**
   * More lines came between two frames than the feed keeps. Lines from this one on have to be read from the history;
   * called before {@link #messages}.
   */
  void missed(ChatMessage first);
}
