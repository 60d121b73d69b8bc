package io.deskwire.ui.shell;

import io.deskwire.session.Notice;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
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
  private final Supplier<String> key;

  /**
   * What a toast is about, and what it offers.
   *
   * @param key  to take it back; empty for none
   * @param room that it is about; null for none
   * @param run  null for nothing
   */
  private record Offer(String key, @Nullable String room, @Nullable Runnable run) {}

  /**
   * @param key that does what the newest one offers, in words; empty for none
   */
  Toasts(Supplier<String> key) {
    this.key = key;
    root.getStyleClass().add("toasts");
    root.setPickOnBounds(false);
    root.getChildren().addListener((ListChangeListener<Node>) _ -> showKey());
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
    show(tone, text, passing, "", null);
  }

  /**
   * What needs somebody: stays until it is closed or withdrawn, or the room was opened.
   *
   * @param key  to take it back
   * @param room where; null for several
   * @param open leads there; null where nothing does
   */
  void call(String key, String text, @Nullable String room, @Nullable Runnable open) {
    withdraw(key); // one for each key
    show(Tone.FAIR, text, false, Texts.of("toast.open"), new Offer(key, room, open));
  }

  /** Nobody is needed for this any more. */
  void withdraw(String key) {
    root.getChildren().removeIf(toast -> toast.getUserData() instanceof Offer offer && key.equals(offer.key()));
  }

  /** What was done, and can be undone for some seconds. */
  void done(String text, @Nullable Runnable undo) {
    show(Tone.GOOD, text, true, Texts.of("room.undo"), undo == null ? null : new Offer("", null, undo));
  }

  /** The room is seen: what called for it has nothing to say any more. */
  void seen(String room) {
    root.getChildren().removeIf(toast -> toast.getUserData() instanceof Offer offer && room.equals(offer.room()));
  }

  /** Does what the newest one offers that offers anything. */
  void accept() {
    newest().ifPresent(this::accept);
  }

  private Optional<Node> newest() {
    return root.getChildren().reversed().stream()
        .filter(toast -> toast.getUserData() instanceof Offer offer && offer.run() != null).findFirst();
  }

  private void accept(Node toast) {
    root.getChildren().remove(toast);
    if (toast.getUserData() instanceof Offer offer && offer.run() != null) {
      offer.run().run();
    }
  }

  /** The key stands where it leads to. */
  private void showKey() {
    Node newest = newest().orElse(null);
    for (Node toast : root.getChildren()) {
      if (toast.lookup(".key-hint") instanceof Label hint) {
        hint.setText(key.get());
        Nodes.show(hint, toast.equals(newest) && !hint.getText().isEmpty());
      }
    }
  }

  private void show(Tone tone, String said, boolean passing, String words, @Nullable Offer offer) {
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
    toast.setUserData(offer);
    if (offer != null && offer.run() != null) {
      Label hint = Nodes.label("", "key-hint");
      hint.setMinWidth(Region.USE_PREF_SIZE);
      toast.getChildren().addAll(Nodes.button(words, () -> accept(toast), "compact"), hint);
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
