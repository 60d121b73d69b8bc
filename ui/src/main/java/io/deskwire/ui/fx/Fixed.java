package io.deskwire.ui.fx;

import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the administrator of this computer has decided: it is shown, with where it comes from, and cannot be changed.
 *
 * @param settings those that are fixed
 * @param source   where that was decided, as people know the place
 * @param notice   what is wrong with the decisions, a sentence; empty when nothing is
 */
public record Fixed(Set<Setting> settings, String source, String notice) {

  /** Everything is the agent's own. */
  public static final Fixed NOTHING = new Fixed(Set.of(), "", "");

  /** What can be fixed. */
  public enum Setting {
    PROFILES, THEME, DENSE, LANGUAGE, NOTIFICATIONS, TEAM_REPLIES, KEEP_DAYS
  }

  public Fixed {
    settings = Set.copyOf(settings);
  }

  public boolean has(Setting setting) {
    return settings.contains(setting);
  }

  /** Who has decided, and where. */
  public String words() {
    return Texts.of("fixed.by", source);
  }

  /** Takes the controls away from the agent when the setting is fixed; what is chosen stays as readable as it was. */
  public void guard(Setting setting, Node... controls) {
    if (has(setting)) {
      for (Node control : controls) {
        control.setDisable(true);
        control.setAccessibleHelp(words());
        Nodes.toggle(control, "fixed", true);
      }
    }
  }

  /** The same, and says why at the end of the group. */
  public void guard(Setting setting, VBox group, Node... controls) {
    guard(setting, controls);
    if (has(setting)) {
      group.getChildren().add(note(group));
    }
  }

  /** What is disabled has no focus and is never read out: the note can be reached in its place. */
  private Label note(VBox group) {
    Label note = Nodes.label(words(), "form-note", "fixed-note");
    note.setGraphic(new FontIcon(Feather.LOCK));
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.setFocusTraversable(true);
    note.setAccessibleRole(AccessibleRole.TEXT);
    String title = !group.getChildren().isEmpty() && group.getChildren().getFirst() instanceof Label label
        ? label.getText() + ": "
        : "";
    note.setAccessibleText(title + words());
    return note;
  }
}
