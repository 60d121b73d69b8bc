package io.deskwire.ui.room;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How urgent a room is, and that its agent asks for help; nothing for an ordinary one. FX thread. */
public final class MarkChips extends HBox {
  private final ToneMark mark = new ToneMark();
  private final Label priority = Nodes.label("", "mark-chip");
  private final Label help = Nodes.label(Texts.of("room.help"), "mark-chip", "help");

  /**
   * Shows nothing yet.
   *
   * @param brief a raised hand is a picture alone; the words for it stand elsewhere
   */
  public MarkChips(boolean brief) {
    getStyleClass().add("mark-chips");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    priority.setGraphic(mark);
    priority.setMinWidth(USE_PREF_SIZE);
    help.setGraphic(new FontIcon(Feather.LIFE_BUOY));
    help.setMinWidth(USE_PREF_SIZE);
    if (brief) {
      help.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      help.setTooltip(new Tooltip(help.getText()));
    }
    getChildren().addAll(priority, help);
    show(0, false);
  }

  /**
   * For a room.
   *
   * @param level  0 normal, 1 high, 2 urgent
   * @param raised its agent asks for help
   */
  public void show(int level, boolean raised) {
    mark.show(level > 1 ? Tone.POOR : Tone.FAIR);
    priority.setText(RoomMenu.priority(level));
    Nodes.toggle(priority, "urgent", level > 1);
    Nodes.show(priority, level > 0);
    Nodes.show(help, raised);
    Nodes.show(this, level > 0 || raised);
  }
}
