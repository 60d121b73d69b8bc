package io.deskwire.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.DeletedHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class PrivacyViewModelTest {
  private final Preferences preferences = Preferences.usual();
  private final List<LongConsumer> progress = new ArrayList<>();
  private final CompletableFuture<DeletedHistory> deleted = new CompletableFuture<>();
  private final HistoryDeletion deletion = new HistoryDeletion(told -> {
    progress.add(told);
    return deleted;
  }, Runnable::run);
  private final PrivacyViewModel model = new PrivacyViewModel(preferences, deletion);

  @Test
  void aShorterTimeDeletesNothingBeforeItIsConfirmed() {
    model.choose(30);
    assertThat(preferences.keepDaysProperty().get()).isZero();
    model.confirmChoice();
    assertThat(preferences.keepDaysProperty().get()).isEqualTo(30);
  }

  @Test
  void aLongerTimeHoldsAtOnce() {
    preferences.keepDaysProperty().set(30);
    model.choose(365);
    assertThat(preferences.keepDaysProperty().get()).isEqualTo(365);
  }

  @Test
  void whoKeepsThemHasTheOldChoiceAgain() {
    model.choose(90);
    model.cancelChoice();
    assertThat(model.choiceProperty().get()).isZero();
  }

  @Test
  void nothingIsDeletedThatWasNotAskedFor() {
    model.delete();
    assertThat(model.stageProperty().get()).isEqualTo(HistoryDeletion.Stage.IDLE);
  }

  @Test
  void saysWhatCameOfIt() {
    model.ask();
    model.delete();
    deleted.complete(new DeletedHistory(3, 0, 0, 0));
    assertThat(model.stageProperty().get()).isEqualTo(HistoryDeletion.Stage.DONE);
    assertThat(model.saidProperty().get()).startsWith("Done.");
  }

  @Test
  void whoOpensTheSettingsAgainSeesItRunningAndWhatCameOfIt() {
    model.ask();
    model.delete();
    model.close();
    PrivacyViewModel again = new PrivacyViewModel(preferences, deletion);
    assertThat(again.stageProperty().get()).isEqualTo(HistoryDeletion.Stage.RUNNING);
    progress.getFirst().accept(200);
    assertThat(again.saidProperty().get()).contains("200");
    deleted.complete(new DeletedHistory(300, 0, 0, 0));
    assertThat(again.stageProperty().get()).isEqualTo(HistoryDeletion.Stage.DONE);
  }

  @Test
  void whileItRunsItIsNotBegunASecondTime() {
    model.ask();
    model.delete();
    PrivacyViewModel again = new PrivacyViewModel(preferences, deletion);
    again.ask();
    again.delete();
    assertThat(progress).hasSize(1);
    assertThat(again.stageProperty().get()).isEqualTo(HistoryDeletion.Stage.RUNNING);
  }

  @Test
  void aQuestionThatNobodyAnsweredIsNotAskedTheNextTime() {
    model.ask();
    model.close();
    assertThat(new PrivacyViewModel(preferences, deletion).stageProperty().get())
        .isEqualTo(HistoryDeletion.Stage.IDLE);
  }
}
