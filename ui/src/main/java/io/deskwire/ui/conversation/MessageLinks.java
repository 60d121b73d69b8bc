package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.list.AnchorList;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.util.Subscription;

/**
 * The links of messages, opened by mouse, menu and keyboard; where one may lead elsewhere than it seems to, a strip asks
 * first. FX thread.
 */
final class MessageLinks implements LinkOpener {
  private final AnchorList<Line> list;
  private final LinkQuestion question;
  private final LinkMenu menu = new LinkMenu(this::openChosen);
  private final Strip strip = new Strip("cv-strip-warn");
  private final Button leave;
  private final Subscription asked;

  /** @param opener opens an address, in any case */
  MessageLinks(AnchorList<Line> list, LinkOpener opener) {
    this.list = list;
    question = new LinkQuestion(opener);
    strip.action(ConversationTexts.of("link.open"), () -> answer(question::openAnyway), "cv-destructive");
    leave = strip.action(ConversationTexts.of("composer.cancel"), () -> answer(question::dismiss));
    asked = question.questionProperty().subscribe(strip::say);
  }

  /** Asks; belongs below the messages. */
  Node strip() {
    return strip;
  }

  @Override
  public void open(URI address) {
    question.open(address);
  }

  /** One item for each link of the message. */
  List<MenuItem> items(ChatMessage message) {
    return menu.items(message);
  }

  /** Offers the links of the message on which the keyboard stands, else of the last one in sight that has any. */
  void offer(MessageFocus focus) {
    Optional<MessageCell> here = focus.cell().filter(cell -> list.isFocused() && hasLinks(cell));
    here.or(() -> MessageCells.in(list).reversed().stream().filter(MessageLinks::hasLinks).findFirst())
        .ifPresent(cell -> {
          ChatMessage message = cell.message();
          if (message != null) {
            menu.show(cell.bubble(), message);
          }
        });
  }

  void close() {
    asked.unsubscribe();
    menu.hide();
  }

  private static boolean hasLinks(MessageCell cell) {
    ChatMessage message = cell.message();
    return message != null && !LinkMenu.links(message).isEmpty();
  }

  /** Chosen in a menu, so that a question must be found by the keyboard. */
  private void openChosen(URI address) {
    open(address);
    if (!question.questionProperty().get().isEmpty()) {
      leave.requestFocus(); // not the one that opens it: Enter has just been pressed
    }
  }

  private void answer(Runnable answer) {
    answer.run();
    list.requestFocus();
  }
}
