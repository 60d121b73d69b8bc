package io.deskwire.ui.shell;

import io.deskwire.latency.Grade;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.CountBadge;
import io.deskwire.ui.fx.LatencyBadge;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands on a tab: name, unread, latency, typing, unsent or failed; grey when the customer has left. */
final class TabHead extends HBox {
  private static final double WIDEST = 160;

  private final Label name = Nodes.label("", "tab-name");
  private final CountBadge unread = new CountBadge();
  private final CountBadge unsent = new CountBadge("warn");
  private final FontIcon typing = new FontIcon(Feather.EDIT_2);
  private boolean live = true;
  private @Nullable RoomSummary shown;
  private final LatencyBadge latency = new LatencyBadge(false);

  TabHead(String title) {
    getStyleClass().add("tab-head");
    name.setText(title);
    name.setMaxWidth(WIDEST);
    getChildren().addAll(name, typing, unread, unsent, latency);
    Nodes.show(typing, false);
    Nodes.show(latency, false);
    setAccessibleText(title);
  }

  /** Whether there is a line: without one the last figures are history. */
  void live(boolean now) {
    if (now != live) {
      live = now;
      if (shown != null) {
        show(shown);
      }
    }
  }

  void show(RoomSummary room) {
    shown = room;
    boolean ended = room.customerEnded() || room.owner().kind() == Owner.Kind.CLOSED;
    String who = SafeText.name(room.name(), room.id());
    name.setText(ended ? Texts.dotted(who, Texts.of("tab.ended")) : who);
    Nodes.toggle(this, "ended", ended);
    unread.show(room.unread(), Texts.of("inbox.unread", room.unread()));
    unsent.show(room.unsent(), room.failed() > 0
        ? Texts.of("inbox.failed", room.failed())
        : Texts.of("inbox.unsent", room.unsent()));
    if (room.unsent() > 0) {
      unsent.setText((room.failed() > 0 ? "! " : "↑ ") + room.unsent());
    }
    Nodes.toggle(unsent, "bad", room.failed() > 0);
    Nodes.show(typing, room.typing() != null);
    if (live) {
      latency.show(room.latency());
    } else {
      latency.showStale(room.latency());
    }
    Nodes.show(latency, !ended && room.latency().grade() != Grade.UNKNOWN);
    setAccessibleText(words());
  }

  /** The name alone. */
  ReadOnlyStringProperty titleProperty() {
    return name.textProperty();
  }

  /** The head in words, for a list of tabs and for those who cannot see it. */
  String words() {
    return Texts.dotted(name.getText(), unread.isVisible() ? unread.getAccessibleText() : "",
        unsent.isVisible() ? unsent.getAccessibleText() : "");
  }
}
