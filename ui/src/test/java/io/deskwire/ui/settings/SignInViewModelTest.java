package io.deskwire.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Role;
import io.deskwire.session.Profile;
import io.deskwire.ui.settings.SignInViewModel.TestState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignInViewModelTest {
  private CompletableFuture<List<ConnectionTester.Step>> result = new CompletableFuture<>();
  private final SignInViewModel model = new SignInViewModel(ProfileDraft.EMPTY, Path.of("data"), _ -> result,
      Runnable::run);

  private void fill() {
    model.agentNameProperty().set("Anna Ñuñez");
    model.urlProperty().set("stomp+wss://broker.example/ws");
  }

  @Test
  void aTeamLeadWhoseProfileIsChangedStaysOne() {
    ProfileDraft draft = new ProfileDraft("Desk", "Anna", "anna", "mqtts://broker.example.org", "", false, "", "", "",
        false, true);
    SignInViewModel changed = new SignInViewModel(draft, Path.of("data"), _ -> result, Runnable::run);

    assertThat(changed.profile().orElseThrow().agent().role()).isEqualTo(Role.LEAD);
    assertThat(ProfileDraft.of(changed.profile().orElseThrow()).lead()).isTrue();
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(model.problemProperty().get()).isEqualTo("Your name is missing.");
    assertThat(model.profile()).isEmpty();
    fill();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.completeProperty().get()).isTrue();
  }

  @Test
  void theIdFollowsTheNameUntilSomebodyWritesOne() {
    fill();
    assertThat(model.agentIdProperty().get()).isEqualTo("anna-nunez");
    model.agentIdProperty().set("a1");
    model.agentNameProperty().set("Ben");
    assertThat(model.agentIdProperty().get()).isEqualTo("a1");
  }

  @Test
  void explainsTheUrlWhileItIsTyped() {
    model.urlProperty().set("mqtts://broker.example");
    assertThat(model.urlNoteProperty().get()).isEqualTo("MQTT to broker.example, port 8883, encrypted");
    model.urlProperty().set("ftp://broker.example");
    assertThat(model.urlWrongProperty().get()).isTrue();
    assertThat(model.urlNoteProperty().get()).contains("not a protocol that Deskwire speaks");
  }

  @Test
  void makesTheProfile() {
    fill();
    model.userProperty().set("anna");
    model.passwordProperty().set("secret");
    model.flatRepliesProperty().set(true);
    Profile profile = model.profile().orElseThrow();
    assertThat(profile.name()).isEqualTo("broker.example");
    assertThat(profile.endpoints().getFirst().port()).isEqualTo(15673);
    assertThat(profile.credentials().password()).isEqualTo("secret");
    assertThat(profile.replies()).isEqualTo(Profile.Replies.FLAT);
    assertThat(profile.dataDir()).isEqualTo(Path.of("data"));
  }

  @Test
  void aUserNeedsAPassword() {
    fill();
    model.userProperty().set("anna");
    assertThat(model.problemProperty().get()).isEqualTo("The password is missing.");
    model.passwordProperty().set("secret");
    assertThat(model.completeProperty().get()).isTrue();
  }

  @Test
  void anotherPasswordMakesTheLastTestWorthless() {
    fill();
    model.test();
    result.complete(List.of(new ConnectionTester.Step(false, "refused", null)));
    model.passwordProperty().set("better");
    assertThat(model.testStateProperty().get()).isEqualTo(TestState.NONE);
  }

  @Test
  void refusesACaFileThatIsNotThere() {
    fill();
    model.caFileProperty().set("no/such/file.pem");
    assertThat(model.problemProperty().get()).isEqualTo("The CA file cannot be read.");
  }

  @Test
  void showsTheStepsOfATest() {
    fill();
    model.test();
    assertThat(model.testStateProperty().get()).isEqualTo(TestState.RUNNING);
    result.complete(List.of(new ConnectionTester.Step(true, "found", null)));
    assertThat(model.testStateProperty().get()).isEqualTo(TestState.PASSED);
    assertThat(model.steps()).hasSize(1);
  }

  @Test
  void aTestOfAnOlderFormShowsNothing() {
    fill();
    model.test();
    model.urlProperty().set("mqtts://other.example");
    result.complete(List.of(new ConnectionTester.Step(false, "late", null)));
    assertThat(model.testStateProperty().get()).isEqualTo(TestState.NONE);
    assertThat(model.steps()).isEmpty();
  }
}
