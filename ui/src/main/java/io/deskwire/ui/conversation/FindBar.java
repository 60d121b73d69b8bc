package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Above the messages: what is looked for in them, and how much of it there is. FX thread. */
final class FindBar extends HBox {
  private static final double LEAST = 80;

  private final FindViewModel model;
  private final Runnable left;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private @Nullable TextField field;

  /**
   * Nothing is made before it is first opened: most conversations are read without.
   *
   * @param left told when it is closed by hand: the keyboard has to go somewhere
   */
  FindBar(FindViewModel model, Runnable left) {
    this.model = model;
    this.left = left;
    getStyleClass().add("cv-find");
    Nodes.show(this, false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows it, ready to be typed in. */
  void open() {
    TextField shown = field;
    if (shown == null) {
      shown = make();
      field = shown;
    }
    model.open();
    applyCss();
    shown.requestFocus();
    shown.selectAll();
  }

  private TextField make() {
    TextField made = new SearchField(ConversationTexts.of("find.field"), null);
    Label status = Nodes.label("");
    status.getStyleClass().add("cv-find-status");
    status.setMinWidth(USE_PREF_SIZE);
    setHgrow(made, Priority.ALWAYS);
    made.setMinWidth(LEAST);
    Button older = Nodes.iconButton(Feather.CHEVRON_UP, ConversationTexts.of("find.older"), () -> model.step(true));
    Button newer = Nodes.iconButton(Feather.CHEVRON_DOWN, ConversationTexts.of("find.newer"), () -> model.step(false));
    Button close = Nodes.iconButton(Feather.X, ConversationTexts.of("find.close"), this::leave);
    getChildren().addAll(made, status, older, newer, Nodes.spacer(), close);
    made.textProperty().bindBidirectional(model.textProperty());
    subscriptions.add(model.openProperty().subscribe(open -> Nodes.show(this, open)));
    subscriptions.add(model.statusProperty().subscribe(words -> {
      status.setText(words);
      made.setAccessibleHelp(words);
    }));
    subscriptions.add(model.currentProperty().subscribe(place -> {
      older.setDisable(place == null);
      newer.setDisable(place == null);
    }));
    subscriptions.add(() -> made.textProperty().unbindBidirectional(model.textProperty()));
    return made;
  }

  void close() {
    subscriptions.forEach(Subscription::unsubscribe);
  }

  private void leave() {
    model.close();
    left.run();
  }

  private void key(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    KeyCode code = event.getCode();
    boolean typing = field != null && field.isFocused();
    if (code == KeyCode.ESCAPE) {
      leave();
    } else if (typing && code == KeyCode.ENTER) {
      model.step(!event.isShiftDown());
    } else if (typing && code == KeyCode.UP) {
      model.step(true);
    } else if (typing && code == KeyCode.DOWN) {
      model.step(false);
    } else {
      return;
    }
    event.consume();
  }
}
