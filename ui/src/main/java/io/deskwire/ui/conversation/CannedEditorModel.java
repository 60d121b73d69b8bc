package io.deskwire.ui.conversation;

import io.deskwire.message.Envelope;
import io.deskwire.ui.fx.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The agent's own canned replies being changed. Every change is saved whole, or not made. Gate's thread. */
final class CannedEditorModel {

  private final CannedReplies replies;
  private final Executor gate;
  private final ReadOnlyObjectWrapper<List<CannedReply>> shown = new ReadOnlyObjectWrapper<>(this, "shown", List.of());
  private final ReadOnlyObjectWrapper<@Nullable CannedReply> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private String query = "";

  CannedEditorModel(CannedReplies replies, Executor gate) {
    this.replies = replies;
    this.gate = gate;
    problem.set(Sentences.of(replies.current().notice()));
    list();
  }

  /** Those that fit what is looked for. */
  ReadOnlyObjectProperty<List<CannedReply>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The one in the form; null for a new one. */
  ReadOnlyObjectProperty<@Nullable CannedReply> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Why it was not saved, one sentence; empty when nothing went wrong. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void search(String words) {
    query = words.strip().toLowerCase(Locale.ROOT);
    list();
  }

  void select(@Nullable CannedReply reply) {
    selected.set(reply);
    problem.set("");
  }

  /** Puts it in the place of the selected one, or to the others. */
  void save(String shortcut, String title, String text) {
    CannedReply before = selected.get();
    String why = why(before, shortcut, text);
    problem.set(why);
    if (why.isEmpty()) {
      CannedReply made = new CannedReply(shortcut, title.isBlank() ? shortcut : title.strip(), text);
      List<CannedReply> own = new ArrayList<>(replies.current().own());
      int at = before == null ? -1 : own.indexOf(before);
      if (at < 0) {
        own.add(made);
      } else {
        own.set(at, made);
      }
      store(own, made);
    }
  }

  void delete() {
    CannedReply gone = selected.get();
    if (gone != null) {
      List<CannedReply> own = new ArrayList<>(replies.current().own());
      own.remove(gone);
      store(own, null);
    }
  }

  private void store(List<CannedReply> own, @Nullable CannedReply next) {
    Futures.then(replies.saveOwn(own), gate, _ -> {
      list();
      select(next);
    }, error -> problem.set(ConversationTexts.of("canned.notSaved", Futures.sentence(error))));
  }

  private String why(@Nullable CannedReply before, String shortcut, String text) {
    if (shortcut.isEmpty() || shortcut.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      return ConversationTexts.of("canned.noShortcut");
    }
    if (text.isBlank()) {
      return ConversationTexts.of("canned.noText");
    }
    if (text.length() > Envelope.MAX_TEXT) {
      return ConversationTexts.of("composer.tooLong", text.length() - Envelope.MAX_TEXT);
    }
    boolean taken = replies.current().own().stream()
        .anyMatch(other -> !Objects.equals(other, before) && other.shortcut().equalsIgnoreCase(shortcut));
    return taken ? ConversationTexts.of("canned.taken", shortcut) : "";
  }

  private void list() {
    shown.set(replies.current().own().stream().filter(reply -> CannedViewModel.rank(reply, query) < 3).toList());
  }
}
