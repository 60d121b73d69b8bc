package io.deskwire.ui;

import io.deskwire.ui.attachment.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** An agent who saves everything in one place, or nowhere. */
public final class SavingTo implements FileDialogs {
  private final @Nullable Path file;
  private final List<String> proposed = new ArrayList<>();

  public SavingTo(@Nullable Path file) {
    this.file = file;
  }

  /** Names that were proposed. */
  public List<String> proposed() {
    return List.copyOf(proposed);
  }

  @Override
  public List<Path> open(@Nullable Window owner) {
    return List.of();
  }

  @Override
  public Optional<Path> save(@Nullable Window owner, String name) {
    proposed.add(name);
    return Optional.ofNullable(file);
  }
}
