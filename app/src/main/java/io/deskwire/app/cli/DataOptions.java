package io.deskwire.app.cli;

import io.deskwire.app.Environment;
import io.deskwire.app.platform.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where profile data lives, shared by the commands that keep any. */
final class DataOptions {
  @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Where messages and settings are kept; by default"
      + " where this system keeps the data of programs.")
  private @Nullable Path folder;

  DataFolder folder(Environment environment) {
    return folder == null
        ? DataFolder.standard(environment.os(), environment.home(), environment.dataHome())
        : DataFolder.at(folder);
  }

  /** The folder only if somebody has named it. */
  Optional<Path> given() {
    return Optional.ofNullable(folder).map(Path::toAbsolutePath);
  }
}
