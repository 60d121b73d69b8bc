package io.deskwire.ui.attachment;

import io.deskwire.ui.fx.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where the agent says which files. An interface, for the system's dialogs need a screen. FX thread. */
public interface FileDialogs {

  /** Files to send; empty when the agent thinks better of it. */
  List<Path> open(@Nullable Window owner);

  /**
   * Where to save.
   *
   * @param name a safe one
   */
  Optional<Path> save(@Nullable Window owner, String name);

  /** The system's. */
  static FileDialogs system() {
    return new FileDialogs() {
      @Override
      public List<Path> open(@Nullable Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("attachment.choose"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Path> save(@Nullable Window owner, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("attachment.save-title"));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
      }
    };
  }
}
