package io.deskwire.ui.settings;

import io.deskwire.session.ChatSession;
import io.deskwire.session.DeletedHistory;
import io.deskwire.ui.fx.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** How long the history is kept, and deleting it: nothing is deleted by a choice alone, it is asked for first. */
public final class PrivacyViewModel {
  /** How far deleting is. */
  public enum Stage {
    IDLE, ASKING, RUNNING, DONE, FAILED
  }

  private final Preferences preferences;
  private final @Nullable ChatSession session;
  private final Executor ui;
  private final ReadOnlyIntegerWrapper choice = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper asksForChoice = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.IDLE);
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

  /**
   * @param session null while none is open: then there is nothing to delete
   * @param ui      where progress is taken over
   */
  public PrivacyViewModel(Preferences preferences, @Nullable ChatSession session, Executor ui) {
    this.preferences = preferences;
    this.session = session;
    this.ui = ui;
    choice.set(preferences.keepDaysProperty().get());
  }

  /** As a session wants it; null for ever. */
  public static @Nullable Duration limit(int days) {
    return days == 0 ? null : Duration.ofDays(days);
  }

  /** Holds at once where it deletes nothing; otherwise waits for {@link #confirmChoice}. */
  public void choose(int days) {
    choice.set(days);
    int now = preferences.keepDaysProperty().get();
    boolean shorter = days != 0 && (now == 0 || days < now);
    asksForChoice.set(shorter);
    if (!shorter) {
      preferences.keepDaysProperty().set(days);
    }
  }

  public void confirmChoice() {
    asksForChoice.set(false);
    preferences.keepDaysProperty().set(choice.get());
  }

  public void cancelChoice() {
    asksForChoice.set(false);
    choice.set(preferences.keepDaysProperty().get());
  }

  public boolean canDelete() {
    return session != null;
  }

  public void ask() {
    stage.set(Stage.ASKING);
  }

  public void cancel() {
    stage.set(Stage.IDLE);
  }

  /** After it was asked for. */
  public void delete() {
    ChatSession of = session;
    if (of == null || stage.get() != Stage.ASKING) {
      return;
    }
    said.set(Texts.of("privacy.running", 0));
    stage.set(Stage.RUNNING);
    var _ = of.deleteHistory(count -> ui.execute(() -> progress(count))).handleAsync((deleted, failure) -> {
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

  /** Days of what is chosen, in force or not; 0 for ever. */
  public ReadOnlyIntegerProperty choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Whether the choice would delete something and waits for a word. */
  public ReadOnlyBooleanProperty asksForChoiceProperty() {
    return asksForChoice.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** How far deleting is, or what came of it. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
