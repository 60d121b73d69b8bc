package io.deskwire.ui.conversation;

import io.deskwire.session.FileToSend;
import io.deskwire.ui.attachment.FileSize;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What leaves with the next message, as chips above the field; each can be taken out. FX thread. */
final class FilesPane extends FlowPane {

  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final int PREVIEW = 96;

  private final ComposerFiles files;
  private final ComposerTools tools;
  private final Runnable removed;
  private final ListChangeListener<ComposerFiles.Item> watcher = _ -> show();

  /** @param removed told when the agent has taken one out, for the keyboard must go somewhere */
  FilesPane(ComposerFiles files, ComposerTools tools, Runnable removed) {
    this.files = files;
    this.tools = tools;
    this.removed = removed;
    getStyleClass().add("cv-chips");
    files.items().addListener(watcher);
    files.restore(tools.preparation());
    show();
  }

  void close() {
    files.items().removeListener(watcher);
  }

  /** Lets the agent choose. */
  void choose() {
    add(tools.dialogs().open(getScene() == null ? null : getScene().getWindow()));
  }

  void add(List<Path> paths) {
    paths.forEach(path -> files.add(path, tools.preparation()));
  }

  /** Files or a picture of the clipboard; words in it go before a picture of them. @return false when there are none */
  boolean paste(Clipboard clipboard) {
    if (clipboard.hasFiles()) {
      add(clipboard.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    Image image = clipboard.hasString() ? null : clipboard.getImage();
    if (image == null) {
      return false;
    }
    files.paste(ConversationTexts.of("chip.pasted"), tools.preparation().of(image));
    return true;
  }

  private void show() {
    getChildren().setAll(files.items().stream().map(this::chip).toList());
    Nodes.show(this, !getChildren().isEmpty());
  }

  private HBox chip(ComposerFiles.Item item) {
    FileToSend file = item.file();
    Label name = Nodes.label(SafeText.line(item.name()), "cv-file-name");
    name.setMinWidth(0);
    Label about = Nodes.label(file != null
        ? FileSize.of(file.bytes().length)
        : item.isBeingMade() ? ConversationTexts.of("chip.making") : item.problem(), "cv-file-details");
    about.setWrapText(true);
    Button out = Nodes.iconButton(Feather.X, ConversationTexts.of("chip.remove", SafeText.line(item.name())), () -> {
      files.remove(item);
      removed.run();
    });
    VBox words = new VBox(name, about);
    words.getStyleClass().add("cv-chip-words");
    HBox chip = new HBox(mark(item, file), words, out);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().add("cv-chip");
    chip.pseudoClassStateChanged(REFUSED, !item.problem().isEmpty());
    return chip;
  }

  /** A small picture where it is one. */
  private Node mark(ComposerFiles.Item item, @Nullable FileToSend file) {
    StackPane mark = new StackPane(new FontIcon(item.problem().isEmpty() ? Feather.FILE_TEXT : Feather.ALERT_TRIANGLE));
    mark.getStyleClass().add("cv-chip-mark");
    if (file != null && file.width() > 0) {
      ImageView preview = new ImageView();
      preview.setPreserveRatio(true);
      preview.fitHeightProperty().bind(mark.heightProperty());
      preview.setFitWidth(PREVIEW / 2.0);
      var _ = tools.thumbnails().get("chip " + System.identityHashCode(file.bytes()), PREVIEW,
          () -> CompletableFuture.completedFuture(Optional.of(file.bytes()))).thenAccept(made -> {
            if (made.isPresent()) {
              preview.setImage(made.get());
              mark.getChildren().setAll(preview);
            }
          });
    }
    return mark;
  }
}
