package io.deskwire.ui.inbox;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The field over the inbox, what there is to choose beside it, and what is chosen below it. FX thread. */
final class FilterBar extends VBox implements AutoCloseable {
  /** Letters that follow each other faster are looked for together, after they have been painted. */
  private static final Duration PAUSE = Duration.millis(40);

  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final double GAP = 4;

  private final InboxViewModel model;
  private final Runnable leave;
  private final TextField field = new SearchField(Texts.of("inbox.filter"), null);
  private final Button more = Nodes.iconButton(Feather.FILTER, Texts.of("inbox.filter.more"), this::toggle);
  private final FlowPane chips = new FlowPane(6, 6);
  private final PauseTransition typing = new PauseTransition(PAUSE);
  private @Nullable Popup popup;

  /**
   * @param leave gives the keyboard to the list
   */
  FilterBar(InboxViewModel model, Runnable leave) {
    this.model = model;
    this.leave = leave;
    getStyleClass().add("inbox-filter");
    field.setAccessibleHelp(Texts.of("inbox.filter.help"));
    HBox.setHgrow(field, Priority.ALWAYS);
    more.getStyleClass().add("inbox-filter-more");
    HBox row = new HBox(4, field, more);
    row.setAlignment(Pos.CENTER);
    chips.getStyleClass().add("filter-chips");
    getChildren().addAll(row, chips);
    typing.setOnFinished(_ -> model.filter(field.getText()));
    field.textProperty().addListener((_, _, _) -> typing.playFromStart());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    model.termsProperty().subscribe(this::show);
  }

  TextField field() {
    return field;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
      toggle();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      typing.stop();
      model.filter(field.getText());
      choose(field.getText());
      model.whenShown(leave);
    } else {
      return;
    }
    event.consume();
  }

  /** A space behind a value ends it: it becomes a chip, and the field is free for more. */
  private void typed(KeyEvent event) {
    if (" ".equals(event.getCharacter()) && field.getCaretPosition() == field.getLength() && choose(field.getText())) {
      event.consume();
    }
  }

  private boolean choose(String text) {
    String left = model.choose(text);
    if (left.equals(text)) {
      return false;
    }
    field.setText(left);
    field.end();
    return true;
  }

  private void show(List<FilterTerm> terms) {
    more.pseudoClassStateChanged(ON, !terms.isEmpty());
    chips.getChildren().setAll(terms.stream().map(this::chip).toList());
    if (terms.size() > 1) {
      chips.getChildren().add(Nodes.button(Texts.of("inbox.filter.none"), model::chooseNone, "link-button"));
    }
    Nodes.show(chips, !terms.isEmpty());
  }

  private Button chip(FilterTerm term) {
    Button chip = Nodes.button(term.words(), () -> {
      model.choose(term, false);
      field.requestFocus();
    }, "filter-chip");
    chip.setGraphic(new FontIcon(Feather.X));
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.setMnemonicParsing(false);
    chip.setMinWidth(0);
    chip.maxWidthProperty().bind(chips.widthProperty());
    chip.setAccessibleText(Texts.of("inbox.filter.remove", term.words()));
    return chip;
  }

  /** Opens what there is to choose, or closes it. */
  void toggle() {
    Bounds at = more.localToScreen(more.getLayoutBounds());
    if (popup != null || at == null) {
      hide();
      return;
    }
    FilterPane pane = new FilterPane(model, this::hide);
    Popup shown = new Popup();
    shown.getContent().add(pane);
    shown.setAutoHide(true);
    shown.setHideOnEscape(true);
    shown.setOnHidden(_ -> popup = null);
    popup = shown;
    Bounds bar = localToScreen(getLayoutBounds());
    shown.show(more, bar.getMinX() + getInsets().getLeft(), at.getMaxY() + GAP);
    pane.focus();
  }

  private void hide() {
    if (popup != null) {
      popup.hide();
    }
  }

  @Override
  public void close() {
    typing.stop();
    hide();
  }
}
