package io.deskwire.app.platform;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of one installation as a JSON file. A file that cannot be read is put aside under a new name and named to
 * the user; it is never overwritten. A new file is written whole beside the old one and then takes its place.
 */
public final class SettingsFile {
  private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private final JsonMapper mapper = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();
  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * What a file had.
   *
   * @param notice for the user when the file was damaged: what happened and where it is now; null otherwise
   */
  public record Loaded(Settings settings, @Nullable String notice) {}

  /**
   * Reads the file; a missing one gives fresh settings.
   *
   * @throws PlatformException when it cannot be read or put aside, or was written by a newer version
   */
  public Loaded load() throws PlatformException {
    if (!Files.exists(file)) {
      return new Loaded(Settings.fresh(), null);
    }
    Settings read;
    try {
      @Nullable
      Settings parsed = mapper.treeToValue(ofToday(mapper.readTree(Files.readAllBytes(file))), Settings.class);
      if (parsed == null) {
        return putAside("it is empty");
      }
      read = parsed;
    } catch (JacksonException e) {
      log.warn("settings are damaged: {}", e.getClass().getSimpleName());
      return putAside("it is damaged");
    } catch (IOException e) {
      throw new PlatformException("The settings in " + file + " cannot be read (" + e.getMessage()
          + "). They were not changed; correct the permissions of the file.", e);
    }
    if (read.version() > Settings.VERSION) {
      throw new PlatformException("The settings in " + file
          + " were written by a newer Deskwire. They were not changed; start that version, or choose another folder"
          + " with --data-dir.", null);
    }
    return new Loaded(read, null);
  }

  /** Before there could be several desks, tabs stood with the window and the filter with the settings. */
  private static JsonNode ofToday(JsonNode tree) {
    if (tree instanceof ObjectNode settings && !settings.has("desks")
        && (settings.has("inbox") || settings.path("window").has("tabs"))) {
      ObjectNode work = settings.objectNode();
      if (settings.path("window") instanceof ObjectNode window) {
        work.setAll(window);
      }
      if (settings.has("inbox")) {
        work.set("inbox", settings.get("inbox"));
      }
      settings.putObject("desks").putObject("work").set(Settings.Desk.FIRST, work);
    }
    return tree;
  }

  private Loaded putAside(String why) throws PlatformException {
    Path aside = file
        .resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())));
    try {
      Files.move(file, aside);
    } catch (IOException e) {
      throw new PlatformException("The settings in " + file + " cannot be used (" + why
          + ") and cannot be put aside (" + e.getMessage() + "). They were not changed.", e);
    }
    return new Loaded(Settings.fresh(), "The settings file could not be used because " + why + ". It is kept as "
        + aside + "; Deskwire starts with fresh settings, your messages are not affected.");
  }

  /**
   * Replaces the file.
   *
   * @throws PlatformException when it cannot be written; the old file is then as it was
   */
  public void save(Settings settings) throws PlatformException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, mapper.writeValueAsBytes(settings));
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | JacksonException e) {
      throw new PlatformException("The settings could not be saved to " + file + " (" + e.getMessage()
          + "). The old ones are kept.", e);
    }
  }
}
