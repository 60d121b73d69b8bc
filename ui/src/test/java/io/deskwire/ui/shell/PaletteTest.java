package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PaletteTest extends ConsoleUiHarness {

  private boolean isOpen() {
    return Fx.get(() -> ui().scene().lookup(".search-card") != null);
  }

  private TextField field() {
    return (TextField) Objects.requireNonNull(ui().scene().lookup(".search-card .search-field"));
  }

  private void type(String text) {
    Fx.run(() -> field().setText(text));
    Fx.frames(3);
  }

  @Test
  void opensWithItsKeyAndGivesTheKeyboardBackWithEscape() {
    Desk desk = open();
    Fx.run(() -> desk.inbox().focus());
    Node before = Fx.get(() -> ui().scene().getFocusOwner());
    press(KeyCode.K, true, false, false);
    assertThat(Fx.get(() -> field().isFocused())).isTrue();
    type("xyz");
    press(KeyCode.ESCAPE, false, false, false);
    assertThat(isOpen()).isFalse();
    assertThat(Fx.get(() -> ui().scene().getFocusOwner())).isEqualTo(before);
  }

  @Test
  void whatIsTypedIntoTheFieldOfTheTopBarIsTypedIntoThePalette() {
    Desk desk = open();
    Fx.run(() -> desk.top().searchField().setText("m"));
    assertThat(Fx.get(() -> field().getText())).isEqualTo("m");
    assertThat(Fx.get(() -> desk.top().searchField().getText())).isEmpty();
  }

  @Test
  void enterOpensTheRoom() {
    Desk desk = open();
    press(KeyCode.K, true, false, false);
    type("tom berger");
    press(KeyCode.ENTER, false, false, false);
    assertThat(isOpen()).isFalse();
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("tom");
  }

  @Test
  void enterOnAMessageOpensItsRoomAtTheMessage() {
    Desk desk = open();
    String text = sample.conversation().getFirst().text();
    press(KeyCode.K, true, false, false);
    type(text);
    until(() -> texts().contains("MESSAGES") || texts().contains("Messages"));
    until(() -> texts().contains("Mia Lindqvist:"));
    press(KeyCode.ENTER, false, false, false);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("mia");
    assertThat(panes.getLast().shown()).containsExactly(sample.conversation().getFirst().id());
  }

  @Test
  void aCommandMayOpenAPageOfItsOwn() {
    open();
    press(KeyCode.K, true, false, false);
    type("keys");
    press(KeyCode.ENTER, false, false, false);
    assertThat(isOpen()).isFalse();
    assertThat(texts()).contains("claim or take over the one in front");
  }

  @Test
  void aSecondPressOfItsKeyOpensNoSecondOne() {
    open();
    press(KeyCode.K, true, false, false);
    press(KeyCode.K, true, false, false);
    assertThat(Fx.get(() -> ui().scene().getRoot().lookupAll(".search-card").size())).isEqualTo(1);
  }

  @Test
  void aCannedReplyGoesIntoTheConversationInFront() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    press(KeyCode.K, true, false, false);
    type("on its way");
    press(KeyCode.ENTER, false, false, false);
    assertThat(Fx.get(() -> panes.getLast().written())).isEqualTo("Your bank releases it soon.");
  }

  @Test
  void whatCanBeDoneWithTheRoomInFrontStandsThereWithItsKeys() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    press(KeyCode.K, true, false, false);
    type("snooze");
    assertThat(texts()).contains("Snooze", "Alt S");
  }

  @Test
  void withoutARoomInFrontThereIsNothingToDoWithOne() {
    open();
    press(KeyCode.K, true, false, false);
    type("transfer");
    assertThat(texts()).doesNotContain("Transfer");
  }
}
