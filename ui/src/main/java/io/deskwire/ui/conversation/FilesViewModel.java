package io.deskwire.ui.conversation;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.Room;
import io.deskwire.session.Subscription;
import io.deskwire.ui.attachment.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Files that have come: gives their bytes, and saves them where the agent says and nowhere else. Nothing is ever opened.
 * All calls on the gate's thread.
 */
final class FilesViewModel {

  /** So long it is said where a file has been saved. */
  static final Duration SAID = Duration.ofSeconds(8);

  private final Room room;
  private final Executor gate;
  private final Executor background;
  private final Delay delay;
  private final Function<String, Optional<Path>> choose;
  private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper(this, "question", "");
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");
  private @Nullable Pending pending;
  private @Nullable Subscription timer;

  /** What waits for the agent's word. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pending(String name, byte[] bytes) {}

  /**
   * Waits to be asked.
   *
   * @param background on which files are written
   * @param choose     asks the agent where to save a file of this name; empty for nowhere
   */
  FilesViewModel(Room room, Executor gate, Executor background, Delay delay, Function<String, Optional<Path>> choose) {
    this.room = room;
    this.gate = gate;
    this.background = background;
    this.delay = delay;
    this.choose = choose;
  }

  /** What must be answered before a file is saved; empty for nothing. */
  ReadOnlyStringProperty questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** What has become of the last file, one sentence; empty for nothing. */
  ReadOnlyStringProperty outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** The whole file; empty while parts are missing. Done on whichever thread. */
  CompletableFuture<Optional<byte[]>> bytes(ChatMessage message) {
    return room.attachment(message);
  }

  /** Asks where, and saves it there; for what may be a program it asks whether, first. */
  void save(ChatMessage message) {
    AttachmentInfo info = message.attachment();
    if (info == null) {
      return;
    }
    dismiss();
    String name = FileNames.safe(info.name());
    Futures.then(bytes(message), gate, found -> {
      if (found.isEmpty()) {
        say(ConversationTexts.of("file.incomplete", name));
      } else if (FileNames.isProgram(name, found.get())) {
        pending = new Pending(name, found.get());
        question.set(ConversationTexts.of("file.program", name));
      } else {
        write(name, found.get());
      }
    }, error -> say(ConversationTexts.of("file.notSaved", name, Futures.sentence(error))));
  }

  /** The agent wants it all the same. */
  void saveAnyway() {
    Pending sure = pending;
    dismiss();
    if (sure != null) {
      write(sure.name(), sure.bytes());
    }
  }

  /** The agent thinks better of it, or has read it. */
  void dismiss() {
    pending = null;
    question.set("");
    say("");
  }

  void close() {
    dismiss();
  }

  private void write(String name, byte[] bytes) {
    Optional<Path> chosen = choose.apply(name);
    chosen.ifPresent(to -> Futures.then(CompletableFuture.runAsync(() -> put(to, bytes), background), gate,
        _ -> say(ConversationTexts.of("file.saved", String.valueOf(to.getFileName()))),
        error -> say(ConversationTexts.of("file.notSaved", name, Futures.sentence(error)))));
  }

  /** Beside it first: a full disk leaves no half of a file under its name. */
  private static void put(Path to, byte[] bytes) {
    try {
      Path folder = to.toAbsolutePath().getParent();
      Path half = folder == null ? to : Files.createTempFile(folder, ".deskwire", ".part");
      try {
        Files.write(half, bytes);
        if (!half.equals(to)) {
          Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        if (!half.equals(to)) {
          Files.deleteIfExists(half);
        }
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void say(String sentence) {
    outcome.set(sentence);
    if (timer != null) {
      timer.close();
      timer = null;
    }
    if (!sentence.isEmpty()) {
      timer = delay.after(SAID, () -> outcome.set(""));
    }
  }
}
