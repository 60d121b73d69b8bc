package io.deskwire.app.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an installation remembers beside its messages. Passwords are never among it.
 *
 * @param version  of this form
 * @param profiles desks, the one used last first
 * @param theme    {@code system}, {@code light}, {@code dark} or {@code contrast}
 * @param window   where the main window was; null when it was never open
 * @param notifications when the agent is called; null for the usual
 * @param controlEnterSends Enter begins a line, and Ctrl+Enter sends
 * @param dense    rows stand closer together
 * @param language tag of the window's language; empty for the system's
 * @param keys     shortcuts that are not the usual ones: id of an action and its keys, empty for none
 * @param habits   how the agent works; null for the usual
 * @param inbox    what the inbox was filtered by; null for nothing
 * @param teamReplies where the team's canned replies are: a path or an https address; empty for the data folder
 * @param keepDays conversations stay so many days; 0 for ever
 */
public record Settings(int version, List<Desk> profiles, String theme, @Nullable Window window,
    @Nullable Notifications notifications, boolean controlEnterSends, boolean dense, String language,
    Map<String, String> keys, @Nullable Habits habits, @Nullable Inbox inbox, String teamReplies,
    int keepDays) {

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
  }

  public static Settings fresh() {
    return new Settings(VERSION, List.of(), "system", null, null, false, false, "", Map.of(), null, null, "", 0);
  }

  public Settings withProfiles(List<Desk> newProfiles) {
    return new Settings(version, newProfiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, inbox, teamReplies, keepDays);
  }

  public Settings withTheme(String newTheme) {
    return new Settings(version, profiles, newTheme, window, notifications, controlEnterSends, dense, language, keys,
        habits, inbox, teamReplies, keepDays);
  }

  public Settings withWindow(@Nullable Window newWindow) {
    return new Settings(version, profiles, theme, newWindow, notifications, controlEnterSends, dense, language, keys,
        habits, inbox, teamReplies, keepDays);
  }

  public Settings withNotifications(@Nullable Notifications newNotifications) {
    return new Settings(version, profiles, theme, window, newNotifications, controlEnterSends, dense, language, keys,
        habits, inbox, teamReplies, keepDays);
  }

  /** With what the agent has chosen for the window. */
  public Settings withChoices(boolean newControlEnterSends, boolean newDense, String newLanguage,
      Map<String, String> newKeys, int newKeepDays) {
    return new Settings(version, profiles, theme, window, notifications, newControlEnterSends, newDense, newLanguage,
        newKeys, habits, inbox, teamReplies, newKeepDays);
  }

  public Settings withHabits(@Nullable Habits newHabits) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        newHabits, inbox, teamReplies, keepDays);
  }

  public Settings withInbox(@Nullable Inbox newInbox) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, newInbox, teamReplies, keepDays);
  }

  public Settings withTeamReplies(String newTeamReplies) {
    return new Settings(version, profiles, theme, window, notifications, controlEnterSends, dense, language, keys,
        habits, inbox, newTeamReplies, keepDays);
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
   */
  public record Desk(String name, String agentId, String agentName, String role, List<String> endpoints, String user,
      @Nullable String caFile, boolean cold, boolean flat) {

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Desk {
      endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
      agentId = agentId == null ? "agent" : agentId;
      agentName = agentName == null ? agentId : agentName;
      name = name == null ? "Desk" : name;
      role = role == null ? "agent" : role;
      user = user == null ? "" : user;
    }

    /** This desk before anybody has signed in there. */
    Desk answeredByNobody() {
      return new Desk(name, "", "", role, endpoints, "", caFile, cold, flat);
    }

    /** Whether somebody has signed in there. */
    public boolean isAnswered() {
      return !agentId.isEmpty();
    }

    /** This desk with whoever answers at the other one, and what is kept of it. */
    Desk answeredBy(Desk own) {
      return new Desk(name, own.agentId, own.agentName, own.role, endpoints, own.user, caFile, cold, flat);
    }
  }

  /**
   * How the main window was left.
   *
   * @param x         in JavaFX's pixels; NaN for where the system likes it
   * @param tabs      room ids from left to right
   * @param selected  room id in front; null for none
   * @param textScale 0.8 to 2.0
   * @param places    where the agent has stopped reading, by room id
   */
  public record Window(double x, double y, double width, double height, boolean maximized, List<String> tabs,
      @Nullable String selected, double textScale, boolean sidePanel, Map<String, Place> places) {

    @SuppressWarnings("ConstantValue") // fields that a file leaves out arrive as null
    public Window {
      tabs = tabs == null ? List.of() : List.copyOf(tabs);
      places = places == null ? Map.of() : Map.copyOf(places);
    }
  }

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
