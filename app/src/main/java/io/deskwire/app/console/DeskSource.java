package io.deskwire.app.console;

import io.deskwire.app.Environment;
import io.deskwire.app.broker.BrokerException;
import io.deskwire.app.demo.DemoRoom;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.shell.SessionSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions of the desks in the settings, one at a time. */
final class DeskSource implements SessionSource, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeskSource.class);

  private static final Duration SLOWEST_START = Duration.ofSeconds(20);

  private final Environment environment;
  private final SettingsKeeper settings;
  private final DeskBook book;
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
    this.environment = environment;
    this.settings = settings;
    book = new DeskBook(folder, settings);
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
    book.keep(profile);
    return session;
  }

  @Override
  public ChatSession open(String desk) {
    return remembered(book.profile(desk).orElseThrow(() -> new IllegalStateException("a desk that has to ask first")));
  }

  @Override
  public Optional<Demo> demo() {
    return Optional.of(this::openDemo);
  }

  private DemoDesk openDemo() {
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
      settings.use(book.idOf(profile.dataDir()));
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

  /** The password of the environment is for this desk and for no other. */
  private Optional<Profile> stored() {
    Optional<String> first = book.first();
    first.ifPresent(id -> environment.password().ifPresent(password -> book.password(id, password)));
    return first.flatMap(book::profile);
  }

  @Override
  public Desks desks() {
    return book;
  }

  @Override
  public ProfileDraft suggestion() {
    return book.first().map(book::draft).orElse(ProfileDraft.EMPTY);
  }

  @Override
  public Path dataDir() {
    return book.dataDir(book.first().orElse(""));
  }
}
