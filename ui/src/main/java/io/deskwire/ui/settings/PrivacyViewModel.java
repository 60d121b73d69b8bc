package io.deskwire.ui.settings;

import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** How long the history is kept, and deleting it: nothing is deleted by a choice alone, it is asked for first. */
public final class PrivacyViewModel {
  private final Preferences preferences;
  private final HistoryDeletion deletion;
  private final ReadOnlyIntegerWrapper choice = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper asksForChoice = new ReadOnlyBooleanWrapper();

  public PrivacyViewModel(Preferences preferences, HistoryDeletion deletion) {
    this.preferences = preferences;
    this.deletion = deletion;
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
    return deletion.isPossible();
  }

  public void ask() {
    deletion.ask();
  }

  public void cancel() {
    deletion.cancel();
  }

  /** After it was asked for. */
  public void delete() {
    deletion.delete();
  }

  /** Days of what is chosen, in force or not; 0 for ever. */
  public ReadOnlyIntegerProperty choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Whether the choice would delete something and waits for a word. */
  public ReadOnlyBooleanProperty asksForChoiceProperty() {
    return asksForChoice.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<HistoryDeletion.Stage> stageProperty() {
    return deletion.stageProperty();
  }

  /** How far deleting is, or what came of it. */
  public ReadOnlyStringProperty saidProperty() {
    return deletion.saidProperty();
  }

  /** A question that nobody has answered is not asked any more; what runs goes on. */
  public void close() {
    deletion.cancel();
  }
}
