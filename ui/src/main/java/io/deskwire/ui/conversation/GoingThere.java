package io.deskwire.ui.conversation;

import io.deskwire.session.MessagePlace;
import io.deskwire.ui.fx.list.AnchorList;
import io.deskwire.ui.fx.list.ScrollPosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the list of messages stands, and how it gets to another message: by scrolling when it is there, else by reading
 * pages until it is. FX thread.
 */
final class GoingThere {
  /** What was found stands so far down, as a share of the height: with what led to it. */
  private static final double SEEN_BELOW = 0.3;

  private final ConversationViewModel viewModel;
  private final AnchorList<Line> list;
  private final MessageFocus focus;
  /** The message that pages are being read for. */
  private @Nullable String wanted;

  GoingThere(ConversationViewModel viewModel, AnchorList<Line> list, MessageFocus focus) {
    this.viewModel = viewModel;
    this.list = list;
    this.focus = focus;
  }

  /** Where the agent has stopped reading; empty at the end. */
  Optional<ReadingPlace> place() {
    Seek.Target sought = viewModel.seek().wanted();
    if (sought != null && sought.aim() == Seek.Aim.RETURN) {
      return Optional.of(new ReadingPlace(sought.place(), sought.offset())); // still on the way there
    }
    ScrollPosition at = list.position();
    List<Line> lines = viewModel.lines();
    for (int i = Math.max(0, at.index()); !at.atEnd() && i < lines.size(); i++) {
      if (lines.get(i) instanceof Line.OfMessage line) {
        return Optional.of(new ReadingPlace(MessagePlace.of(line.message()), i == at.index() ? at.offset() : 0));
      }
    }
    return Optional.empty();
  }

  /** What was sought is there. */
  void arrive(Seek.Target target) {
    switch (target.aim()) {
      case STAND -> to(target.place().id());
      case SEE -> scroll(indexOf(target.place().id()), list.getHeight() * SEEN_BELOW);
      case RETURN -> scroll(indexOf(target.place().id()), target.offset());
      case UNREAD -> scroll(viewModel.lines().indexOf(new Line.Unread()), 0);
    }
  }

  /** Shows the message of this id and stands on it, after reading as much of the history as that takes. */
  void to(String id) {
    wanted = null;
    int index = indexOf(id);
    if (index >= 0) {
      list.scrollTo(Math.max(0, index - 1)); // with what stands above it
      list.requestFocus();
      focus.set(id);
      return;
    }
    wanted = id;
    if (!viewModel.loadOlder()) {
      wanted = null;
    }
  }

  /** Another page is there. */
  void on() {
    String id = wanted;
    if (id != null) {
      to(id);
    }
  }

  private void scroll(int index, double offset) {
    if (index >= 0) {
      list.restore(new ScrollPosition(false, index, offset));
    }
  }

  private int indexOf(String id) {
    List<Line> lines = viewModel.lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i) instanceof Line.OfMessage line && line.message().id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
