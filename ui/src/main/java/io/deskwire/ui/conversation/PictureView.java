package io.deskwire.ui.conversation;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.attachment.FileNames;
import io.deskwire.ui.attachment.FileSize;
import io.deskwire.ui.fx.Nodes;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A picture of a message in full, in the place of the conversation: fitted or in its own size. Escape leaves. FX thread. */
final class PictureView extends VBox {

  /** The most pixels of the longer side that are decoded: more than a screen has, and 64 MB. */
  private static final int MOST = 4096;

  private final ImageView image = new ImageView();
  private final Label state = Nodes.label(ConversationTexts.of("picture.loading"), "cv-empty");
  private final StackPane ground = new StackPane(image, state);
  private final ScrollPane scroll = new ScrollPane(ground);
  private final ToggleButton fit = new ToggleButton(ConversationTexts.of("picture.fit"));
  private final ToggleButton full = new ToggleButton(ConversationTexts.of("picture.full"));
  private final double width;
  private final double height;

  PictureView(ChatMessage message, FileDeeds deeds, Runnable leave) {
    AttachmentInfo info = Objects.requireNonNull(message.attachment());
    width = info.width();
    height = info.height();
    String name = FileNames.safe(info.name());
    getStyleClass().add("cv-picture");
    Label title = Nodes.label(name, "cv-header-name");
    title.setMinWidth(0);
    Label about = Nodes.label(
        ConversationTexts.of("picture.about", info.width(), info.height(), FileSize.of(info.size())),
        "cv-header-origin");
    about.setMinWidth(0);
    ToggleGroup sizes = new ToggleGroup();
    HBox modes = new HBox(fit, full);
    modes.getStyleClass().add("cv-modes");
    modes.setMaxHeight(USE_PREF_SIZE);
    for (ToggleButton each : new ToggleButton[]{fit, full}) {
      each.setToggleGroup(sizes);
      each.getStyleClass().add("cv-mode");
      each.setMinWidth(USE_PREF_SIZE);
    }
    fit.setSelected(true);
    sizes.selectedToggleProperty().addListener((_, before, now) -> {
      if (now == null) {
        sizes.selectToggle(before);
      } else {
        size();
      }
    });
    Button save = Nodes.button(ConversationTexts.of("file.save"), () -> deeds.save(message), "cv-button");
    Button close = Nodes.iconButton(Feather.X, ConversationTexts.of("picture.close"), leave);
    VBox words = new VBox(title, about);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox bar = new HBox(words, modes, save, close);
    bar.getStyleClass().add("cv-header");
    bar.setMinHeight(USE_PREF_SIZE);
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    image.setAccessibleText(name);
    ground.getStyleClass().add("cv-picture-ground");
    scroll.getStyleClass().add("cv-picture-scroll");
    scroll.setPannable(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(bar, scroll);
    scroll.viewportBoundsProperty().subscribe(_ -> size());
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        leave.run();
        event.consume();
      }
    });
    deeds.thumbnail(message, MOST, made -> {
      made.ifPresent(image::setImage);
      state.setText(made.isPresent() ? "" : ConversationTexts.of("picture.notShown"));
    });
  }

  void focus() {
    fit.requestFocus();
  }

  /** What was decoded smaller than it is, is as large as it is all the same. */
  private void size() {
    double wide = scroll.getViewportBounds().getWidth();
    double high = scroll.getViewportBounds().getHeight();
    boolean own = full.isSelected();
    ground.setMinSize(wide, high);
    image.setFitWidth(own ? width : Math.min(width, wide));
    image.setFitHeight(own ? height : Math.min(height, high));
  }
}
