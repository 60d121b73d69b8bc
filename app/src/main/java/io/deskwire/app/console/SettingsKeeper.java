package io.deskwire.app.console;

import io.deskwire.app.platform.FixedSettings;
import io.deskwire.app.platform.PlatformException;
import io.deskwire.app.platform.Settings;
import io.deskwire.app.platform.SettingsFile;
import io.deskwire.session.MessagePlace;
import io.deskwire.transport.TlsTrust;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.inbox.InboxMemory;
import io.deskwire.ui.notification.NotificationKind;
import io.deskwire.ui.notification.NotificationRules;
import io.deskwire.ui.shell.Arrangement;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in memory, written behind the windows' back; what the administrator has fixed goes before. Any thread. */
final class SettingsKeeper implements ShellState, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SettingsKeeper.class);

  /** What a damaged file may say at most. */
  private static final int MOST_CHATS = 1_000;
  private static final int MOST_MINUTES = 1_440;

  private final SettingsFile file;
  private final ExecutorService writer = Executors.newSingleThreadExecutor(
      task -> Thread.ofPlatform().name("settings-writer").daemon().unstarted(task));
  private final FixedSettings fixed;
  private Settings settings;
  private String desk = Settings.Desk.FIRST;

  SettingsKeeper(SettingsFile file, Settings settings, FixedSettings fixed) {
    this.file = file;
    this.settings = settings;
    this.fixed = fixed;
  }

  /** Those that hold. */
  synchronized Settings current() {
    return fixed.over(settings);
  }

  /** Changes the user's own; what is fixed stays in their file as they had it. */
  synchronized void change(UnaryOperator<Settings> change) {
    Settings changed = fixed.spare(settings, change.apply(settings));
    if (!changed.equals(settings)) {
      settings = changed;
      writer.execute(() -> write(changed));
    }
  }

  private void write(Settings changed) {
    try {
      file.save(changed);
    } catch (PlatformException e) {
      log.warn("{}", e.getMessage());
    }
  }

  /** From now on tabs and filters are those of this desk. */
  void use(String folder) {
    inUse(folder);
    change(before -> before.withDesks(before.desks().withLast(folder)));
  }

  private synchronized void inUse(String folder) {
    desk = folder;
  }

  /** Folder of the desk that is open, or was last. */
  synchronized String used() {
    return desk;
  }

  private Settings.Work work(Settings settings) {
    return settings.desks().work().getOrDefault(used(), Settings.Work.NONE);
  }

  @Override
  public Snapshot load() {
    Settings now = current();
    Settings.Window window = now.window();
    Arrangement work = arrangement(work(now));
    Snapshot first = Snapshot.FIRST;
    if (window == null) {
      return new Snapshot(first.x(), first.y(), first.width(), first.height(), false, theme(now), 1, true, work);
    }
    double scale = window.textScale() >= 0.8 && window.textScale() <= 2 ? window.textScale() : 1;
    return new Snapshot(window.x(), window.y(), Math.max(400, window.width()), Math.max(300, window.height()),
        window.maximized(), theme(now), scale, window.sidePanel(), work);
  }

  @Override
  public void save(Snapshot s) {
    change(before -> before.withTheme(s.theme().name().toLowerCase(Locale.ROOT))
        .withWindow(new Settings.Window(s.x(), s.y(), s.width(), s.height(), s.maximized(), s.textScale(),
            s.sidePanel()))
        .withDesks(before.desks().withWork(used(), work(s.work(), work(before).inbox()))));
  }

  private static Arrangement arrangement(Settings.Work work) {
    Map<String, ReadingPlace> places = new HashMap<>();
    work.places().forEach((room, place) -> places.put(room,
        new ReadingPlace(new MessagePlace(place.id(), place.order(), place.position()), place.offset())));
    Map<String, Rectangle2D> windows = new HashMap<>();
    work.windows().forEach((room, at) -> windows.put(room,
        new Rectangle2D(at.x(), at.y(), Math.max(0, at.width()), Math.max(0, at.height()))));
    Settings.Split split = work.split();
    return new Arrangement(work.tabs(), work.selected(),
        split == null ? null : new Arrangement.Split(split.left(), split.right(), split.share()), windows, places);
  }

  private static Settings.Work work(Arrangement open, Settings.@Nullable Inbox inbox) {
    Map<String, Settings.Place> places = new HashMap<>();
    open.places().forEach((room, place) -> places.put(room,
        new Settings.Place(place.line().id(), place.line().order(), place.line().position(), place.offset())));
    Map<String, Settings.Frame> windows = new HashMap<>();
    open.windows().forEach((room, at) -> windows.put(room,
        new Settings.Frame(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight())));
    Arrangement.Split split = open.split();
    return new Settings.Work(open.tabs(), open.selected(), places, inbox,
        split == null ? null : new Settings.Split(split.left(), split.right(), split.share()), windows);
  }

  @Override
  public Habits habits() {
    Settings.Habits kept = current().habits();
    return kept == null
        ? Habits.USUAL
        : new Habits(Math.clamp(kept.limit(), 0, MOST_CHATS), Math.clamp(kept.idleMinutes(), 0, MOST_MINUTES));
  }

  @Override
  public void keep(Habits habits) {
    change(before -> before.withHabits(new Settings.Habits(habits.limit(), habits.idleMinutes())));
  }

  @Override
  public InboxMemory inbox() {
    Settings.Inbox kept = work(current()).inbox();
    return kept == null ? InboxMemory.NONE : new InboxMemory(kept.filter(), kept.watched());
  }

  @Override
  public void keep(InboxMemory inbox) {
    change(before -> before.withDesks(before.desks().withWork(used(),
        work(before).withInbox(new Settings.Inbox(inbox.filter(), inbox.watched())))));
  }

  /** Whose certificates the desk in use takes. */
  TlsTrust trust() {
    String folder = used();
    return current().profiles().stream().filter(known -> known.folder().equals(folder)).map(Settings.Desk::caFile)
        .filter(Objects::nonNull).findFirst().map(file -> new TlsTrust(Path.of(file))).orElse(TlsTrust.SYSTEM);
  }

  /** What the windows are told of the administrator's decisions. */
  Fixed fixed() {
    return new Fixed(fixed.names().stream().map(name -> Fixed.Setting.valueOf(name.name())).collect(Collectors.toSet()),
        fixed.source().toString(), fixed.notice());
  }

  NotificationRules notifications() {
    return rules(current().notifications());
  }

  private static NotificationRules rules(Settings.@Nullable Notifications kept) {
    return kept == null
        ? NotificationRules.USUAL
        : new NotificationRules(kinds(kept.bubbles()), kinds(kept.sounds()), Duration.ofSeconds(kept.repeatSeconds()),
            kept.quietFrom(), kept.quietUntil(), kept.doNotDisturb());
  }

  /** When they are fixed, not to be disturbed is still the user's own wish. */
  void keep(NotificationRules rules) {
    change(before -> before.withNotifications(written(fixed.has(FixedSettings.Name.NOTIFICATIONS)
        ? rules(before.notifications()).withDoNotDisturb(rules.doNotDisturb())
        : rules)));
  }

  private static Settings.Notifications written(NotificationRules rules) {
    return new Settings.Notifications(names(rules.bubbles()), names(rules.sounds()),
        Math.toIntExact(rules.repeat().toSeconds()), rules.quietFrom(), rules.quietUntil(), rules.doNotDisturb());
  }

  private static List<String> names(Set<NotificationKind> kinds) {
    return kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).sorted().toList();
  }

  private static Set<NotificationKind> kinds(List<String> names) {
    return Arrays.stream(NotificationKind.values())
        .filter(kind -> names.stream().anyMatch(kind.name()::equalsIgnoreCase))
        .collect(Collectors.toSet());
  }

  private static ThemeChoice theme(Settings settings) {
    for (ThemeChoice choice : ThemeChoice.values()) {
      if (choice.name().equalsIgnoreCase(settings.theme())) {
        return choice;
      }
    }
    return ThemeChoice.SYSTEM;
  }

  /** Waits until everything is on disk, at most 2 s. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
        log.warn("the settings are still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
