package io.deskwire.ui.settings;

import io.deskwire.session.Profile;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Three steps to a desk, one question each. What is typed stays when the agent goes back. */
public final class FirstRunViewModel {
  /** In the order gone through. */
  public enum Step {
    WHO(1), WHERE(2), KNOW(3);

    private final int number;

    Step(int number) {
      this.number = number;
    }

    /** 1, 2, 3. */
    public int number() {
      return number;
    }
  }

  private final SignInViewModel form;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.WHO);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  public FirstRunViewModel(SignInViewModel form) {
    this.form = form;
    form.problemProperty().subscribe(_ -> check());
    form.whoProblemProperty().subscribe(_ -> check());
  }

  private void check() {
    problem.set(step.get() == Step.WHO ? form.whoProblemProperty().get() : form.problemProperty().get());
  }

  /** Goes on; stays where something is missing. @return the profile after the last step, else empty */
  public Optional<Profile> next() {
    if (!problem.get().isEmpty()) {
      return Optional.empty();
    }
    if (step.get() == Step.KNOW) {
      return form.profile();
    }
    step.set(step.get() == Step.WHO ? Step.WHERE : Step.KNOW);
    check();
    return Optional.empty();
  }

  public void back() {
    if (step.get() != Step.WHO) {
      step.set(step.get() == Step.KNOW ? Step.WHERE : Step.WHO);
      check();
    }
  }

  public SignInViewModel form() {
    return form;
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** What this step lacks, one sentence; empty when the agent can go on. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
