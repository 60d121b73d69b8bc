package io.deskwire.app.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the administrator of this computer has decided for everybody who uses it: a file of the form of the user's, in which
 * each field that is there goes before the user's own. It is read at the start and never written; the user's own values
 * stay in their file and hold again when the administrator's is gone.
 *
 * @param source of the decisions
 * @param names  the fields that are fixed
 * @param values theirs; fields that are not fixed say nothing
 * @param notice what is wrong with the file, a sentence for people; empty when nothing is
 */
public record FixedSettings(Path source, Set<Name> names, Settings values, String notice) {
  private static final Logger log = LoggerFactory.getLogger(FixedSettings.class);
  private static final Set<String> THEMES = Set.of("system", "light", "dark", "contrast");
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  /** A field that can be fixed. */
  public enum Name {
    PROFILES("profiles"), THEME("theme"), DENSE("dense"), LANGUAGE("language"), NOTIFICATIONS(
        "notifications"), TEAM_REPLIES("teamReplies"), KEEP_DAYS("keepDays");

    private final String field;

    Name(String field) {
      this.field = field;
    }
  }

  public FixedSettings {
    names = Set.copyOf(names);
  }

  /** Nothing is fixed. */
  public static FixedSettings none() {
    return new FixedSettings(Path.of(""), Set.of(), Settings.fresh(), "");
  }

  /**
   * Where this system keeps what holds for all its users.
   *
   * @param programData of Windows, if it says so
   */
  public static Path standard(OperatingSystem os, Optional<Path> programData) {
    Path folder = switch (os) {
      case LINUX -> Path.of("/etc", "deskwire");
      case MACOS -> Path.of("/Library", "Application Support", "Deskwire");
      case WINDOWS -> programData.orElse(Path.of("C:\\ProgramData")).resolve("Deskwire");
    };
    return folder.resolve("settings.json");
  }

  /** Reads the file; a missing one fixes nothing, and neither does one that cannot be read, which says so. */
  public static FixedSettings read(Path file) {
    if (!Files.exists(file)) {
      return none();
    }
    try {
      JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
      if (!tree.isObject()) {
        return broken(file, "there are no settings in it");
      }
      return new Reading(file).of(tree);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      return broken(file, line > 0 ? "it is damaged in line " + line : "it is damaged");
    } catch (IOException e) {
      return broken(file, e.getClass().getSimpleName().replace("Exception", ""));
    }
  }

  private static FixedSettings broken(Path file, String why) {
    return new FixedSettings(file, Set.of(), Settings.fresh(), "The administrator's settings in " + file
        + " cannot be used (" + why + "). Nothing is fixed by them until the file is corrected.");
  }

  /** Field by field: one that is wrong must not undo the others. */
  private static final class Reading {
    private final Path file;
    private final Set<Name> names = EnumSet.noneOf(Name.class);
    private final List<String> wrong = new ArrayList<>();

    Reading(Path file) {
      this.file = file;
    }

    FixedSettings of(JsonNode tree) {
      Settings fresh = Settings.fresh();
      List<Settings.Desk> desks = List.of(value(tree, Name.PROFILES, Settings.Desk[].class, new Settings.Desk[0],
          all -> all.length > 0 && Stream.of(all).noneMatch(desk -> desk == null || desk.endpoints().isEmpty())));
      String theme = value(tree, Name.THEME, String.class, fresh.theme(), THEMES::contains);
      boolean dense = value(tree, Name.DENSE, Boolean.class, false, _ -> true);
      String language = value(tree, Name.LANGUAGE, String.class, "", tag -> tag.matches("[A-Za-z-]*"));
      Settings.Notifications calls = value(tree, Name.NOTIFICATIONS, Settings.Notifications.class,
          Settings.Notifications.NONE, _ -> true);
      String replies = value(tree, Name.TEAM_REPLIES, String.class, "", _ -> true);
      int days = value(tree, Name.KEEP_DAYS, Integer.class, 0, count -> count >= 0);
      tree.propertyNames().stream()
          .filter(field -> !field.equals("version") && Stream.of(Name.values()).noneMatch(it -> it.field.equals(field)))
          .forEach(wrong::add);
      Settings values = new Settings(Settings.VERSION, desks, theme, null, calls, false, dense, language, Map.of(),
          null, replies, days, fresh.desks());
      String notice = wrong.isEmpty()
          ? ""
          : "In the administrator's settings in " + file + " these fields cannot be used: " + String.join(", ", wrong)
              + ".";
      return new FixedSettings(file, names, values, notice);
    }

    private <T> T value(JsonNode tree, Name name, Class<T> type, T none, Predicate<T> usable) {
      @Nullable
      JsonNode node = tree.get(name.field);
      if (node == null) {
        return none;
      }
      try {
        @Nullable
        T read = MAPPER.treeToValue(node, type);
        if (read != null && usable.test(read)) {
          names.add(name);
          return read;
        }
      } catch (JacksonException e) {
        log.debug("a field of the administrator's settings is wrong", e);
      }
      wrong.add(name.field);
      return none;
    }
  }

  public boolean has(Name name) {
    return names.contains(name);
  }

  /** What holds: the user's own with the fixed values over them. Whether the user is not to be disturbed stays theirs. */
  public Settings over(Settings own) {
    Settings held = mixed(own, values).withProfiles(has(Name.PROFILES) ? FixedDesks.over(values, own) : own.profiles());
    Settings.Notifications calls = values.notifications();
    return has(Name.NOTIFICATIONS) && calls != null
        ? held.withNotifications(
            calls.withDoNotDisturb(own.notifications() != null && own.notifications().doNotDisturb()))
        : held;
  }

  /** The user's own after a change: what is fixed stays in their file as they had it. */
  public Settings spare(Settings own, Settings changed) {
    return mixed(changed, own);
  }

  /** The plain fields, those that are fixed from the second. */
  private Settings mixed(Settings base, Settings fixed) {
    return new Settings(base.version(), base.profiles(), (has(Name.THEME) ? fixed : base).theme(), base.window(),
        base.notifications(), base.controlEnterSends(), (has(Name.DENSE) ? fixed : base).dense(),
        (has(Name.LANGUAGE) ? fixed : base).language(), base.keys(), base.habits(),
        (has(Name.TEAM_REPLIES) ? fixed : base).teamReplies(), (has(Name.KEEP_DAYS) ? fixed : base).keepDays(),
        base.desks());
  }
}
