package io.deskwire.ui;

import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Presses and writes as somebody at the window does, who finds things by the keys of their words and so in every language.
 * What is not there, or cannot be pressed, fails. FX thread.
 */
public final class Hands {
  private static final ResourceBundle CONVERSATION = ResourceBundle.getBundle("deskwire.i18n.conversation",
      Locale.getDefault(Locale.Category.DISPLAY));

  private Hands() {}

  /** What stands at this key, of whichever bundle. */
  public static String words(String key, Object... arguments) {
    if (key.startsWith("conversation.")) {
      return CONVERSATION.getString(key).replace("''", "'");
    }
    return arguments.length == 0 ? Texts.of(key) : Texts.of(key, arguments);
  }

  /** The button of these words that is seen and can be pressed. */
  public static void press(Scene scene, String key, Object... arguments) {
    pressIn(scene.getRoot(), key, arguments);
  }

  /** Within a part of the window. */
  public static void pressIn(Parent part, String key, Object... arguments) {
    String words = words(key, arguments);
    if (!hasPressed(part, words)) {
      throw new AssertionError("no button “" + words + "”");
    }
  }

  /** False when there is none with these words that is seen and can be pressed. */
  static boolean hasPressed(Parent part, String words) {
    settle(part.getScene());
    Optional<ButtonBase> button = part.lookupAll(".button").stream().filter(Hands::isSeen).map(ButtonBase.class::cast)
        .filter(each -> words.equals(each.getText()) || words.equals(each.getAccessibleText()))
        .filter(each -> !each.isDisabled()).findFirst();
    button.ifPresent(each -> {
      each.requestFocus(); // as a click does
      each.fire();
    });
    return button.isPresent();
  }

  /** The item of the menu that is open, or of one within it; a menu opens. */
  public static void choose(String key) {
    String words = words(key);
    List<ContextMenu> menus = List.copyOf(Window.getWindows()).stream().filter(Window::isShowing)
        .filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).toList();
    MenuItem item = menus.stream().flatMap(menu -> menu.getItems().stream()).flatMap(Hands::within)
        .filter(each -> words.equals(each.getText())).findFirst()
        .orElseThrow(() -> new AssertionError("no item “" + words + "”"));
    if (item instanceof Menu menu) {
      menu.show();
    } else {
      menus.forEach(ContextMenu::hide); // as after a click
      item.fire();
    }
  }

  private static Stream<MenuItem> within(MenuItem item) {
    return item instanceof Menu menu
        ? Stream.concat(Stream.of(item), menu.getItems().stream().flatMap(Hands::within))
        : Stream.of(item);
  }

  /** Into the field of this name. */
  public static void type(Scene scene, String key, String text) {
    String words = words(key);
    scene.getRoot().lookupAll(".text-field").stream().map(TextField.class::cast)
        .filter(node -> words.equals(node.getAccessibleText())).findFirst()
        .orElseThrow(() -> new AssertionError("no field “" + words + "”")).setText(text);
  }

  /** On a node, so many times. */
  public static void key(Node node, KeyCode code, int times) {
    for (int i = 0; i < times; i++) {
      Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
  }

  /** On whatever has the focus. */
  public static void key(Scene scene, KeyCode code) {
    Node owner = scene.getFocusOwner();
    if (owner == null) {
      throw new AssertionError("nothing has the focus");
    }
    key(owner, code, 1);
  }

  /** Opens the palette with this in its field. */
  public static void search(Scene scene, String text) {
    Event.fireEvent(scene.getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false));
    ((TextField) scene.lookup(".search-card .search-field")).setText(text);
  }

  /** A page of the settings, counted from 0, once they are open. */
  public static void page(Scene scene, int page) {
    settle(scene); // or what comes into view is measured before it has a size
    List.copyOf(scene.getRoot().lookupAll(".settings-item")).stream().map(ToggleButton.class::cast).skip(page)
        .findFirst().orElseThrow(() -> new AssertionError("no page " + page)).fire();
  }

  /** Rows of lists are there only then. */
  public static void settle(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static boolean isSeen(Node node) {
    return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
  }
}
