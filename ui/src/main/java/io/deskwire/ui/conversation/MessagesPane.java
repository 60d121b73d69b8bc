package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.list.AnchorList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** The list of lines with what floats over it: "3 new ↓", "loading". FX thread. */
final class MessagesPane extends StackPane {

  private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");
  private static final int LOAD_BEFORE = 12;

  private final ConversationViewModel viewModel;
  private final FileDeeds files;
  private final TextSelection selection;
  private final HoverCard card;
  private final AnchorList<Line> list;
  private final SelectionMouse mouse;
  private final MessageLinks links;
  private final MessageFocus focus;
  private final GoingThere going;
  private final Button jump = new Button();
  private final Label loading = Nodes.label("");
  private final Label empty = Nodes.label(ConversationTexts.of("list.empty"));
  private final MessageMenu menu = new MessageMenu(new Choices());
  private final List<Subscription> subscriptions = new ArrayList<>();

  private Runnable replied = () -> {};

  MessagesPane(ConversationViewModel viewModel, LinkOpener opener, FileDeeds files) {
    this.viewModel = viewModel;
    this.files = files;
    Words words = viewModel.words();
    selection = new TextSelection(viewModel.model(), words);
    card = new HoverCard(words);
    list = new AnchorList<>(viewModel.lines(),
        new LineCells(new LineContext(viewModel, words, selection, card, files, this::goTo, this::isCurrent)));
    focus = new MessageFocus(list, viewModel.lines(), new Deeds());
    going = new GoingThere(viewModel, list, focus);
    links = new MessageLinks(list, opener);
    mouse = new SelectionMouse(list, selection, links);
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
    list.setOnContextMenuRequested(this::showMenu);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    watch();
  }

  AnchorList<Line> list() {
    return list;
  }

  /** Told when the agent wants to answer a message. */
  void onReply(Runnable newReplied) {
    replied = newReplied;
  }

  /** Asks whether a link shall be opened that may lead elsewhere than it seems to. */
  Node linkStrip() {
    return links.strip();
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
    links.close();
  }

  /** Offers the links of the message on which the keyboard stands, else of the last one in sight that has any. */
  void openLinks() {
    links.offer(focus);
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
    keep(viewModel.loadingOlderProperty().subscribe(isLoading -> {
      showLoading();
      if (!isLoading) {
        pageCame();
      }
    }));
    keep(viewModel.seek().foundProperty().subscribe(target -> {
      if (target != null) {
        going.arrive(target);
      }
    }));
    keep(viewModel.find().queryProperty().subscribe(_ -> showFound()));
    keep(viewModel.find().currentProperty().subscribe(_ -> showFound()));
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

  private boolean isCurrent(MessageCell cell) {
    // cells are made while the list is, before anything can have the focus
    return list != null && focus != null && focus.isAt(cell);
  }

  private void showMenu(ContextMenuEvent event) {
    MessageCell cell = event.isKeyboardTrigger() ? focus.cell().orElse(null) : mouse.cellAt(event.getY());
    Bounds at = cell == null ? null : cell.bubble().localToScreen(cell.bubble().getLayoutBounds());
    if (event.isKeyboardTrigger() && at != null) {
      menu.show(list, cell, at.getMinX(), at.getMaxY());
    } else {
      menu.show(list, cell, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  /** Where the agent has stopped reading; empty at the end. */
  Optional<ReadingPlace> place() {
    return going.place();
  }

  private void showFound() {
    MessageCells.in(list).forEach(MessageCell::showFound);
  }

  private void goTo(String id) {
    going.to(id);
  }

  private void pageCame() {
    MessageCells.in(list).forEach(MessageCell::showQuote); // what it answers may be known now
    going.on();
  }

  private void selectAll() {
    selection.selectAll();
    mouse.repaint();
  }

  private void deselect() {
    selection.clear();
    mouse.repaint();
  }

  private void key(KeyEvent event) {
    if (MessageMenu.COPY.match(event)) {
      if (selection.isEmpty()) {
        focus.cell().map(MessageCell::message)
            .ifPresent(message -> selection.selectMessages(message.id(), message.id()));
        mouse.repaint();
      }
      copy();
    } else if (MessageMenu.ALL.match(event)) {
      selectAll();
    } else if (event.getCode() == KeyCode.ESCAPE && card.isShowing()) {
      card.hide();
    } else if (event.getCode() == KeyCode.ESCAPE && !selection.isEmpty()) {
      deselect();
    } else {
      return;
    }
    event.consume();
  }

  private void reply(ChatMessage message) {
    viewModel.reply(message);
    replied.run();
  }

  private boolean canReply(ChatMessage message) {
    return !viewModel.isSilent() && ConversationViewModel.canReply(message);
  }

  /** What the keyboard does to a message. */
  private final class Deeds implements MessageFocus.Actions {
    @Override
    public void tell(MessageCell cell) {
      card.toggle(cell);
    }

    @Override
    public void reply(ChatMessage message) {
      if (message.attachment() != null) {
        files.open(message);
      } else if (canReply(message)) {
        MessagesPane.this.reply(message);
      }
    }

    @Override
    public void select(String one, String other) {
      selection.selectMessages(one, other);
      mouse.repaint();
    }

    @Override
    public void deselect() {
      MessagesPane.this.deselect();
    }
  }

  /** What the menu does. */
  private final class Choices implements MessageMenu.Actions {
    @Override
    public boolean canReply(ChatMessage message) {
      return MessagesPane.this.canReply(message);
    }

    @Override
    public void reply(ChatMessage message) {
      MessagesPane.this.reply(message);
    }

    @Override
    public void tell(MessageCell cell) {
      card.toggle(cell);
    }

    @Override
    public void goTo(String id) {
      MessagesPane.this.goTo(id);
    }

    @Override
    public void open(ChatMessage message) {
      files.open(message);
    }

    @Override
    public void save(ChatMessage message) {
      files.save(message);
    }

    @Override
    public void cancel(ChatMessage message) {
      files.cancel(message);
    }

    @Override
    public List<MenuItem> links(ChatMessage message) {
      return links.items(message);
    }

    @Override
    public boolean canCopy() {
      return !selection.isEmpty();
    }

    @Override
    public void copy() {
      MessagesPane.this.copy();
    }

    @Override
    public void selectAll() {
      MessagesPane.this.selectAll();
    }
  }
}
