package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.list.AnchorList;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** The list of lines with what floats over it: "3 new ↓", "loading". FX thread. */
final class MessagesPane extends StackPane {

  private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
  private static final KeyCombination ALL = KeyCombination.keyCombination("Shortcut+A");
  private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");
  private static final int LOAD_BEFORE = 12;

  private final ConversationViewModel viewModel;
  private final TextSelection selection;
  private final HoverCard card;
  private final AnchorList<Line> list;
  private final SelectionMouse mouse;
  private final Button jump = new Button();
  private final Label loading = new Label();
  private final Label empty = new Label(ConversationTexts.of("list.empty"));
  private final ContextMenu menu = new ContextMenu();
  private final List<Subscription> subscriptions = new ArrayList<>();

  MessagesPane(ConversationViewModel viewModel, LinkOpener opener) {
    this.viewModel = viewModel;
    Words words = new Words(viewModel.clock(), viewModel.agentId());
    selection = new TextSelection(viewModel.model(), words);
    card = new HoverCard(words);
    list = new AnchorList<>(viewModel.lines(), new LineCells(new LineContext(viewModel, words, selection, card)));
    mouse = new SelectionMouse(list, selection, opener);
    getStyleClass().add("cv-messages");
    list.getStyleClass().add("cv-list");
    jump.getStyleClass().addAll("cv-jump");
    jump.setAccessibleText(ConversationTexts.of("jump.name"));
    jump.setOnAction(_ -> list.scrollToEnd());
    loading.getStyleClass().add("cv-loading");
    empty.getStyleClass().add("cv-empty");
    empty.setMouseTransparent(true);
    loading.setMouseTransparent(true);
    setAlignment(jump, Pos.BOTTOM_RIGHT);
    setAlignment(loading, Pos.TOP_CENTER);
    getChildren().addAll(list, empty, loading, jump);
    makeMenu();
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    watch();
  }

  AnchorList<Line> list() {
    return list;
  }

  TextSelection selection() {
    return selection;
  }

  SelectionMouse mouse() {
    return mouse;
  }

  void close() {
    subscriptions.forEach(Subscription::close);
    mouse.close();
    card.hide();
    menu.hide();
  }

  /** Copies what is selected. @return false when nothing is */
  boolean copy() {
    if (selection.isEmpty()) {
      return false;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(selection.text());
    return Clipboard.getSystemClipboard().setContent(content);
  }

  private void watch() {
    // these three live as long as the list; those on the view-model are closed with the view
    list.atEndProperty().subscribe(atEnd -> {
      viewModel.positionChanged(atEnd);
      showJump();
    });
    list.firstVisibleProperty().subscribe(_ -> loadOlder());
    keep(viewModel.newBelowProperty().subscribe(_ -> showJump()));
    keep(viewModel.loadingOlderProperty().subscribe(_ -> showLoading()));
    keep(viewModel.historyProblemProperty().subscribe(_ -> showLoading()));
    keep(viewModel.summaryProperty()
        .subscribe(_ -> list.setAccessibleText(ConversationTexts.of("list.name", viewModel.customerName()))));
    empty.visibleProperty().bind(Bindings.isEmpty(viewModel.lines()));
  }

  private void keep(javafx.util.Subscription subscription) {
    subscriptions.add(subscription::unsubscribe);
  }

  private void loadOlder() {
    int first = list.firstVisibleProperty().get();
    if (first >= 0 && first < LOAD_BEFORE) {
      viewModel.loadOlder();
    }
  }

  private void showJump() {
    int count = viewModel.newBelowProperty().get();
    jump.setVisible(!list.isAtEnd());
    jump.setText((count == 0 ? ConversationTexts.of("jump.end") : ConversationTexts.of("jump.new", count)) + " ↓");
    jump.pseudoClassStateChanged(NEWS, count > 0);
  }

  private void showLoading() {
    String problem = viewModel.historyProblemProperty().get();
    loading.setText(problem.isEmpty() ? ConversationTexts.of("history.loading") : problem);
    loading.setVisible(!problem.isEmpty() || viewModel.loadingOlderProperty().get());
  }

  private void makeMenu() {
    MenuItem copy = new MenuItem(ConversationTexts.of("menu.copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(_ -> copy());
    MenuItem all = new MenuItem(ConversationTexts.of("menu.all"));
    all.setAccelerator(ALL);
    all.setOnAction(_ -> selectAll());
    menu.getItems().addAll(copy, all);
    list.setOnContextMenuRequested(event -> {
      copy.setDisable(selection.isEmpty());
      menu.show(list, event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  private void selectAll() {
    selection.selectAll();
    mouse.repaint();
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      copy();
    } else if (ALL.match(event)) {
      selectAll();
    } else if (event.getCode() == KeyCode.ESCAPE && !selection.isEmpty()) {
      selection.clear();
      mouse.repaint();
    } else {
      return;
    }
    event.consume();
  }
}
