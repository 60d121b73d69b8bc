package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The canned replies that fit, over the caret, with the chosen one as it will be sent. The keyboard stays in the text.
 * FX thread.
 */
final class CannedList extends VBox {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final double WIDE = 38; // letters

  private final CannedViewModel viewModel;
  private final Consumer<Insertion> insert;
  private final Runnable edit;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final CannedPreview preview = new CannedPreview();
  private final Label unknown = Nodes.label(ConversationTexts.of("canned.unknown"));
  private final Label notice = Nodes.label("");
  private final Subscription subscription;

  /**
   * @param insert puts the reply into the text
   * @param edit   opens the editor of own replies
   */
  CannedList(CannedViewModel viewModel, Consumer<Insertion> insert, Runnable edit) {
    this.viewModel = viewModel;
    this.insert = insert;
    this.edit = edit;
    getStyleClass().add("cv-canned");
    scroll.getStyleClass().add("cv-canned-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    unknown.getStyleClass().add("cv-canned-hint");
    unknown.setWrapText(true);
    notice.getStyleClass().add("cv-canned-hint");
    notice.setWrapText(true);
    rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
    rows.setAccessibleText(ConversationTexts.of("canned.list"));
    getChildren().addAll(notice, scroll, preview, unknown);
    setManaged(false);
    subscription = viewModel.choiceProperty().subscribe(this::show)::unsubscribe;
  }

  void close() {
    subscription.close();
  }

  /** Takes the keys that belong to the list while it is open. @return false for all others */
  boolean key(KeyEvent event) {
    if (!viewModel.isOpen() || event.isAltDown() || event.isMetaDown() || event.isControlDown()
        || event.isShiftDown()) {
      return false;
    }
    switch (event.getCode()) {
      case UP -> viewModel.move(-1);
      case DOWN -> viewModel.move(1);
      case ENTER, TAB -> choose();
      case ESCAPE -> viewModel.dismiss();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Over the text at these bounds, as wide as there is room. */
  void place(Bounds caret, double width) {
    double wide = Math.min(width, unknown.getFont().getSize() * WIDE);
    double high = Math.min(prefHeight(wide), Overlay.room(getParent(), caret.getMinY()));
    double x = Math.clamp(caret.getMinX(), 0, Math.max(0, width - wide));
    resizeRelocate(Math.rint(x), Math.rint(caret.getMinY() - high - 4), wide, high);
  }

  private void show(CannedViewModel.Choice choice) {
    setVisible(choice.open());
    if (!choice.open()) {
      return;
    }
    notice.setText(choice.rows().isEmpty() && choice.notice().isEmpty()
        ? ConversationTexts.of("canned.none")
        : Sentences.of(choice.notice()));
    Nodes.show(notice, !notice.getText().isEmpty());
    rows.getChildren().clear();
    for (int i = 0; i < choice.rows().size(); i++) {
      rows.getChildren().add(row(choice.rows().get(i), i));
    }
    Label editor = Nodes.label(ConversationTexts.of("canned.edit"));
    editor.getStyleClass().add("cv-canned-title");
    rows.getChildren().add(clickable(new HBox(editor), choice.rows().size(), editor.getText()));
    rows.getChildren().get(choice.selected()).pseudoClassStateChanged(CHOSEN, true);
    int last = Math.max(1, rows.getChildren().size() - 1);
    scroll.setVvalue((double) choice.selected() / last);
    var text = viewModel.preview();
    text.ifPresent(preview::show);
    Nodes.show(preview, text.isPresent());
    Nodes.show(unknown, text.filter(CannedText::hasUnknown).isPresent());
  }

  private HBox row(CannedViewModel.Row row, int index) {
    Label shortcut = Nodes.label("/" + SafeText.line(row.reply().shortcut()));
    shortcut.getStyleClass().add("cv-canned-shortcut");
    shortcut.setMinWidth(USE_PREF_SIZE);
    Label title = Nodes.label(SafeText.line(row.reply().title()));
    title.getStyleClass().add("cv-canned-title");
    title.setMinWidth(0);
    Label whose = Nodes.label(ConversationTexts.of(row.own() ? "canned.own" : "canned.team"));
    whose.getStyleClass().add("cv-canned-hint");
    whose.setMinWidth(USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    return clickable(new HBox(shortcut, title, whose), index, shortcut.getText() + ", " + title.getText());
  }

  private HBox clickable(HBox box, int index, String name) {
    box.getStyleClass().add("cv-canned-row");
    box.setAccessibleRole(AccessibleRole.LIST_ITEM);
    box.setAccessibleText(name);
    box.setOnMouseClicked(_ -> {
      viewModel.select(index);
      choose();
    });
    return box;
  }

  private void choose() {
    if (viewModel.choiceProperty().get().isEditor()) {
      viewModel.hide(); // what is written there is offered afterwards
      edit.run();
    } else {
      viewModel.insertion().ifPresent(insert);
    }
  }
}
