package io.deskwire.ui;

import io.deskwire.session.FakeChatSession;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** What is meant to do harm, for the tour. */
final class TourOfBadInput {
  private final Tour tour;

  TourOfBadInput(Tour tour) {
    this.tour = tour;
  }

  void take() {
    boolean dark = false;
    for (BadInput bad : BadInput.values()) {
      String name = "bad-" + bad.name().toLowerCase(Locale.ROOT).replace('_', '-');
      take(name, bad, dark ? ThemeChoice.DARK : ThemeChoice.LIGHT, dark ? 1440 : 1280, 1, _ -> {});
      dark = !dark;
    }
    take("bad-line-150", BadInput.LINE_WITHOUT_SPACES, ThemeChoice.LIGHT, 1180, 1.5, _ -> {});
    take("bad-emoji-narrow", BadInput.EMOJI, ThemeChoice.DARK, 900, 1, _ -> {});
    take("bad-outbox", BadInput.COMBINING, ThemeChoice.LIGHT, 1280, 1, ConsoleUi::openOutbox);
    take("bad-link-asked", BadInput.OTHER_ADDRESS, ThemeChoice.LIGHT, 1280, 1, TourOfBadInput::clickLink);
    take("bad-link-asked-150", BadInput.OTHER_ADDRESS, ThemeChoice.DARK, 1180, 1.5, TourOfBadInput::clickLink);
    FakeChatSession session = tour.sample.full();
    BadDesk.bomb(session, tour.sample.now());
    session.notice(new BadDesk(tour.sample, BadInput.LINE_WITHOUT_SPACES.text()).notice());
    tour.picture("bad-bomb", session, Tour.state(1280, 860, ThemeChoice.LIGHT, 1),
        _ -> session.notice(new BadDesk(tour.sample, BadInput.EMOJI.text()).notice()));
  }

  private void take(String name, BadInput bad, ThemeChoice theme, double width, double scale, Consumer<ConsoleUi> act) {
    tour.picture(name, new BadDesk(tour.sample, bad.text()).session(), Tour.state(width, 860, theme, scale), act);
  }

  /** On the first link that is seen. */
  private static void clickLink(ConsoleUi ui) {
    Node list = ui.scene().lookup(".cv-list");
    Bounds seen = list.localToScene(list.getLayoutBounds());
    Node link = list.lookupAll(".cv-link").stream()
        .filter(each -> seen.contains(each.localToScene(each.getLayoutBounds())) && isShown(each)).findFirst()
        .orElseThrow();
    Bounds at = list.sceneToLocal(link.localToScene(link.getLayoutBounds()));
    fire(list, MouseEvent.MOUSE_PRESSED, at.getMinX() + 30, at.getMinY() + 8);
    fire(list, MouseEvent.MOUSE_RELEASED, at.getMinX() + 30, at.getMinY() + 8);
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  private static void fire(Node list, EventType<MouseEvent> type, double x, double y) {
    list.fireEvent(new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false,
        false, false, false, true, false, false, true, false, true, new PickResult(list, x, y)));
  }
}
