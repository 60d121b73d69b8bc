package io.deskwire.app.demo;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.app.platform.Interruption;
import io.deskwire.app.platform.TemporaryFolder;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.session.Subscription;
import io.deskwire.time.EventLoop;
import io.deskwire.time.ThreadEventLoop;
import io.deskwire.transport.TransportFactory;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console with a broker and customers of its own. Everything stays on this machine, data in a temporary folder that
 * is deleted at the end.
 */
public final class Demo {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);
  /** Without a display, or anybody who could close the window. */
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration FIGURES_EVERY = Duration.ofSeconds(2);
  private static final Duration PICTURE_EVERY = Duration.ofSeconds(5);
  private static final Duration FOR_EVER = Duration.ofDays(365);
  static final long SEED = 4711;

  private final PrintStream out;
  private final TransportFactory transports;
  private final Function<Profile, ChatSession> sessions;
  private final DemoWindow.Opener windows;
  private final Path pictures;
  private final Interruption interruption;

  /**
   * @param pictures folder for screenshots
   */
  public Demo(PrintStream out, TransportFactory transports, Function<Profile, ChatSession> sessions,
      DemoWindow.Opener windows, Path pictures, Interruption interruption) {
    this.out = out;
    this.transports = transports;
    this.sessions = sessions;
    this.windows = windows;
    this.pictures = pictures;
    this.interruption = interruption;
  }

  /**
   * Runs until the window is closed or the time is over.
   *
   * @param display   whether anybody can see the window
   * @param duration  empty for 60 s without a display, without end with one
   * @param autopilot whether a simulated agent answers; always so without a display
   * @return how many messages the console has seen
   */
  public int run(boolean display, Optional<Duration> duration, boolean autopilot) throws Exception {
    if (!display) {
      out.println("There is no display: the same console runs without one for " + duration.orElse(USUAL).toSeconds()
          + " s; pictures of its window go to " + pictures + ".");
    }
    Path data = Files.createTempDirectory("deskwire-demo");
    boolean takesPictures = !display || autopilot;
    interruption.hold();
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback());
        EventLoop loop = new ThreadEventLoop("demo");
        ChatSession session = sessions.apply(profile(broker, data))) {
      LiveFigures figures = new LiveFigures();
      List<SimulatedCustomer> customers = SimulatedCustomer.all(loop, transports, broker.stompOverWebSocket(),
          broker.mqtt(), broker.credentials(), SEED);
      try (Subscription _ = session.watch(figures); DemoWindow window = windows.open(session)) {
        interruption.then(window::endWaiting);
        customers.forEach(SimulatedCustomer::start);
        Autopilot pilot = new Autopilot(loop, session, window::showRoom);
        if (!display || autopilot) {
          pilot.start();
        }
        watch(window, figures, duration.orElse(display ? FOR_EVER : USUAL),
            takesPictures && window.takesPictures());
        pilot.stop();
      } finally {
        customers.forEach(SimulatedCustomer::close);
      }
      return figures.messages();
    } finally {
      TemporaryFolder.delete(data);
    }
  }

  static Profile profile(LocalBroker broker, Path data) {
    return Profile.of("Demo desk", new Agent("alex", "Alex", Role.AGENT), broker.stompOverWebSocket(),
        broker.credentials(), data);
  }

  private void watch(DemoWindow window, LiveFigures figures, Duration duration, boolean takesPictures)
      throws InterruptedException {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long nextPicture = start + PICTURE_EVERY.toNanos();
    int number = 0;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (window.awaitClosed(Duration.ofNanos(Math.min(left, FIGURES_EVERY.toNanos())))) {
        out.println("The demo was ended.");
        return;
      }
      out.println(figures.line(Math.round((System.nanoTime() - start) / 1e9)));
      if (takesPictures && System.nanoTime() >= nextPicture) {
        nextPicture += PICTURE_EVERY.toNanos();
        number++;
        picture(window, number);
      }
    }
    if (takesPictures) {
      picture(window, number + 1);
    }
  }

  private void picture(DemoWindow window, int number) {
    Path file = pictures.resolve(String.format(Locale.ROOT, "console-%02d.png", number));
    try {
      Files.createDirectories(pictures);
      window.picture(file);
    } catch (Exception e) { // a full disk must not end the demo
      log.warn("no picture", e);
      out.println("The picture " + file + " could not be written: " + e.getMessage());
    }
  }
}
