package io.deskwire.app.console;

import io.deskwire.app.Environment;
import io.deskwire.app.broker.BrokerException;
import io.deskwire.app.demo.DemoRoom;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.Settings;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.TransportFactory;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.shell.SessionSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions of the desks in the settings. Passwords stay in memory: a desk that needs one asks at every start. */
final class DeskSource implements SessionSource, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeskSource.class);

  private static final Duration SLOWEST_START = Duration.ofSeconds(20);

  private final DataFolder folder;
  private final Environment environment;
  private final SettingsKeeper settings;
  private final Function<Profile, ChatSession> sessions;
  private final Optional<Profile> given;
  private final TransportFactory transports;
  private final CountDownLatch tried = new CountDownLatch(1);
  /** Held while a session is being opened, so that one is never left open by a program that ends meanwhile. */
  private final ReentrantLock opening = new ReentrantLock();
  private boolean closed; // guarded by opening
  private volatile @Nullable ChatSession current;
  private volatile @Nullable DemoRoom demo;

  /**
   * @param given profile of the command line; goes before the settings and is not kept
   * @param transports for the customers of the demo
   */
  DeskSource(DataFolder folder, Environment environment, SettingsKeeper settings,
      Function<Profile, ChatSession> sessions, Optional<Profile> given, TransportFactory transports) {
    this.transports = transports;
    this.folder = folder;
    this.environment = environment;
    this.settings = settings;
    this.sessions = sessions;
    this.given = given;
  }

  /** The session that is open, or was last; null before the first. Any thread. */
  @Nullable
  ChatSession current() {
    return current;
  }

  /** The same, after the window has tried to open the known desk: a start must not look as if nobody were signed in. */
  @Nullable
  ChatSession opened() {
    try {
      if (!tried.await(SLOWEST_START.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("the window has not asked for its desk yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DemoRoom open = demo;
    ChatSession now = current;
    // what other programs send is not for the demo
    return open != null && open.session().equals(now) ? null : now;
  }

  @Override
  public Optional<ChatSession> openKnown() {
    try {
      Optional<Profile> known = given.or(this::stored);
      return known.map(this::remembered);
    } finally {
      tried.countDown();
    }
  }

  @Override
  public ChatSession open(Profile profile) {
    ChatSession session = remembered(profile);
    settings.change(before -> before.withProfiles(List.of(desk(profile))));
    return session;
  }

  @Override
  public boolean hasDemo() {
    return true;
  }

  @Override
  public DemoDesk openDemo() {
    opening.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the console is closing");
      }
      DemoRoom made = DemoRoom.open(transports, sessions);
      demo = made;
      current = made.session();
      return new DemoDesk(made.session(), () -> leave(made));
    } catch (BrokerException | IOException e) {
      throw new StoreException(StoreException.Reason.OTHER, String.valueOf(e.getMessage()), e);
    } finally {
      opening.unlock();
    }
  }

  private void leave(DemoRoom made) {
    made.close();
    opening.lock();
    try {
      if (made.equals(demo)) {
        demo = null;
      }
      if (made.session().equals(current)) {
        current = null;
      }
    } finally {
      opening.unlock();
    }
  }

  private ChatSession remembered(Profile profile) {
    opening.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the console is closing");
      }
      ChatSession session = sessions.apply(profile);
      current = session;
      return session;
    } finally {
      opening.unlock();
    }
  }

  /** Closes the session, also one that is just being opened; no other is opened after it. */
  @Override
  public void close() {
    opening.lock();
    try {
      closed = true;
      ChatSession session = current;
      if (session != null) {
        session.close();
      }
      DemoRoom open = demo;
      if (open != null) {
        open.close();
      }
    } finally {
      opening.unlock();
    }
  }

  private Optional<Profile> stored() {
    return settings.current().profiles().stream().findFirst().flatMap(this::profile);
  }

  /** Empty when somebody has to type something first. */
  private Optional<Profile> profile(Settings.Desk desk) {
    String password = environment.password().orElse("");
    if (!desk.isAnswered() || desk.endpoints().isEmpty() || (!desk.user().isEmpty() && password.isEmpty())) {
      return Optional.empty();
    }
    try {
      Agent agent = new Agent(desk.agentId(), desk.agentName(), Role.ofWire(desk.role()).orElse(Role.AGENT));
      Credentials credentials = desk.user().isEmpty() ? Credentials.NONE : new Credentials(desk.user(), password);
      List<Endpoint> endpoints = new ArrayList<>();
      for (String url : desk.endpoints()) {
        endpoints.add(Endpoint.parse(url));
      }
      Profile usual = Profile.of(desk.name(), agent, endpoints.getFirst(), credentials, folder.path())
          .withEndpoints(endpoints, desk.cold() ? Profile.Standby.COLD : Profile.Standby.WARM);
      String caFile = desk.caFile();
      return Optional.of(usual.withTrust(caFile == null ? TlsTrust.SYSTEM : new TlsTrust(Path.of(caFile)))
          .withReplies(desk.flat() ? Profile.Replies.FLAT : Profile.Replies.DESK));
    } catch (BadEndpointException e) {
      log.warn("the stored endpoint cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Settings.Desk desk(Profile profile) {
    Path caFile = profile.trust().caFile();
    return new Settings.Desk(profile.name(), profile.agent().id(), profile.agent().name(),
        profile.agent().role().wire(), profile.endpoints().stream().map(Endpoint::url).toList(),
        profile.credentials().user(), caFile == null ? null : caFile.toString(),
        profile.standby() == Profile.Standby.COLD,
        profile.replies() == Profile.Replies.FLAT);
  }

  @Override
  public ProfileDraft suggestion() {
    return settings.current().profiles().stream().findFirst()
        .map(desk -> new ProfileDraft(desk.name(), desk.agentName(), desk.agentId(),
            desk.endpoints().stream().findFirst().orElse(""),
            desk.endpoints().stream().skip(1).findFirst().orElse(""), desk.cold(), desk.user(), "",
            desk.caFile() == null ? "" : desk.caFile(), desk.flat(),
            Role.LEAD.wire().equals(desk.role())))
        .orElse(ProfileDraft.EMPTY);
  }

  @Override
  public Path dataDir() {
    return folder.path();
  }
}
