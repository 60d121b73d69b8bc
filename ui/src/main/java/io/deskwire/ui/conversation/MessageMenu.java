package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The context menu of the messages. FX thread. */
final class MessageMenu {

  static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
  static final KeyCombination ALL = KeyCombination.keyCombination("Shortcut+A");

  /** What can be chosen. */
  interface Actions {
    boolean canReply(ChatMessage message);

    void reply(ChatMessage message);

    void tell(MessageCell cell);

    void goTo(String id);

    void open(ChatMessage message);

    void save(ChatMessage message);

    void cancel(ChatMessage message);

    /** One item for each link of the message. */
    List<MenuItem> links(ChatMessage message);

    boolean canCopy();

    void copy();

    void selectAll();
  }

  private final Actions actions;
  private final ContextMenu menu = new ContextMenu();
  private final MenuItem reply = new MenuItem(ConversationTexts.of("menu.reply"));
  private final MenuItem quoted = new MenuItem(ConversationTexts.of("quote.go"));
  private final MenuItem card = new MenuItem(ConversationTexts.of("menu.card"));
  private final MenuItem open = new MenuItem(ConversationTexts.of("menu.open"));
  private final MenuItem save = new MenuItem(ConversationTexts.of("file.save"));
  private final MenuItem cancel = new MenuItem(ConversationTexts.of("file.cancel"));
  private final Menu links = new Menu(ConversationTexts.of("menu.links"));
  private final MenuItem copy = new MenuItem(ConversationTexts.of("menu.copy"));

  MessageMenu(Actions actions) {
    this.actions = actions;
    copy.setAccelerator(COPY);
    copy.setOnAction(_ -> actions.copy());
    MenuItem all = new MenuItem(ConversationTexts.of("menu.all"));
    all.setAccelerator(ALL);
    all.setOnAction(_ -> actions.selectAll());
    menu.getItems().addAll(open, save, cancel, reply, quoted, links, card, new SeparatorMenuItem(), copy, all);
  }

  /** Shows what can be done with the cell's message; null for none. */
  void show(Node owner, @Nullable MessageCell cell, double screenX, double screenY) {
    ChatMessage message = cell == null ? null : cell.message();
    reply.setDisable(message == null || !actions.canReply(message));
    card.setDisable(message == null);
    showFile(message);
    links.getItems().setAll(message == null ? List.of() : actions.links(message));
    links.setVisible(!links.getItems().isEmpty());
    String answered = message == null ? null : message.replyTo();
    quoted.setVisible(answered != null);
    if (answered != null) {
      quoted.setOnAction(_ -> actions.goTo(answered));
    }
    if (cell != null && message != null) {
      reply.setOnAction(_ -> actions.reply(message));
      card.setOnAction(_ -> actions.tell(cell));
    }
    copy.setDisable(!actions.canCopy());
    menu.show(owner, screenX, screenY);
  }

  private void showFile(@Nullable ChatMessage message) {
    boolean here = message != null && AttachmentBox.isHere(message);
    open.setVisible(here && message != null && AttachmentBox.isPicture(message.attachment()));
    save.setVisible(here);
    cancel.setVisible(message != null && message.attachment() != null && message.delivery() != null
        && message.delivery().isUnsent());
    if (message != null) {
      open.setOnAction(_ -> actions.open(message));
      save.setOnAction(_ -> actions.save(message));
      cancel.setOnAction(_ -> actions.cancel(message));
    }
  }

  void hide() {
    menu.hide();
  }
}
