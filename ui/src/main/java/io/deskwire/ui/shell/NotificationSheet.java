package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.notification.NotificationsView;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** The page of the notifications over everything else. FX thread. */
final class NotificationSheet {
  private final NotificationsView view;
  private final Sheet sheet;

  /**
   * @param done called when it shall go
   */
  NotificationSheet(Notifications notifications, Executor gate, Runnable done) {
    view = new NotificationsView(notifications, gate);
    Button close = Nodes.button(Texts.of("notify.done"), done, "primary");
    close.setDefaultButton(true);
    sheet = new Sheet(done, Nodes.label(Texts.of("notify.title"), "headline"), view.node(),
        new HBox(Nodes.spacer(), close));
  }

  Node node() {
    return sheet.node();
  }

  void focus() {
    view.focus();
  }
}
