package io.deskwire.ui.shell;

import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.list.AnchorList;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A conversation in a window of its own. Closing the window brings it back into a tab. FX thread. */
final class DetachedWindow {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 720;
  private static final double LEAST = 400;
  private static final double ASIDE = 48;

  private final RoomTab room;
  private final Runnable back;
  private final Stage stage = new Stage();
  private final StackPane holder = new StackPane();
  private final Subscription styled;
  /** Of the main window, with the number waiting. */
  private ObservableList<Image> icons = FXCollections.observableArrayList();

  /**
   * @param beside the window it comes from; null when not known
   * @param style  gives a scene the looks of the main window
   * @param back   asked to put the conversation back
   */
  DetachedWindow(RoomTab room, Keymap keymap, @Nullable Window beside, Function<Scene, Subscription> style,
      Runnable back) {
    this.room = room;
    this.back = back;
    VBox.setVgrow(holder, Priority.ALWAYS);
    holder.setMinSize(0, 0);
    holder.getChildren().add(room.content().node());
    VBox root = new VBox(bar(), holder);
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (PaneKeys.find(keymap, scene, event).filter(this::key).isPresent()) {
        event.consume();
      }
    });
    styled = style.apply(scene);
    stage.setScene(scene);
    stage.titleProperty().bind(room.head().titleProperty().map(DetachedWindow::title));
    stage.setMinWidth(LEAST);
    stage.setMinHeight(LEAST);
    stage.setOnCloseRequest(event -> {
      event.consume();
      back.run();
    });
    if (beside != null) {
      stage.setX(beside.getX() + ASIDE);
      stage.setY(beside.getY() + ASIDE);
      if (beside instanceof Stage main) {
        icons = main.getIcons();
        Bindings.bindContent(stage.getIcons(), icons);
      }
    }
  }

  /** Stands where it stood if a screen is still there, in any case as large as it was. Before it is shown. */
  void restore(Rectangle2D before) {
    WindowPlace.restore(stage, before);
  }

  private HBox bar() {
    Button attach = Nodes.button(Texts.of("tab.attach"), back, "link-button");
    attach.setGraphic(new FontIcon(Feather.LOG_IN));
    HBox bar = new HBox(Nodes.spacer(), Nodes.pointing(attach));
    bar.getStyleClass().add("deck-side-bar");
    return bar;
  }

  /** Pictures in a title confuse the window lists of some desktops. */
  private static String title(String name) {
    String plain = SafeText.line(name).replaceAll("[\\p{IsEmoji_Presentation}\\p{So}\\p{Cs}\\x{FE0F}\\x{200D}]", "")
        .strip();
    return plain.isEmpty() ? Texts.of("app.name") : Texts.of("tab.window", plain);
  }

  void show() {
    stage.show();
    room.content().focusComposer();
  }

  /** In front of all windows, ready to write. */
  void toFront() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    room.content().focusComposer();
  }

  Stage stage() {
    return stage;
  }

  /** The window goes; what was in it can be put elsewhere. */
  void close() {
    holder.getChildren().clear();
    stage.titleProperty().unbind();
    Bindings.unbindContent(stage.getIcons(), icons);
    stage.close();
    styled.close();
  }

  /** Those of the main window's keys that are about the conversation. */
  private boolean key(KeyAction action) {
    ConversationPane pane = room.content();
    switch (action) {
      case NEXT_REGION, PREVIOUS_REGION -> {
        if (stage.getScene().getFocusOwner() instanceof AnchorList<?>) {
          pane.focusComposer();
        } else {
          pane.focusMessages();
        }
      }
      case CLOSE_TAB, DETACH -> back.run();
      default -> {
        return PaneKeys.run(action, pane);
      }
    }
    return true;
  }
}
