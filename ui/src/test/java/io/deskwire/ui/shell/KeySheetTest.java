package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class KeySheetTest extends ConsoleUiHarness {

  private double scrolled() {
    return Fx.get(() -> ((ScrollPane) ui().scene().lookup(".veil-scroll")).getVvalue());
  }

  @Test
  void whereTheWindowIsLowTheArrowsLeadToTheKeysBelow() {
    open();
    Fx.run(() -> stage().setHeight(420));
    press(KeyCode.F1, false, false, false);
    assertThat(scrolled()).isZero();
    press(KeyCode.DOWN, false, false, false);
    assertThat(scrolled()).isBetween(0.05, 0.5);
    press(KeyCode.END, false, false, false);
    assertThat(scrolled()).isEqualTo(1);
    press(KeyCode.PAGE_UP, false, false, false);
    assertThat(scrolled()).isLessThan(1);
  }
}
