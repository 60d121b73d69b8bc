package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class TabDeckTest {
  private static final double WIDTH = 400;

  private final List<String> closed = new ArrayList<>();
  private final List<DeckTab> tabs = new ArrayList<>();
  private final TabDeck deck = Fx.get(() -> {
    TabDeck made = new TabDeck();
    for (int i = 0; i < 8; i++) {
      String name = "Customer " + i;
      DeckTab tab = new DeckTab(new TabHead(name), () -> closed.add(name));
      tab.content(new Label("Page " + i));
      tabs.add(tab);
      made.add(tab);
    }
    var _ = new Scene(made, WIDTH, 300);
    return made;
  });

  private void layout() {
    deck.applyCss();
    deck.resize(WIDTH, 300);
    deck.layout();
  }

  private void assertWhollyVisible(DeckTab tab) {
    layout();
    Bounds at = tab.getBoundsInParent();
    assertThat(tab.isVisible()).isTrue();
    assertThat(at.getMinX()).isGreaterThanOrEqualTo(0);
    assertThat(at.getMaxX()).isLessThanOrEqualTo(deck.strip().moreButton().getLayoutX());
    assertThat(tab.getWidth()).isGreaterThanOrEqualTo(Math.floor(tab.prefWidth(-1)));
  }

  @Test
  void theTabInFrontIsWhollyVisibleWhicheverItIs() {
    Fx.run(() -> {
      for (int i : new int[]{0, 7, 3, 5, 1, 6}) {
        deck.select(tabs.get(i));
        assertWhollyVisible(tabs.get(i));
      }
    });
  }

  @Test
  void itStaysSoWhenItsHeadGrows() {
    Fx.run(() -> {
      deck.select(tabs.get(5));
      layout();
      tabs.get(5).head().getChildren().add(new Label("and three unread, and failed"));
      assertWhollyVisible(tabs.get(5));
    });
  }

  @Test
  void whatHasNoRoomIsInTheList() {
    Fx.run(() -> {
      layout();
      List<DeckTab> hidden = deck.strip().hidden();
      assertThat(hidden).isNotEmpty();
      assertThat(tabs).allMatch(tab -> tab.isVisible() != hidden.contains(tab));
      assertThat(deck.strip().moreButton().getText()).startsWith("+" + hidden.size());
      for (int i = 7; i > 0; i--) {
        deck.close(tabs.get(i));
      }
      layout();
      assertThat(deck.strip().hidden()).isEmpty();
      assertThat(deck.strip().moreButton().isVisible()).isFalse();
    });
  }

  @Test
  void onlyThePageInFrontIsVisible() {
    Fx.run(() -> {
      deck.select(tabs.get(2));
      assertThat(tabs).allMatch(tab -> tab.page().isVisible() == tab.equals(tabs.get(2)));
    });
  }

  @Test
  void arrowsWalkFromTabToTab() {
    Fx.run(() -> {
      layout();
      Event.fireEvent(tabs.get(0),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
      assertThat(deck.frontProperty().get()).isEqualTo(tabs.get(1));
      Event.fireEvent(tabs.get(1), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.END, false, false, false, false));
      assertThat(deck.frontProperty().get()).isEqualTo(tabs.get(7));
    });
  }

  @Test
  void draggingPutsTheTabElsewhere() {
    Fx.run(() -> {
      layout();
      DeckTab tab = tabs.get(0);
      DeckTab other = tabs.get(1);
      double x = other.getLayoutX() + other.getWidth() - 5;
      Event.fireEvent(tab, new MouseEvent(MouseEvent.MOUSE_DRAGGED, x, 10, x, 10, MouseButton.PRIMARY, 1, false, false,
          false, false, true, false, false, false, false, false, null));
      assertThat(deck.tabs().subList(0, 2)).containsExactly(other, tab);
      assertThat(deck.frontProperty().get()).isEqualTo(tab);
    });
  }

  @Test
  void theCrossClosesItsTabAlone() {
    Fx.run(() -> {
      deck.select(tabs.get(3));
      tabs.get(2).cross().fire();
      assertThat(closed).containsExactly("Customer 2");
      assertThat(deck.frontProperty().get()).isEqualTo(tabs.get(3));
      tabs.get(3).cross().fire();
      assertThat(deck.frontProperty().get()).isEqualTo(tabs.get(1));
    });
  }
}
