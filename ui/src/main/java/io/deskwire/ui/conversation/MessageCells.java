package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.list.AnchorList;
import java.util.List;
import java.util.Optional;

/** The cells of messages in sight. FX thread. */
final class MessageCells {

  private MessageCells() {}

  /** From the top down. */
  static List<MessageCell> in(AnchorList<Line> list) {
    return list.visibleCells().stream().filter(MessageCell.class::isInstance).map(MessageCell.class::cast).toList();
  }

  /** The cell of a message; empty when it is out of sight. */
  static Optional<MessageCell> of(AnchorList<Line> list, String messageId) {
    return in(list).stream().filter(cell -> cell.shows(messageId)).findFirst();
  }
}
