package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.Fx;
import io.deskwire.ui.inbox.InboxMemory;
import io.deskwire.ui.inbox.Section;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** The inbox filtered and watched in a whole window. */
class InboxFilterUiTest extends ConsoleUiHarness {

  private static List<String> shown(Desk desk, Section section) {
    return Fx.get(() -> desk.inbox().model().rows(section).stream().map(RoomSummary::id).toList());
  }

  @Test
  void aSpaceBehindAValueMakesItAChip() {
    Desk desk = open();
    Fx.run(() -> {
      TextField field = desk.inbox().filterField();
      field.requestFocus();
      field.setText("tag:vip");
      field.end();
      field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, " ", " ", KeyCode.UNDEFINED, false, false, false, false));
    });
    Fx.frames(3);
    assertThat(texts()).contains("Tag: vip");
    assertThat(Fx.get(() -> desk.inbox().filterField().getText())).isEmpty();
    assertThat(shown(desk, Section.MINE)).containsExactly("mia");
  }

  @Test
  void whatWasFilteredAndWatchedIsThereAgainAtTheNextStart() {
    state.keep(new InboxMemory("tag:vip", List.of("lea")));
    Desk desk = open();
    until(() -> desk.inbox().model().rows(Section.MINE).size() == 1);
    assertThat(texts()).contains("Tag: vip", "MONITORING");
  }

  @Test
  void aRoomIsWatchedFromItsMenuAndThatIsKept() {
    Desk desk = open();
    assertThat(texts()).as("who watches nothing sees no section for it").doesNotContain("MONITORING");
    Fx.run(() -> desk.menu(session.room("lea").summary().orElseThrow()).getItems().stream()
        .filter(item -> "Watch".equals(item.getText())).findFirst().map(MenuItem.class::cast).orElseThrow().fire());
    Fx.frames(3);
    assertThat(shown(desk, Section.MONITORING)).containsExactly("lea");
    assertThat(texts()).contains("MONITORING");
    assertThat(state.inbox().watched()).containsExactly("lea");
  }
}
