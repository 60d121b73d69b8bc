package io.deskwire.ui.keys;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All shortcuts and what they do; each can be given other keys. FX thread. */
public final class KeysView {
  private final Keymap keymap;
  private final VBox root = new VBox();
  private final VBox rows = new VBox();
  private final TextField filter = new SearchField(Texts.of("keys.search"), null);
  private @Nullable KeyAction changing;

  public KeysView(Keymap keymap) {
    this.keymap = keymap;
    root.getStyleClass().add("keys");
    rows.getStyleClass().add("keys-rows");
    HBox.setHgrow(filter, Priority.ALWAYS);
    filter.setMaxWidth(Double.MAX_VALUE);
    filter.textProperty().subscribe(_ -> fill());
    HBox top = new HBox(8, filter, Nodes.button(Texts.of("keys.edit.reset-all"), () -> {
      keymap.resetAll();
      stop(null);
    }));
    top.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().addAll(top, rows);
  }

  public Node node() {
    return root;
  }

  public void focus() {
    filter.requestFocus();
  }

  private void fill() {
    rows.getChildren().clear();
    KeyAction.Group group = null;
    for (KeyAction action : KeyAction.values()) {
      if (isWanted(action)) {
        if (action.group() != group) {
          group = action.group();
          rows.getChildren().add(Nodes.label(Texts.of(group.words()), "keys-part"));
        }
        rows.getChildren().add(row(action));
      }
    }
    if (group == null) {
      rows.getChildren().add(Nodes.label(Texts.of("keys.nothing"), "muted"));
    }
  }

  private boolean isWanted(KeyAction action) {
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    return (words(action) + " " + keymap.words(action)).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String words(KeyAction action) {
    return Texts.of(action.words(), action.tab());
  }

  /** As the beginning of a row. */
  private static String title(KeyAction action) {
    String words = words(action);
    return words.substring(0, 1).toUpperCase(Texts.locale()) + words.substring(1);
  }

  private Node row(KeyAction action) {
    Label words = Nodes.label(title(action));
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, words);
    row.getStyleClass().add("keys-row");
    if (action == changing) {
      row.getChildren().add(new Catcher(action, row));
      return row;
    }
    String keys = keymap.words(action);
    Label hint = Nodes.figure(keys.isEmpty() ? "muted" : "key-hint");
    hint.setText(keys.isEmpty() ? Texts.of("keys.none") : keys);
    row.getChildren().add(hint);
    if (keymap.isChanged(action)) {
      row.getChildren().add(button("keys.edit.reset", action, () -> {
        keymap.reset(action);
        stop(action);
      }));
    }
    if (!keys.isEmpty()) {
      row.getChildren().add(button("keys.edit.remove", action, () -> {
        keymap.unbind(action);
        stop(action);
      }));
    }
    row.getChildren().add(button("keys.edit.change", action, () -> {
      changing = action;
      fill();
      rows.lookupAll(".keys-catcher").forEach(Node::requestFocus);
    }));
    return row;
  }

  private static Button button(String key, KeyAction action, Runnable run) {
    String words = Texts.of(key);
    Button button = Nodes.button(words, run, "link-button");
    button.setAccessibleText(Texts.of("keys.edit.name", words(action), words));
    button.setId(action.id());
    return button;
  }

  /**
   * Nothing is changed any more.
   *
   * @param action whose row has the focus then; null for none
   */
  private void stop(@Nullable KeyAction action) {
    changing = null;
    fill();
    if (action != null) {
      rows.lookupAll("#" + action.id()).stream().reduce((_, last) -> last).ifPresent(Node::requestFocus);
    }
  }

  /** Waits for keys, and takes whatever is pressed while it has the focus. */
  private final class Catcher extends Button {
    private final KeyAction action;
    private final HBox row;

    Catcher(KeyAction action, HBox row) {
      super(Texts.of("keys.press"));
      this.action = action;
      this.row = row;
      getStyleClass().add("keys-catcher");
      setMinWidth(USE_PREF_SIZE);
      setAccessibleText(Texts.of("keys.edit.name", words(action), getText()));
      addEventFilter(KeyEvent.ANY, event -> {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
          pressed(event);
        }
        event.consume();
      });
    }

    private void pressed(KeyEvent event) {
      if (event.getCode() == KeyCode.ESCAPE) {
        stop(action);
        return;
      }
      Pressed.keys(event).ifPresent(keys -> {
        Optional<Refusal> refusal = keymap.refusal(keys);
        Optional<KeyAction> holder = keymap.holder(keys, action);
        if (refusal.isPresent()) {
          say(Texts.of(refusal.get().words(), keymap.words(keys)));
        } else if (holder.isPresent()) {
          ask(keys, holder.get());
        } else {
          bind(keys);
        }
      });
    }

    private void bind(KeyCombination keys) {
      keymap.bind(action, keys);
      stop(action);
    }

    private void say(String words) {
      Label said = Nodes.label(words, "danger-text");
      said.setWrapText(true);
      show(said);
    }

    private void ask(KeyCombination keys, KeyAction other) {
      Button take = Nodes.button(Texts.of("keys.take"), () -> bind(keys), "compact");
      Label taken = Nodes.wrapped(Texts.of("keys.taken", keymap.words(keys), words(other)));
      HBox.setHgrow(taken, Priority.ALWAYS);
      HBox question = new HBox(8, taken, take,
          Nodes.button(Texts.of("keys.leave"), () -> stop(action), "compact"));
      question.setAlignment(Pos.CENTER_LEFT);
      question.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
        if (event.getCode() == KeyCode.ESCAPE) {
          stop(action);
          event.consume();
        }
      });
      show(question);
      take.requestFocus();
    }

    /** Below the row, in place of what was said before. */
    private void show(Node words) {
      words.getStyleClass().add("keys-said");
      int at = rows.getChildren().indexOf(row) + 1;
      rows.getChildren().removeIf(node -> node.getStyleClass().contains("keys-said"));
      rows.getChildren().add(at, words);
    }
  }
}
