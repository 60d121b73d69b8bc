package io.deskwire.app.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an installation remembers beside its messages. Passwords are never among it.
 *
 * @param version  of this form
 * @param profiles desks
 * @param theme    {@code system}, {@code light}, {@code dark} or {@code contrast}
 * @param window   where the main window was; null when it was never open
 * @param notifications when the agent is called; null for the usual
 * @param controlEnterSends Enter begins a line, and Ctrl+Enter sends
 * @param dense    rows stand closer together
 * @param language tag of the window's language; empty for the system's
 * @param keys     shortcuts that are not the usual ones: id of an action and its keys, empty for none
 * @param habits   how the agent works; null for the usual
 * @param teamReplies where the team's canned replies are: a path or an https address; empty for the data folder
 * @param keepDays conversations stay so many days; 0 for ever
 * @param desks    which desk opens, and how each was left
 */
public record Settings(int version, List<Desk> profiles, String theme, @Nullable Window window,
    @Nullable Notifications notifications, boolean controlEnterSends, boolean dense, String language,
    Map<String, String> keys, @Nullable Habits habits, String teamReplies,
    int keepDays, Desks desks) {

  /** The form that this version writes. */
  public static final int VERSION = 1;

  @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
  public Settings {
    version = version == 0 ? VERSION : version;
    profiles = profiles == null ? List.of() : List.copyOf(profiles);
    theme = theme == null ? "system" : theme;
    language = language == null ? "" : language;
    keys = keys == null ? Map.of() : Map.copyOf(keys);
    teamReplies = teamReplies == null ? "" : teamReplies;
    desks = desks == null ? Desks.NONE : desks;
  }

  public static Settings fresh() {
    return new Settings(VERSION, List.of(), "system", null, null, false, false, "", Map.of(), null, "", 0,
        Desks.NONE);
  }

  public Settings withProfiles(List<Desk> newProfiles) {
    return new Settings(version, newProfiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, teamReplies, keepDays, desks);
  }

  public Settings withTheme(String newTheme) {
    return new Settings(version, profiles, newTheme, window, notifications, controlEnterSends, dense, language, keys,
        habits, teamReplies, keepDays, desks);
  }

  public Settings withWindow(@Nullable Window newWindow) {
    return new Settings(version, profiles, theme, newWindow, notifications, controlEnterSends, dense, language, keys,
        habits, teamReplies, keepDays, desks);
  }

  public Settings withNotifications(@Nullable Notifications newNotifications) {
    return new Settings(version, profiles, theme, window, newNotifications, controlEnterSends, dense, language, keys,
        habits, teamReplies, keepDays, desks);
  }

  /** With what the agent has chosen for the window. */
  public Settings withChoices(boolean newControlEnterSends, boolean newDense, String newLanguage,
      Map<String, String> newKeys, int newKeepDays) {
    return new Settings(version, profiles, theme, window, notifications, newControlEnterSends, newDense, newLanguage,
        newKeys, habits, teamReplies, newKeepDays, desks);
  }

  public Settings withHabits(@Nullable Habits newHabits) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        newHabits, teamReplies, keepDays, desks);
  }

  public Settings withDesks(Desks newDesks) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, teamReplies, keepDays, newDesks);
  }

  public Settings withTeamReplies(String newTeamReplies) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, newTeamReplies, keepDays, desks);
  }

  /** A folder for one more desk: the data folder itself, where it is free. */
  public String freeFolder() {
    return freeFolder(Stream.concat(profiles.stream().map(Desk::folder), desks.retired().stream()).toList());
  }

  static String freeFolder(Collection<String> used) {
    String folder = Desk.FIRST;
    for (int number = 2; used.contains(folder); number++) {
      folder = "desks/" + number;
    }
    return folder;
  }

  /**
   * What the inbox shows.
   *
   * @param filter  as it would be typed
   * @param watched room ids
   */
  public record Inbox(String filter, List<String> watched) {

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Inbox {
      filter = filter == null ? "" : filter;
      watched = watched == null ? List.of() : List.copyOf(watched);
    }
  }

  /**
   * How the agent works.
   *
   * @param limit       chats taken at most; 0 for no limit
   * @param idleMinutes until the agent counts as away; 0 for never
   */
  public record Habits(int limit, int idleMinutes) {}

  /**
   * One desk.
   *
   * @param agentId   {@code [A-Za-z0-9_-]{1,64}}; empty for an administrator's desk where nobody has signed in yet
   * @param role      {@code agent} or {@code lead}
   * @param endpoints URLs in order of preference
   * @param user      to sign in with; empty for brokers that take anybody
   * @param caFile    PEM file of the desk's own certificate authority, or null
   * @param cold      endpoints after the first are connected when it fails
   * @param flat      agents write to the customers' topic
   * @param folder    where its messages are, below the data folder; it is what a desk is known by
   */
  public record Desk(String name, String agentId, String agentName, String role, List<String> endpoints, String user,
      @Nullable String caFile, boolean cold, boolean flat, String folder) {
    /** The data folder itself: the desk that was there before there could be several. */
    public static final String FIRST = ".";

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Desk {
      endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
      agentId = agentId == null ? "agent" : agentId;
      agentName = agentName == null ? agentId : agentName;
      name = name == null ? "Desk" : name;
      role = role == null ? "agent" : role;
      user = user == null ? "" : user;
      folder = folder == null || folder.isEmpty() ? FIRST : folder;
    }

    /** This desk before anybody has signed in there. */
    Desk answeredByNobody(String newFolder) {
      return new Desk(name, "", "", role, endpoints, "", caFile, cold, flat, newFolder);
    }

    /** Whether somebody has signed in there. */
    public boolean isAnswered() {
      return !agentId.isEmpty();
    }

    /** This desk with whoever answers at the other one, and what is kept of it. */
    public Desk answeredBy(Desk own) {
      return new Desk(name, own.agentId, own.agentName, own.role, endpoints, own.user, caFile, cold, flat, own.folder);
    }
  }

  /**
   * How the main window was left.
   *
   * @param x         in JavaFX's pixels; NaN for where the system likes it
   * @param textScale 0.8 to 2.0
   */
  public record Window(double x, double y, double width, double height, boolean maximized, double textScale,
      boolean sidePanel) {}

  /**
   * Which desk opens, and how each was left.
   *
   * @param start   folder of the one that opens at the start; empty for the one used last
   * @param last    folder of the one used last
   * @param work    by folder
   * @param retired folders in which desks that were removed have left their messages: no other desk may have them
   */
  public record Desks(String start, String last, Map<String, Work> work, List<String> retired) {
    /** Nothing was ever opened. */
    public static final Desks NONE = new Desks("", Desk.FIRST, Map.of(), List.of());

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Desks {
      start = start == null ? "" : start;
      last = last == null ? Desk.FIRST : last;
      work = work == null ? Map.of() : Map.copyOf(work);
      retired = retired == null ? List.of() : List.copyOf(retired);
    }

    public Desks withStart(String newStart) {
      return new Desks(newStart, last, work, retired);
    }

    public Desks withLast(String newLast) {
      return new Desks(start, newLast, work, retired);
    }

    /** With how a desk was left; null to forget it. */
    public Desks withWork(String folder, @Nullable Work newWork) {
      Map<String, Work> all = new HashMap<>(work);
      if (newWork == null) {
        all.remove(folder);
      } else {
        all.put(folder, newWork);
      }
      return new Desks(start, last, all, retired);
    }

    /** Without a desk whose messages stay where they are. */
    public Desks retire(String folder) {
      List<String> all = new ArrayList<>(retired);
      all.add(folder);
      return new Desks(start, last, work, all);
    }
  }

  /**
   * How a desk was left.
   *
   * @param tabs     room ids from left to right
   * @param selected room id in front; null for none
   * @param places   where the agent has stopped reading, by room id
   * @param inbox    what the inbox was filtered by; null for nothing
   * @param split    the two that were seen side by side; null for one alone
   * @param windows  rooms in windows of their own, by room id
   */
  public record Work(List<String> tabs, @Nullable String selected, Map<String, Place> places, @Nullable Inbox inbox,
      @Nullable Split split, Map<String, Frame> windows) {
    /** Nothing is open. */
    public static final Work NONE = new Work(List.of(), null, Map.of(), null, null, Map.of());

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Work {
      tabs = tabs == null ? List.of() : List.copyOf(tabs);
      places = places == null ? Map.of() : Map.copyOf(places);
      windows = windows == null ? Map.of() : Map.copyOf(windows);
    }

    public Work withInbox(@Nullable Inbox newInbox) {
      return new Work(tabs, selected, places, newInbox, split, windows);
    }
  }

  /**
   * Two conversations side by side.
   *
   * @param left  room id
   * @param right room id
   * @param share of the width that the left one has, 0 to 1
   */
  public record Split(String left, String right, double share) {
    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Split {
      left = left == null ? "" : left;
      right = right == null ? "" : right;
      share = share > 0 && share < 1 ? share : 0.5;
    }
  }

  /**
   * A window beside the main one, in JavaFX's pixels.
   *
   * @param x NaN for where the system likes it
   */
  public record Frame(double x, double y, double width, double height) {}

  /**
   * A line of a conversation in the window.
   *
   * @param order    with {@code position}: where it stands in its room
   * @param offset   pixels from the top of the list down to it
   */
  public record Place(String id, long order, long position, double offset) {}

  /**
   * When the agent is called.
   *
   * @param bubbles       names of kinds; unknown ones are ignored
   * @param sounds        as before
   * @param repeatSeconds until it is said again; 0 for once
   * @param quietFrom     minute of the day
   * @param quietUntil    minute of the day; the same as {@code quietFrom} for no quiet hours
   */
  public record Notifications(List<String> bubbles, List<String> sounds, int repeatSeconds, int quietFrom,
      int quietUntil, boolean doNotDisturb) {
    /** Nothing calls. */
    static final Notifications NONE = new Notifications(List.of(), List.of(), 0, 0, 0, false);

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Notifications {
      bubbles = bubbles == null ? List.of() : List.copyOf(bubbles);
      sounds = sounds == null ? List.of() : List.copyOf(sounds);
    }

    Notifications withDoNotDisturb(boolean on) {
      return new Notifications(bubbles, sounds, repeatSeconds, quietFrom, quietUntil, on);
    }
  }
}
