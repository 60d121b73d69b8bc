package io.deskwire.ui.settings;

import io.deskwire.session.ChatSession;
import io.deskwire.session.DeletedHistory;
import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Deleting the history of a session, asked for first. It lives as long as the session does: whoever closes the settings
 * while it runs finds it running when they open them again.
 *
 * <pre>
 * IDLE ──ask──▶ ASKING ──delete──▶ RUNNING ──▶ DONE, FAILED ──ask──▶ ASKING
 *   ▲             │
 *   └───cancel────┘
 * </pre>
 */
public final class HistoryDeletion {
  /** How far it is. */
  public enum Stage {
    IDLE, ASKING, RUNNING, DONE, FAILED
  }

  private final @Nullable Function<LongConsumer, CompletableFuture<DeletedHistory>> work;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.IDLE);
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

  /**
   * @param work {@link ChatSession#deleteHistory}; null while no session is open: then there is nothing to delete
   * @param ui   where progress is taken over
   */
  public HistoryDeletion(@Nullable Function<LongConsumer, CompletableFuture<DeletedHistory>> work, Executor ui) {
    this.work = work;
    this.ui = ui;
  }

  boolean isPossible() {
    return work != null;
  }

  void ask() {
    if (stage.get() != Stage.RUNNING) {
      stage.set(Stage.ASKING);
    }
  }

  void cancel() {
    if (stage.get() == Stage.ASKING) {
      stage.set(Stage.IDLE);
    }
  }

  /** After it was asked for. */
  void delete() {
    var begin = work;
    if (begin == null || stage.get() != Stage.ASKING) {
      return;
    }
    said.set(Texts.of("privacy.running", 0));
    stage.set(Stage.RUNNING);
    var _ = begin.apply(count -> ui.execute(() -> progress(count))).handleAsync((deleted, failure) -> {
      said.set(failure == null ? words(deleted) : Texts.of("privacy.failed"));
      stage.set(failure == null ? Stage.DONE : Stage.FAILED);
      return deleted;
    }, ui);
  }

  private void progress(long count) {
    if (stage.get() == Stage.RUNNING) {
      said.set(Texts.of("privacy.running", count));
    }
  }

  private static String words(DeletedHistory deleted) {
    List<String> words = new ArrayList<>(List.of(Texts.of("privacy.done", deleted.deleted())));
    if (deleted.openRooms() > 0) {
      words.add(Texts.of("privacy.kept.open", deleted.openRooms()));
    }
    if (deleted.unsent() > 0) {
      words.add(Texts.of("privacy.kept.unsent", deleted.unsent()));
    }
    if (deleted.originals() > 0) {
      words.add(Texts.of("privacy.kept.originals", deleted.originals()));
    }
    return String.join("\n", words);
  }

  ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** How far deleting is, or what came of it. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
