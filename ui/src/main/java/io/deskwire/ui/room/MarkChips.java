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

/** How urgent a room is, that its agent asks for help, and that its customer is blocked; nothing for an ordinary one. FX thread. */
public final class MarkChips extends HBox {
  private final ToneMark mark = new ToneMark();
  private final Label priority = Nodes.label("", "mark-chip");
  private final Label help = Nodes.label(Texts.of("room.help"), "mark-chip", "help");
  private final Label blocked = Nodes.label(Texts.of("room.blocked"), "mark-chip", "help");

  /**
   * Shows nothing yet.
   *
   * @param brief a raised hand and a block are pictures alone; the words for them stand elsewhere
   */
  public MarkChips(boolean brief) {
    getStyleClass().add("mark-chips");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    priority.setGraphic(mark);
    priority.setMinWidth(USE_PREF_SIZE);
    picture(help, Feather.LIFE_BUOY, brief);
    picture(blocked, Feather.SLASH, brief);
    getChildren().addAll(priority, help, blocked);
    show(0, false, false);
  }

  private static void picture(Label label, Feather icon, boolean brief) {
    label.setGraphic(new FontIcon(icon));
    label.setMinWidth(USE_PREF_SIZE);
    if (brief) {
      label.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      label.setTooltip(new Tooltip(label.getText()));
    }
  }

  /**
   * For a room.
   *
   * @param level  0 normal, 1 high, 2 urgent
   * @param raised its agent asks for help
   * @param block  its customer is blocked
   */
  public void show(int level, boolean raised, boolean block) {
    mark.show(level > 1 ? Tone.POOR : Tone.FAIR);
    priority.setText(RoomMenu.priority(level));
    Nodes.toggle(priority, "urgent", level > 1);
    Nodes.show(priority, level > 0);
    Nodes.show(help, raised);
    Nodes.show(blocked, block);
    Nodes.show(this, level > 0 || raised || block);
  }
}
