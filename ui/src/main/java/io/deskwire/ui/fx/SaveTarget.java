package io.deskwire.ui.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where something is to be saved: people are asked, tests answer. FX thread. */
@FunctionalInterface
public interface SaveTarget {

  /**
   * Asks for a file; one that is there already may be overwritten then.
   *
   * @param name as proposed, with its ending
   * @return empty when nothing is to be saved
   */
  Optional<Path> choose(@Nullable Window owner, String title, String name);

  /** The system's own window. */
  static SaveTarget system() {
    return (owner, title, name) -> {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(title);
      chooser.setInitialFileName(name);
      String ending = "*" + name.substring(name.lastIndexOf('.'));
      chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(ending, ending));
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    };
  }
}
