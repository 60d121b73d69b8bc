package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.list.AnchorCell;
import io.deskwire.ui.fx.list.AnchorList;
import java.net.URI;
import java.text.BreakIterator;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Selects text over several messages with the mouse, and opens links. FX thread. */
final class SelectionMouse {

  private static final Duration SCROLL_STEP = Duration.millis(30);
  private static final double FASTEST = 40;

  private final AnchorList<Line> list;
  private final TextSelection selection;
  private final LinkOpener opener;
  private final Timeline scrolling = new Timeline(new KeyFrame(SCROLL_STEP, _ -> scrollOn()));
  private double dragX;
  private double dragY;
  private boolean dragging;

  SelectionMouse(AnchorList<Line> list, TextSelection selection, LinkOpener opener) {
    this.list = list;
    this.selection = selection;
    this.opener = opener;
    scrolling.setCycleCount(Animation.INDEFINITE);
    list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    list.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    list.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    list.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
  }

  void close() {
    scrolling.stop();
  }

  /** Paints the selection in every line that is seen. */
  void repaint() {
    MessageCells.in(list).forEach(MessageCell::showSelection);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    list.requestFocus();
    dragging = false;
    TextSelection.Spot spot = spotAt(event.getX(), event.getY());
    if (spot == null) {
      return;
    }
    if (event.getClickCount() == 2) {
      selectWord(spot);
    } else if (event.getClickCount() == 3) {
      MessageCell cell = cellAt(event.getY());
      if (cell != null) {
        selection.select(new TextSelection.Spot(spot.id(), 0),
            new TextSelection.Spot(spot.id(), cell.bubble().length()));
      }
    } else if (event.isShiftDown()) {
      selection.extend(spot);
    } else {
      selection.start(spot);
    }
    repaint();
  }

  private void dragged(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    dragging = true;
    dragX = event.getX();
    dragY = event.getY();
    extendToDrag();
    if (dragY < 0 || dragY > list.getHeight()) {
      scrolling.play();
    } else {
      scrolling.stop();
    }
  }

  private void scrollOn() {
    double beyond = dragY < 0 ? dragY : dragY - list.getHeight();
    list.scrollBy(Math.clamp(beyond, -FASTEST, FASTEST));
    list.layout();
    extendToDrag();
  }

  private void extendToDrag() {
    TextSelection.Spot spot = spotAt(dragX, Math.clamp(dragY, 0, list.getHeight()));
    if (spot != null) {
      selection.extend(spot);
      repaint();
    }
  }

  private void released(MouseEvent event) {
    scrolling.stop();
    URI link = dragging || event.getButton() != MouseButton.PRIMARY ? null : linkAt(event);
    dragging = false;
    if (link != null && event.getClickCount() == 1) {
      opener.open(link);
    }
  }

  private void moved(MouseEvent event) {
    MessageCell cell = cellAt(event.getY());
    if (cell == null) {
      list.setCursor(Cursor.DEFAULT);
      return;
    }
    Point2D point = inBubble(cell, event.getX(), event.getY());
    boolean inside = cell.bubble().contains(point);
    list.setCursor(!inside ? Cursor.DEFAULT : cell.bubble().linkAt(point) != null ? Cursor.HAND : Cursor.TEXT);
  }

  private @Nullable URI linkAt(MouseEvent event) {
    MessageCell cell = cellAt(event.getY());
    return cell == null ? null : cell.bubble().linkAt(inBubble(cell, event.getX(), event.getY()));
  }

  private void selectWord(TextSelection.Spot spot) {
    MessageCells.of(list, spot.id()).ifPresent(cell -> selectWord(cell, spot));
  }

  private void selectWord(MessageCell cell, TextSelection.Spot spot) {
    String text = cell.bubble().text();
    BreakIterator words = BreakIterator.getWordInstance(ConversationTexts.locale());
    words.setText(text);
    int end = spot.character() >= text.length() ? text.length() : words.following(spot.character());
    int start = words.preceding(end);
    selection.select(new TextSelection.Spot(spot.id(), Math.max(0, start)), new TextSelection.Spot(spot.id(), end));
  }

  private TextSelection.@Nullable Spot spotAt(double x, double y) {
    MessageCell cell = cellAt(y);
    ChatMessage message = cell == null ? null : cell.message();
    if (cell == null || message == null) {
      return null;
    }
    Point2D point = inBubble(cell, x, y);
    return new TextSelection.Spot(message.id(), cell.bubble().characterAt(point));
  }

  private Point2D inBubble(MessageCell cell, double x, double y) {
    return cell.bubble().sceneToLocal(list.localToScene(x, y));
  }

  /** The message at this height; beside lines of other kinds the one above, else the one below. */
  @Nullable
  MessageCell cellAt(double y) {
    AnchorCell<Line> at = list.cellAt(y);
    if (at instanceof MessageCell message) {
      return message;
    }
    MessageCell nearest = null;
    for (MessageCell cell : MessageCells.in(list)) {
      if (nearest == null || (at != null && cell.index() < at.index())) {
        nearest = cell;
      }
    }
    return nearest;
  }
}
