package io.deskwire.ui.conversation;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Says which key sends, and lets the agent choose another. The menu is made when it is asked for: a menu button would
 * hold on to its scene after its conversation is closed. FX thread.
 */
final class EnterMenu extends Button {

  private final BooleanProperty enterSends;
  private final Subscription subscription;
  private @Nullable ContextMenu menu;

  EnterMenu(BooleanProperty enterSends) {
    this.enterSends = enterSends;
    getStyleClass().addAll("cv-tool", "cv-enter");
    setMinWidth(0);
    setOnAction(_ -> choose());
    subscription = enterSends.subscribe(on -> {
      setText(ConversationTexts.of(on ? "composer.hint" : "composer.hintControl"));
      setAccessibleText(ConversationTexts.of("composer.hintName", getText()));
    });
  }

  void close() {
    subscription.unsubscribe();
    if (menu != null) {
      menu.hide();
    }
  }

  private void choose() {
    ContextMenu made = new ContextMenu(item("composer.hint", true), item("composer.hintControl", false));
    menu = made;
    made.show(this, Side.TOP, 0, 0);
  }

  private RadioMenuItem item(String key, boolean value) {
    RadioMenuItem item = new RadioMenuItem(ConversationTexts.of(key));
    item.setSelected(enterSends.get() == value);
    item.setOnAction(_ -> enterSends.set(value));
    return item;
  }
}
