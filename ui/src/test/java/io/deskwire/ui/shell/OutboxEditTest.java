package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.Hands;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A message that waits is changed where it waits. */
class OutboxEditTest extends PlacesHarness {

  private List<String> focused() {
    return Objects.requireNonNull(ui().scene().getFocusOwner()).getStyleClass();
  }

  @Test
  void theKeyboardIsInTheEditorAndTabLeavesIt() {
    open(Place.OUTBOX_EDIT);
    until(() -> focused().contains("outbox-editor"));
    Fx.run(() -> Hands.key(ui().scene(), KeyCode.TAB));
    assertThat(Fx.get(this::focused)).contains("button").doesNotContain("outbox-editor");
  }

  @Test
  void escapeGoesBackToTheList() {
    open(Place.OUTBOX_EDIT);
    until(() -> focused().contains("outbox-editor"));
    Fx.run(() -> Hands.key(ui().scene(), KeyCode.ESCAPE));
    until(() -> focused().contains("outbox-list"));
  }
}
