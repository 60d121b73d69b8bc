package io.deskwire.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.settings.FirstRunViewModel.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FirstRunViewModelTest {
  private final SignInViewModel form = new SignInViewModel(ProfileDraft.EMPTY, Path.of("data"),
      _ -> CompletableFuture.completedFuture(List.of()), Runnable::run);
  private final FirstRunViewModel model = new FirstRunViewModel(form);

  @Test
  void doesNotGoOnWithoutAName() {
    var _ = model.next();
    assertThat(model.stepProperty().get()).isEqualTo(Step.WHO);
    assertThat(model.problemProperty().get()).isNotEmpty();
  }

  @Test
  void aNameIsEnoughForTheFirstStep() {
    form.agentNameProperty().set("Anna");
    var _ = model.next();
    assertThat(model.stepProperty().get()).isEqualTo(Step.WHERE);
  }

  @Test
  void theLastStepGivesTheProfile() {
    form.agentNameProperty().set("Anna");
    var _ = model.next();
    form.urlProperty().set("stomp+wss://broker.example/ws");
    assertThat(model.next()).isEmpty();
    assertThat(model.next()).hasValueSatisfying(profile -> assertThat(profile.agent().name()).isEqualTo("Anna"));
  }

  @Test
  void goingBackKeepsWhatWasTyped() {
    form.agentNameProperty().set("Anna");
    var _ = model.next();
    form.urlProperty().set("mqtt://broker.example");
    model.back();
    var _ = model.next();
    assertThat(form.urlProperty().get()).isEqualTo("mqtt://broker.example");
  }
}
