package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Shaping;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.list.AnchorCell;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;

/** Something that happened to the room, as a quiet pill in the middle. FX thread. */
final class EventCell extends AnchorCell<Line> {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final LineContext context;
  private final Label words = Nodes.label("");

  EventCell(LineContext context) {
    this.context = context;
    getStyleClass().add("cv-event");
    words.getStyleClass().add("cv-event-words");
    getChildren().add(words);
  }

  @Override
  protected void show(Line line) {
    if (!(line instanceof Line.Event(ChatMessage message))) {
      throw new IllegalArgumentException("not an event");
    }
    Words texts = context.words();
    String said = Texts.dotted(texts.event(message), texts.time(LineModel.shownAt(message)));
    words.setWrapText(!Shaping.isSlow(said)); // somebody's reason may be in it
    words.setText(said);
    pseudoClassStateChanged(WARN, message.type() == EventType.RAISED);
    setAccessibleText(words.getText());
  }

  @Override
  protected double computePrefHeight(double width) {
    return getInsets().getTop() + words.prefHeight(wordsWidth(width)) + getInsets().getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = wordsWidth(getWidth());
    words.resizeRelocate(snapPositionX((getWidth() - width) / 2), insets.getTop(), width, words.prefHeight(width));
  }

  private double wordsWidth(double width) {
    return snapSizeX(Math.min(words.prefWidth(-1), Math.max(0, width)));
  }
}
