package io.deskwire.ui.conversation;

import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Saving a conversation into a file, one at a time. One thread, the gate's. */
public final class ExportViewModel implements AutoCloseable {
  private final Executor gate;
  private final Clock clock;
  private final UnaryOperator<String> agentName;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>(this, "outcome");
  private @Nullable Transcript transcript;

  /**
   * How it ended.
   *
   * @param saved whether the file is there
   * @param words where it is, or why it is not, one sentence
   */
  public record Outcome(boolean saved, String words) {}

  /**
   * @param gate  runs tasks on the thread that calls this view-model
   * @param clock with the zone in which days begin
   * @param agentName gives the name of an agent's id
   */
  public ExportViewModel(Executor gate, Clock clock, UnaryOperator<String> agentName) {
    this.gate = gate;
    this.clock = clock;
    this.agentName = agentName;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How much of it is done, 0 to 1. */
  ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  /** How far it is, or how it ended, in words; empty before the first. */
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** How the last one ended, for those who do not see where it was begun; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** A name for the file that every system takes. */
  String fileName(Room room, Transcript.Form form) {
    String name = SafeText.line(customer(room)).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    return name + " " + LocalDate.now(clock) + "." + form.ending();
  }

  private static String customer(Room room) {
    return room.summary().map(RoomSummary::name).filter(name -> !name.isBlank()).orElse(room.id());
  }

  /** Begins, unless one is being saved. */
  void save(Room room, Transcript.Form form, Path file) {
    if (running.get()) {
      return;
    }
    Transcript made = new Transcript(room, customer(room), clock, agentName);
    transcript = made;
    running.set(true);
    share.set(0);
    String name = String.valueOf(file.getFileName());
    words.set(ConversationTexts.of("export.running", name, 0));
    Futures.then(made.write(form, file, (lines, all) -> gate.execute(() -> progress(name, (double) lines / all))), gate,
        lines -> {
          ended(ConversationTexts.of("export.done", lines, name));
          outcome.set(new Outcome(true, ConversationTexts.of("export.done", lines, file.toAbsolutePath().toString())));
        }, error -> {
          String sentence = error instanceof CancellationException
              ? ConversationTexts.of("export.cancelled", name)
              : ConversationTexts.of("export.failed", name, Futures.sentence(error));
          ended(sentence);
          outcome.set(new Outcome(false, sentence));
        });
  }

  private void progress(String name, double now) {
    if (running.get()) {
      share.set(now);
      words.set(ConversationTexts.of("export.running", name, now));
    }
  }

  private void ended(String sentence) {
    transcript = null;
    running.set(false);
    words.set(sentence);
  }

  /** Nothing of it stays. */
  void cancel() {
    if (transcript != null) {
      transcript.cancel();
    }
  }

  @Override
  public void close() {
    cancel();
  }
}
