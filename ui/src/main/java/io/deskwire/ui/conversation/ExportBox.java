package io.deskwire.ui.conversation;

import io.deskwire.session.Room;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.fx.Nodes;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Saves the conversation in front into a file. Lives as long as its view-model. FX thread. */
public final class ExportBox extends VBox {
  private final ExportViewModel model;
  private final Supplier<@Nullable Room> room;
  private final Supplier<FileDialogs> dialogs;

  /**
   * @param room    whose conversation it is; null for none
   * @param dialogs ask for the file
   */
  public ExportBox(ExportViewModel model, Supplier<@Nullable Room> room, Supplier<FileDialogs> dialogs) {
    this.model = model;
    this.room = room;
    this.dialogs = dialogs;
    getStyleClass().add("export");
    MenuButton menu = new MenuButton(ConversationTexts.of("export.menu"));
    menu.getStyleClass().add("export-menu");
    for (Transcript.Form form : Transcript.Form.values()) {
      MenuItem item = new MenuItem(ConversationTexts.of("export." + form.name()));
      item.setOnAction(_ -> save(form));
      menu.getItems().add(item);
    }
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(ConversationTexts.of("export.menu"));
    bar.progressProperty().bind(model.shareProperty());
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox running = new HBox(8, bar, Nodes.button(ConversationTexts.of("export.cancel"), model::cancel, "compact"));
    running.getStyleClass().add("export-running");
    Label words = Nodes.wrapped("", "muted", "small");
    words.textProperty().bind(model.wordsProperty());
    words.visibleProperty().bind(model.wordsProperty().isNotEmpty());
    words.managedProperty().bind(words.visibleProperty());
    menu.disableProperty().bind(model.runningProperty());
    model.runningProperty().subscribe(on -> Nodes.show(running, on));
    getChildren().addAll(menu, running, words);
  }

  /** Asks for a file and writes the conversation into it, as text. */
  public void save() {
    save(Transcript.Form.TEXT);
  }

  private void save(Transcript.Form form) {
    Room of = room.get();
    if (of != null && !model.runningProperty().get()) {
      Scene scene = getScene();
      dialogs.get().save(scene == null ? null : scene.getWindow(), model.fileName(of, form))
          .ifPresent(file -> model.save(of, form, file));
    }
  }
}
