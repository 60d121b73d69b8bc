package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.ui.Fx;
import io.deskwire.ui.settings.ProfileDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class FirstRunTest extends ConsoleUiHarness {
  private final AtomicInteger demosEnded = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  private ProfileDraft known = ProfileDraft.EMPTY;

  private void start() {
    begin();
    await().until(() -> texts().contains("Step 1 of 3"));
  }

  private void begin() {
    show(new SessionSource() {
      @Override
      public Optional<ChatSession> openKnown() {
        return Optional.empty();
      }

      @Override
      public ChatSession open(Profile profile) {
        opened.incrementAndGet();
        return session;
      }

      @Override
      public Optional<Demo> demo() {
        return Optional.of(() -> new DemoDesk(session, demosEnded::incrementAndGet));
      }

      @Override
      public ProfileDraft suggestion() {
        return known;
      }

      @Override
      public Path dataDir() {
        return Path.of("sample");
      }
    });
  }

  private void fire(String button) {
    Fx.run(() -> ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
        .filter(each -> button.equals(each.getText())).findFirst().orElseThrow().fire());
    Fx.frames(3);
  }

  /** Into the field that has the keyboard. */
  private void type(String text) {
    Fx.run(() -> ((TextInputControl) ui().scene().getFocusOwner()).setText(text));
  }

  @Test
  void threeStepsLeadToADeskAndEachBeginsInItsFirstField() {
    start();
    type("Anna");
    fire("Next");
    assertThat(texts()).contains("Step 2 of 3");
    type("mqtt://broker.example");
    fire("Next");
    assertThat(texts()).contains("Step 3 of 3");
    fire("Open the desk");
    until(() -> ui().desk() != null);
    assertThat(opened).hasValue(1);
  }

  @Test
  void whoLeavesTheDemoIsAtTheFirstStepAgain() {
    start();
    fire("Try the demo");
    until(() -> ui().desk() != null);
    fire("Leave the demo");
    until(() -> demosEnded.get() == 1);
    assertThat(texts()).contains("Step 1 of 3");
  }

  @Test
  void whoHasSignedInBeforeIsAskedForThePasswordAlone() {
    known = new ProfileDraft("Shop", "Anna", "anna", "mqtt://broker.example", "", false, "anna", "", "", false, false);
    begin();
    await().until(() -> texts().contains("Sign in"));
    assertThat(texts()).doesNotContain("Step 1 of 3");
    assertThat(Fx.get(() -> ui().scene().getFocusOwner())).isInstanceOf(PasswordField.class);
    type("secret");
    fire("Sign in");
    until(() -> ui().desk() != null);
    assertThat(opened).hasValue(1);
  }

  @Test
  void thePaletteLeadsOutOfTheDemoToo() {
    start();
    fire("Try the demo");
    until(() -> ui().desk() != null);
    press(KeyCode.K, true, false, false);
    type("leave the");
    press(KeyCode.ENTER, false, false, false);
    until(() -> demosEnded.get() == 1);
  }

  @Test
  void tabsOfTheDemoAreNotKept() {
    List<String> before = state.load().work().tabs();
    start();
    fire("Try the demo");
    until(() -> ui().desk() != null);
    Fx.run(() -> ui().openRoom("mia"));
    fire("Leave the demo");
    Fx.run(() -> ui().close());
    assertThat(state.load().work().tabs()).isEqualTo(before);
  }
}
