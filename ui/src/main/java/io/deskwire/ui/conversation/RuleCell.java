package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.list.AnchorCell;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A hairline with words in its middle: a new day, what is new, or what is missing. FX thread. */
final class RuleCell extends AnchorCell<Line> {

  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final double GAP = 10;

  private final LineContext context;
  private final Region left = new Region();
  private final Region right = new Region();
  private final Label words = Nodes.label("");

  RuleCell(LineContext context) {
    this.context = context;
    getStyleClass().add("cv-rule");
    left.getStyleClass().add("cv-rule-line");
    right.getStyleClass().add("cv-rule-line");
    words.getStyleClass().add("cv-rule-words");
    getChildren().addAll(left, right, words);
  }

  @Override
  protected void show(Line line) {
    boolean unread = line instanceof Line.Unread;
    pseudoClassStateChanged(UNREAD, unread);
    pseudoClassStateChanged(MISSING, line instanceof Line.Gap);
    words.textProperty().unbind();
    if (line instanceof Line.Gap(_, long count, boolean customer)) {
      words.setText(ConversationTexts.of(customer ? "missing.customer" : "missing.desk", count));
    } else if (line instanceof Line.Hole) {
      words.setText(ConversationTexts.of("history.loading"));
    } else if (line instanceof Line.Day day) {
      words.textProperty()
          .bind(context.viewModel().todayProperty().map(today -> context.words().day(day.date(), today)));
    } else {
      words.textProperty().bind(context.viewModel().model().unreadProperty()
          .map(count -> ConversationTexts.of("unread", count.intValue())));
    }
    accessibleTextProperty().unbind();
    accessibleTextProperty().bind(words.textProperty());
  }

  @Override
  protected double computePrefHeight(double width) {
    return getInsets().getTop() + words.prefHeight(-1) + getInsets().getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double height = words.prefHeight(-1);
    double wordsWidth = Math.min(words.prefWidth(-1), getWidth());
    double inner = getWidth() - insets.getLeft() - insets.getRight();
    double side = Math.max(0, Math.floor((inner - wordsWidth) / 2 - GAP));
    double middle = snapPositionY(insets.getTop() + height / 2);
    left.resizeRelocate(insets.getLeft(), middle, side, 1);
    right.resizeRelocate(insets.getLeft() + inner - side, middle, side, 1);
    words.resizeRelocate(snapPositionX(insets.getLeft() + (inner - wordsWidth) / 2), insets.getTop(), wordsWidth,
        height);
  }
}
