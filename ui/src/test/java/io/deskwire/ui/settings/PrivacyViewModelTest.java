package io.deskwire.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.SampleDesk;
import org.junit.jupiter.api.Test;

class PrivacyViewModelTest {
  private final Preferences preferences = Preferences.usual();
  private final PrivacyViewModel model = new PrivacyViewModel(preferences,
      new SampleDesk(1_700_000_000_000L).empty(), Runnable::run);

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
    assertThat(model.stageProperty().get()).isEqualTo(PrivacyViewModel.Stage.IDLE);
  }

  @Test
  void saysWhatCameOfIt() {
    model.ask();
    model.delete();
    assertThat(model.stageProperty().get()).isEqualTo(PrivacyViewModel.Stage.DONE);
    assertThat(model.saidProperty().get()).startsWith("Done.");
  }
}
