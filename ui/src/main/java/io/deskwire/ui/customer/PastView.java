package io.deskwire.ui.customer;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ClosedChat;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Notes and earlier conversations of a customer; each leads to its place. Lives as long as its view-model. FX thread. */
public final class PastView extends VBox {
  private static final int NAME = 60;
  private static final int BRIEF = 140;

  private final Clock clock;
  private final Consumer<ChatMessage> open;

  /**
   * @param clock with the zone in which days begin
   * @param open  shows a message in its conversation
   */
  public PastView(PastViewModel model, Clock clock, Consumer<ChatMessage> open) {
    this.clock = clock;
    this.open = open;
    getStyleClass().add("past");
    PastCard<ChatMessage> notes = new PastCard<>(Texts.of("past.notes"), this::note);
    PastCard<ClosedChat> chats = new PastCard<>(Texts.of("past.chats"), this::chat);
    Label problem = Nodes.wrapped("", "danger-text", "small");
    getChildren().addAll(problem, notes, chats);
    model.problemProperty().subscribe(words -> {
      problem.setText(words);
      Nodes.show(problem, !words.isEmpty());
    });
    model.notesProperty().subscribe(notes::show);
    model.chatsProperty().subscribe(chats::show);
  }

  private PastRow note(ChatMessage note) {
    String head = Texts.of("past.note", SafeText.brief(note.from().displayName(), NAME), when(note.sentAt()));
    String words = said(note);
    return new PastRow(head, words, head + ": " + words, () -> open.accept(note));
  }

  private PastRow chat(ClosedChat chat) {
    long began = chat.first().sentAt();
    String head = Texts.of("past.chat", when(began), chat.messages(), Figures.rough(chat.closedAt() - began));
    String words = said(chat.first());
    return new PastRow(head, words, head + ": " + words, () -> open.accept(chat.first()));
  }

  private String when(long at) {
    return Figures.when(at, clock.millis(), clock.getZone());
  }

  /** In brief; a file without words is its name. */
  private static String said(ChatMessage message) {
    AttachmentInfo file = message.attachment();
    return SafeText.brief(message.text().isBlank() && file != null ? file.name() : message.text(), BRIEF);
  }
}
