package io.deskwire.ui.shell;

import io.deskwire.session.Notice;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Short sentences at the corner of the window. What needs somebody stays until it is closed; the rest goes by itself, and
 * not while the pointer is on it.
 */
final class Toasts {
  private static final Duration SHOWN = Duration.seconds(8);
  private static final int MOST = 4;
  private static final int LONGEST = 300;

  private final VBox root = new VBox();

  Toasts() {
    root.getStyleClass().add("toasts");
    root.setPickOnBounds(false);
  }

  VBox node() {
    return root;
  }

  void show(Notice notice) {
    switch (notice.kind()) {
      case STORE_FAILED -> show(Tone.POOR, Sentences.of(notice.text()), false);
      case CLAIM_LOST, QUARANTINED -> show(Tone.FAIR, Sentences.of(notice.text()), true);
      case STORE_RECOVERED, INFO -> show(Tone.GOOD, Sentences.of(notice.text()), true);
    }
  }

  void show(Tone tone, String text, boolean passing) {
    show(tone, text, passing, null);
  }

  /**
   * With something to do about it.
   *
   * @param open what the button “Open” does; null for no button
   */
  void show(Tone tone, String text, boolean passing, @Nullable Runnable open) {
    show(tone, text, passing, Texts.of("toast.open"), open);
  }

  /**
   * With something to do about it.
   *
   * @param words of the button
   * @param open  what it does; null for no button
   */
  void show(Tone tone, String said, boolean passing, String words, @Nullable Runnable open) {
    String text = SafeText.brief(said, LONGEST); // a stranger's words may be in it
    ToneMark mark = new ToneMark();
    mark.show(tone);
    Label sentence = Nodes.label(text);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox toast = new HBox(mark, sentence);
    toast.getStyleClass().add("toast");
    toast.setAccessibleRole(AccessibleRole.TEXT);
    toast.setAccessibleText(text);
    if (open != null) {
      toast.getChildren().add(Nodes.button(words, () -> {
        root.getChildren().remove(toast);
        open.run();
      }, "compact"));
    }
    toast.getChildren()
        .add(Nodes.iconButton(Feather.X, Texts.of("toast.close"), () -> root.getChildren().remove(toast)));
    toast.setMaxHeight(Region.USE_PREF_SIZE);
    root.getChildren().removeIf(other -> text.equals(other.getAccessibleText())); // said again, not more
    root.getChildren().add(toast);
    if (root.getChildren().size() > MOST) {
      root.getChildren().removeFirst();
    }
    if (passing) {
      PauseTransition wait = new PauseTransition(SHOWN);
      wait.setOnFinished(_ -> root.getChildren().remove(toast));
      toast.hoverProperty().subscribe(hover -> {
        if (hover) {
          wait.stop();
        } else {
          wait.playFromStart();
        }
      });
    }
  }
}
