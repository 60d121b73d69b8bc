package io.deskwire.ui.conversation;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.Room;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is writing. The text leaves the field only when it is on disk; until then, and when the disk fails, it
 * stays. All calls on the gate's thread.
 *
 * <pre>
 *            send            committed
 *   WRITING ──────▶ SAVING ───────────▶ WRITING (empty)
 *      │  ▲            └── store failed ──▶ WRITING (text kept, problem shown)
 * edit │  │ saved, cancelled, or already tried (text kept)
 *      ▼  │
 *     EDITING ──────▶ SAVING
 * </pre>
 */
final class ComposerViewModel {

  /** What the composer is doing. */
  enum State {
    WRITING, EDITING, SAVING
  }

  /** Drafts are written at most this often. */
  static final Duration DRAFT_PAUSE = Duration.ofMillis(400);

  /** From here on the number of characters is shown. */
  static final int COUNT_FROM = Envelope.MAX_TEXT - 1_000;

  /** How a note is told from a reply in the stored draft; an agent may type it too. */
  static final String NOTE_MARK = "/note ";

  private final ChatSession session;
  private final Room room;
  private final Executor gate;
  private final Delay delay;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyIntegerWrapper putIn = new ReadOnlyIntegerWrapper(this, "putIn");
  private final BooleanProperty note = new SimpleBooleanProperty(this, "note");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.WRITING);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, "reason", "");
  private final ReadOnlyStringWrapper counter = new ReadOnlyStringWrapper(this, "counter", "");
  private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper(this, "sendable");
  private final ReadOnlyObjectWrapper<@Nullable ChatMessage> answered = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper toReview = new ReadOnlyIntegerWrapper(this, "toReview");
  private final ComposerFiles files;
  private String standingReason = "";
  private @Nullable ChatMessage edited;
  private String keptText = "";
  private boolean keptNote;
  private boolean quiet;
  private String savedDraft = "";
  private @Nullable Subscription draftTimer;

  ComposerViewModel(ChatSession session, Room room, Executor gate, Delay delay) {
    this.session = session;
    this.room = room;
    this.gate = gate;
    this.delay = delay;
    files = new ComposerFiles(room, gate);
    files.items().addListener((ListChangeListener<ComposerFiles.Item>) _ -> changed());
    text.addListener((_, _, _) -> typed());
    note.addListener((_, _, _) -> modeChanged());
    changed();
    Futures.then(room.draft(), gate, this::restore, _ -> {});
  }

  /** What leaves with the next message. */
  ComposerFiles files() {
    return files;
  }

  StringProperty textProperty() {
    return text;
  }

  /** How many texts have come from elsewhere than the keyboard: writing goes on behind each. */
  ReadOnlyIntegerProperty putInProperty() {
    return putIn.getReadOnlyProperty();
  }

  /** Whether what is written is a note for the desk alone. */
  BooleanProperty noteProperty() {
    return note;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What went wrong, one sentence; empty when nothing did. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Why what is written cannot be sent; empty when it can, and when nothing is written. */
  ReadOnlyStringProperty reasonProperty() {
    return reason.getReadOnlyProperty();
  }

  /** Number of characters where it matters; empty otherwise. */
  ReadOnlyStringProperty counterProperty() {
    return counter.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty sendableProperty() {
    return sendable.getReadOnlyProperty();
  }

  /** The message that the next reply answers; null for none. */
  ReadOnlyObjectProperty<@Nullable ChatMessage> answeredProperty() {
    return answered.getReadOnlyProperty();
  }

  /** How many answers of colleagues have come since the agent began to write. */
  ReadOnlyIntegerProperty toReviewProperty() {
    return toReview.getReadOnlyProperty();
  }

  /** Whether a reply would be sent without its writer having seen a colleague's. */
  boolean isReviewNeeded() {
    return toReview.get() > 0 && !note.get() && edited == null;
  }

  /** The agent has been shown them. */
  void reviewed() {
    toReview.set(0);
  }

  /** Colleagues have answered. */
  void answeredByColleagues(int count) {
    if (!text.get().isBlank()) {
      toReview.set(toReview.get() + count);
    }
  }

  boolean isEditing() {
    return edited != null;
  }

  /** Why replies are not possible now; empty when they are. */
  void setStandingReason(String newReason) {
    standingReason = newReason;
    changed();
  }

  /** Stores what is written for sending, or does nothing when that is not possible. */
  void send() {
    if (!sendable.get()) {
      return;
    }
    String sent = text.get();
    ChatMessage message = edited;
    problem.set("");
    state.set(State.SAVING);
    changed();
    if (message != null) {
      saveEdit(message, sent);
    } else if (sent.isBlank()) {
      sendFiles(note.get());
    } else {
      sendNew(sent, note.get());
    }
  }

  private void sendNew(String sent, boolean asNote) {
    ChatMessage quoted = asNote ? null : answered.get();
    CompletableFuture<MessageHandle> stored = asNote
        ? room.noteAsync(sent)
        : room.replyAsync(sent, quoted == null ? null : quoted.id());
    Futures.then(stored, gate, _ -> {
      if (quoted != null && quoted.equals(answered.get())) {
        answered.set(null);
      }
      sent(sent);
      if (files.isAny()) {
        state.set(State.SAVING);
        sendFiles(asNote);
      }
    }, this::notSaved);
  }

  private void sendFiles(boolean asNote) {
    Futures.then(files.send(asNote), gate, _ -> {
      state.set(State.WRITING);
      changed();
    }, this::notSaved);
  }

  /** Takes an unsent message into the field to change it. What is there is put aside meanwhile. */
  void edit(ChatMessage message) {
    if (state.get() != State.WRITING) {
      return;
    }
    flushDraft();
    edited = message;
    keptText = text.get();
    keptNote = note.get();
    problem.set("");
    state.set(State.EDITING);
    setQuietly(message.text(), message.type() == EventType.NOTE);
  }

  /** The next reply answers this message; null for none. A note that is being written becomes a reply. */
  void replyTo(@Nullable ChatMessage message) {
    answered.set(message);
    if (message != null && edited == null) {
      note.set(false);
    }
  }

  /** Leaves the message as it is. */
  void cancelEdit() {
    if (state.get() == State.EDITING) {
      endEdit();
    }
  }

  /** Whether there is nothing here that would not come back from the disk as it is. */
  boolean isEmpty() {
    return state.get() == State.WRITING && text.get().isEmpty() && answered.get() == null && files.items().isEmpty();
  }

  /** Keeps the draft; nothing happens after. */
  void close() {
    flushDraft();
  }

  private void saveEdit(ChatMessage message, String changedText) {
    MessageHandle handle = session.message(message.id()).orElse(null);
    if (handle == null) {
      keepAsNew("composer.gone");
      return;
    }
    boolean waits = message.delivery() == DeliveryState.HELD || message.delivery() == DeliveryState.FAILED;
    Futures.then(handle.edit(changedText), gate, done -> {
      if (!done) {
        keepAsNew("composer.alreadyTried");
      } else {
        if (waits) {
          Futures.then(handle.retry(), gate, _ -> {}, this::notSaved);
        }
        endEdit();
      }
    }, error -> {
      notSaved(error);
      state.set(State.EDITING);
      changed();
    });
  }

  private void keepAsNew(String key) {
    edited = null;
    keptText = "";
    state.set(State.WRITING);
    problem.set(ConversationTexts.of(key));
    changed();
    startDraftTimer();
  }

  private void endEdit() {
    edited = null;
    state.set(State.WRITING);
    setQuietly(keptText, keptNote);
    keptText = "";
  }

  /** On disk: what was typed meanwhile stays. */
  private void sent(String sentText) {
    state.set(State.WRITING);
    String now = text.get();
    setQuietly(now.startsWith(sentText) ? now.substring(sentText.length()) : now, note.get());
    flushDraft();
  }

  private void notSaved(Throwable error) {
    state.set(State.WRITING);
    problem.set(ConversationTexts.of("composer.notSaved", Futures.sentence(error)));
    changed();
  }

  private void restore(String draft) {
    if (text.get().isEmpty() && !draft.isEmpty()) {
      savedDraft = draft;
      boolean wasNote = draft.startsWith(NOTE_MARK);
      setQuietly(wasNote ? draft.substring(NOTE_MARK.length()) : draft, wasNote);
    }
  }

  private void setQuietly(String newText, boolean newNote) {
    quiet = true;
    note.set(newNote);
    text.set(newText);
    putIn.set(putIn.get() + 1);
    quiet = false;
    changed();
  }

  private void typed() {
    changed();
    if (quiet) {
      return;
    }
    problem.set("");
    if (!note.get() && standingReason.isEmpty() && !text.get().isEmpty()) {
      room.typing();
    }
    startDraftTimer();
  }

  private void modeChanged() {
    changed();
    if (!quiet) {
      startDraftTimer();
    }
  }

  private void startDraftTimer() {
    if (draftTimer == null && edited == null) {
      draftTimer = delay.after(DRAFT_PAUSE, this::flushDraft);
    }
  }

  private void flushDraft() {
    Subscription timer = draftTimer;
    if (timer != null) {
      timer.close();
      draftTimer = null;
    }
    String written = edited == null ? text.get() : keptText;
    boolean asNote = edited == null ? note.get() : keptNote;
    String draft = asNote && !written.isEmpty() ? NOTE_MARK + written : written;
    if (!draft.equals(savedDraft)) {
      savedDraft = draft;
      Futures.then(room.saveDraft(draft), gate, _ -> {}, _ -> savedDraft = "\0");
    }
  }

  private void changed() {
    if (text.get().isBlank() && edited == null) {
      toReview.set(0);
    }
    int length = text.get().length();
    int over = length - Envelope.MAX_TEXT;
    String why = over > 0
        ? ConversationTexts.of("composer.tooLong", over)
        : note.get() || edited != null ? "" : standingReason;
    boolean withFiles = edited == null && files.isAny();
    boolean making = edited == null && files.isMaking();
    reason.set(text.get().isBlank() && !withFiles ? "" : why);
    counter.set(length < COUNT_FROM ? "" : ConversationTexts.of("composer.counter", length, Envelope.MAX_TEXT));
    sendable.set(why.isEmpty() && (withFiles || !text.get().isBlank()) && !making && state.get() != State.SAVING);
  }
}
