package io.deskwire.app.console;

import io.deskwire.app.Environment;
import io.deskwire.app.cli.Connection;
import io.deskwire.app.cli.ExitCode;
import io.deskwire.app.cli.Handover;
import io.deskwire.app.cli.Windows;
import io.deskwire.app.demo.Demo;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.DesktopBubbles;
import io.deskwire.app.platform.FixedSettings;
import io.deskwire.app.platform.Interruption;
import io.deskwire.app.platform.LogFile;
import io.deskwire.app.platform.OperatingSystem;
import io.deskwire.app.platform.SettingsFile;
import io.deskwire.app.platform.SingleInstance;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.TransportFactory;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that show the window. The toolkit's platform is chosen before the first class of it is loaded. */
public final class ConsoleProgram implements Windows {
  private static final Logger log = LoggerFactory.getLogger(ConsoleProgram.class);
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int LONGEST_NAME = 64;
  private static final Duration REREAD = Duration.ofSeconds(10);
  private static final List<CannedReply> DEMO_REPLIES = List.of(
      new CannedReply("hi", "Greeting", "Hello {customer.firstName}, this is {agent.name}. How can I help?"),
      new CannedReply("bye", "Goodbye", "Thank you for writing, {customer.firstName}. Have a good day!"));

  private final PrintStream out;
  private final PrintStream err;
  private final Environment environment;
  private final TransportFactory transports;
  private final Function<Profile, ChatSession> sessions;
  private final Interruption interruption;

  public ConsoleProgram(PrintStream out, PrintStream err, Environment environment, TransportFactory transports,
      Function<Profile, ChatSession> sessions, Interruption interruption) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.transports = transports;
    this.sessions = sessions;
    this.interruption = interruption;
  }

  @Override
  public int console(DataFolder folder, Optional<Connection> connection) throws Exception {
    if (Handover.showOpenConsole(folder, environment)) {
      err.println("Deskwire is already open on " + folder.path() + "; its window was brought to the front.");
      return ExitCode.DONE;
    }
    LogFile.open(folder.logFile());
    log.info("console starts: {}", environment.describe());
    SettingsFile file = new SettingsFile(folder.settingsFile());
    SettingsFile.Loaded loaded = file.load();
    if (loaded.notice() != null) {
      err.println(loaded.notice());
      log.warn("{}", loaded.notice());
    }
    FixedSettings fixed = FixedSettings.read(FixedSettings.standard(environment.os(), environment.programData()));
    log.info("fixed by the administrator: {}", fixed.names());
    if (!fixed.notice().isEmpty()) {
      log.warn("{}", fixed.notice());
    }
    choosePlatform();
    if (!environment.hasDisplay()) {
      err.println("There is no display: the console runs without one until it is stopped.");
    }
    AtomicReference<@Nullable ConsoleWindow> window = new AtomicReference<>();
    try (SettingsKeeper settings = new SettingsKeeper(file, loaded.settings(), fixed);
        CannedFiles canned = new CannedFiles(folder.ownRepliesFile(),
            new TeamReplies(folder.teamRepliesFile(), () -> settings.current().teamReplies(), settings::trust),
            Clock.system(ZoneId.systemDefault())).start(REREAD)) {
      DeskSource source = new DeskSource(folder, environment, settings, sessions,
          connection.map(given -> profile(given, folder)), transports);
      Handover handover = new Handover(folder, source::opened, () -> {
        ConsoleWindow open = window.get();
        if (open != null) {
          open.toFront();
        }
      });
      Optional<SingleInstance> instance = SingleInstance.claim(folder.lockFile(),
          folder.socket(environment.runtimeFolder()), handover);
      if (instance.isEmpty()) {
        err.println("Deskwire is already starting on " + folder.path() + ".");
        return ExitCode.FAILED;
      }
      interruption.hold();
      Preferences preferences = ChosenPreferences.of(settings, environment.os());
      try (SingleInstance _ = instance.get();
          DesktopNotifier notifier = new DesktopNotifier(
              environment.bubbleProgram().map(program -> new DesktopBubbles(program.toString(), "gdbus")).orElse(null));
          ConsoleWindow open = ConsoleWindow.open(source, settings, source::current, transports,
              new Notifications(notifier, settings::notifications, settings::keep), preferences,
              tools(canned, preferences))) {
        window.set(open);
        log.info("window open");
        interruption.then(open::endWaiting);
        boolean ended = open.awaitClosed(FOR_EVER);
        log.info("console ends, window closed: {}", ended);
      } finally {
        source.close();
      }
    }
    return ExitCode.DONE;
  }

  @Override
  public int demo(Optional<Duration> duration, boolean autopilot) throws Exception {
    choosePlatform();
    Demo demo = new Demo(out, transports, sessions,
        session -> ConsoleWindow.open(SessionSource.of(() -> session), ShellState.inMemory(), () -> session,
            transports, Notifications.none(), new Preferences(new Keymap(environment.os() == OperatingSystem.MACOS)),
            new ComposerTools(CannedReplies.inMemory(List.of(), DEMO_REPLIES))),
        environment.demoFolder(), interruption);
    demo.run(environment.hasDisplay(), duration, autopilot);
    return ExitCode.DONE;
  }

  private static ComposerTools tools(CannedReplies canned, Preferences preferences) {
    ComposerTools tools = new ComposerTools(canned);
    tools.enterSendsProperty().bindBidirectional(preferences.enterSendsProperty());
    return tools;
  }

  private void choosePlatform() {
    if (!environment.hasDisplay() && environment.glassPlatform().isEmpty()) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
  }

  private Profile profile(Connection given, DataFolder folder) {
    String user = given.credentials().user().isEmpty() ? environment.userName() : given.credentials().user();
    String id = user.replaceAll("[^A-Za-z0-9_-]", "-");
    Agent agent = new Agent(id.substring(0, Math.min(LONGEST_NAME, id.length())), user, Role.AGENT);
    Profile usual = Profile.of(given.endpoint().host(), agent, given.endpoint(), given.credentials(), folder.path());
    return usual.withTrust(given.trust()).withEndpoints(given.endpoints(), Profile.Standby.WARM);
  }
}
