package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.list.AnchorCell;
import io.deskwire.ui.fx.list.AnchorList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The message on which the keyboard stands while the list has the focus: arrows move it, with Shift they select whole
 * messages, Space tells how it went, Enter answers it. FX thread.
 */
final class MessageFocus {

  /** What can be done with the message. */
  interface Actions {
    void tell(MessageCell cell);

    void reply(ChatMessage message);

    /** Selects both messages and what is between them. */
    void select(String one, String other);

    void deselect();
  }

  private final AnchorList<Line> list;
  private final List<Line> lines;
  private final Actions actions;
  private @Nullable String current;
  /** Where selecting has begun. */
  private @Nullable String from;

  MessageFocus(AnchorList<Line> list, List<Line> lines, Actions actions) {
    this.list = list;
    this.lines = lines;
    this.actions = actions;
    // a filter: the list itself scrolls by arrows
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
      from = null;
      set(null);
    });
    list.focusedProperty().subscribe(_ -> repaint());
  }

  /** The cell of the message; empty when there is none, or it has been scrolled away. */
  Optional<MessageCell> cell() {
    String id = current;
    return id == null ? Optional.empty() : MessageCells.of(list, id);
  }

  /** Stands on this message; null for none. */
  void set(@Nullable String id) {
    current = id;
    repaint();
    list.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  /** Whether the cell shows the message, and the list has the focus. */
  boolean isAt(MessageCell cell) {
    String id = current;
    return id != null && list.isFocused() && cell.shows(id);
  }

  void repaint() {
    MessageCells.in(list).forEach(cell -> cell.showCurrent(isAt(cell)));
  }

  private void key(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean arrow = code == KeyCode.UP || code == KeyCode.DOWN;
    if (event.isAltDown() || event.isShortcutDown() || (event.isShiftDown() && !arrow)) {
      return;
    }
    if (arrow && event.isShiftDown()) {
      extend(code == KeyCode.UP ? -1 : 1);
    } else if (arrow) {
      leave();
      move(code == KeyCode.UP ? -1 : 1);
    } else if (code == KeyCode.SPACE && cell().isPresent()) {
      cell().ifPresent(actions::tell);
    } else if (code == KeyCode.ENTER && cell().isPresent()) {
      cell().map(MessageCell::message).ifPresent(actions::reply);
    } else {
      return;
    }
    event.consume();
  }

  private void extend(int step) {
    String start = cell().isPresent() && from == null ? current : from;
    move(step);
    String end = current;
    if (end != null) {
      from = start == null ? end : start;
      actions.select(from, end);
    }
  }

  /** What was selected from here ends with a plain arrow; what the mouse has selected stays. */
  private void leave() {
    if (from != null) {
      from = null;
      actions.deselect();
    }
  }

  private void move(int step) {
    int at = cell().map(AnchorCell::index).orElse(-1);
    if (at < 0) {
      // first key: the newest message seen
      MessageCells.in(list).reversed().stream().findFirst().ifPresent(cell -> go(cell.index(), step));
      return;
    }
    for (int i = at + step; i >= 0 && i < lines.size(); i += step) {
      if (lines.get(i) instanceof Line.Bubble) {
        go(i, step);
        return;
      }
    }
    list.scrollBy(step * list.getHeight()); // what is before the first message, or after the last
  }

  private void go(int index, int step) {
    if (lines.get(index) instanceof Line.Bubble bubble) {
      current = bubble.message().id();
      reveal(index, step > 0);
      set(current);
    }
  }

  /** Scrolls no further than needed. */
  private void reveal(int index, boolean downwards) {
    if (list.visibleCells().stream().noneMatch(cell -> cell.index() == index)) {
      list.scrollTo(index);
      list.layout();
      if (downwards) {
        list.scrollBy(-list.getHeight());
        list.layout();
      }
    }
    for (AnchorCell<Line> cell : list.visibleCells()) {
      if (cell.index() == index) {
        double above = cell.getLayoutY() - list.getInsets().getTop();
        double below = cell.getLayoutY() + cell.getHeight() - (list.getHeight() - list.getInsets().getBottom());
        if (above < 0) {
          list.scrollBy(above);
        } else if (below > 0) {
          list.scrollBy(Math.min(below, above));
        }
        list.layout();
        return;
      }
    }
  }
}
