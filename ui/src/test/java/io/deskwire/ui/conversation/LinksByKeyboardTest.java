package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Desk.NINE;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.fx.list.FxThread;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** Opening what people link to, without a mouse. */
class LinksByKeyboardTest {
  /** In a window: menus need one. */
  private static void inWindow(Consumer<Desk> test) {
    FxThread.run(() -> {
      Desk desk = Desk.of(List.of(
          customer("a", NINE,
              "See https://shop.example/returns and https://shop.example/a_b, https://shop.example/a_b"),
          customer("b", NINE + 1_000, "Or www.example.org"),
          customer("c", NINE + 2_000, "https://bank.example@evil.example/"), customer("d", NINE + 3_000, "No link")));
      Stage stage = new Stage();
      stage.setScene(desk.scene);
      stage.show();
      try {
        test.accept(desk);
      } finally {
        stage.close();
      }
    });
  }

  private static void up(ConversationView view, int times) {
    view.focusMessages();
    for (int i = 0; i < times; i++) {
      Event.fireEvent(view.messages().list(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
    }
  }

  private static List<MenuItem> offered() {
    return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .flatMap(menu -> menu.getItems().stream()).toList();
  }

  private static List<String> words() {
    return offered().stream().map(MenuItem::getText).toList();
  }

  @Test
  void theLinksOfTheMessageAreOfferedByTheirAddresses() {
    inWindow(desk -> {
      ConversationView view = desk.open();
      up(view, 4);
      view.openLinks();
      assertThat(words()).containsExactly("https://shop.example/returns", "https://shop.example/a_b");
      offered().getLast().fire();
      assertThat(desk.opened).containsExactly(URI.create("https://shop.example/a_b"));
    });
  }

  @Test
  void whereTheMessageHasNoneTheLastInSightIsMeant() {
    inWindow(desk -> {
      ConversationView view = desk.open();
      up(view, 1);
      view.openLinks();
      assertThat(words()).containsExactly("https://bank.example@evil.example/");
    });
  }

  @Test
  void aLinkThatHidesWhereItLeadsAsksFirstAndTheKeyboardStandsOnNo() {
    inWindow(desk -> {
      ConversationView view = desk.open();
      up(view, 2);
      view.openLinks();
      offered().getFirst().fire();
      assertThat(desk.opened).isEmpty();
      Node owner = desk.scene.getFocusOwner();
      assertThat(owner).isInstanceOf(Button.class);
      assertThat(((Button) owner).getText()).isEqualTo(ConversationTexts.of("composer.cancel"));
      ((Button) owner).fire();
      assertThat(desk.scene.getFocusOwner()).isEqualTo(view.messages().list());
      assertThat(desk.opened).isEmpty();
    });
  }
}
