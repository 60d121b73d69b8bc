package io.deskwire.app.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bubbles of a desktop that follows the Desktop Notifications Specification, by the programs that it brings:
 * {@code notify-send} shows, {@code gdbus} takes away. One bubble after the other on a thread of its own, so a desktop
 * that hangs delays bubbles and nothing else; what it cannot keep up with is dropped. Any thread.
 */
public final class DesktopBubbles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DesktopBubbles.class);
  private static final long PATIENCE_SECONDS = 3;
  private static final int WAITING = 64;
  private static final int LONGEST = 200;

  private final String showing;
  private final String closing;
  private final ExecutorService thread = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(WAITING), task -> Thread.ofPlatform().name("desktop").daemon().unstarted(task),
      new ThreadPoolExecutor.DiscardPolicy());
  /** The desktop's numbers of bubbles that are there; own thread. */
  private final Map<String, String> shown = new HashMap<>();

  /**
   * With these programs.
   *
   * @param showing {@code notify-send} of libnotify 0.8 or newer
   * @param closing {@code gdbus}; where there is none bubbles stay until the desktop takes them away
   */
  public DesktopBubbles(String showing, String closing) {
    this.showing = showing;
    this.closing = closing;
  }

  /**
   * Shows a bubble in place of the one with this key.
   *
   * @return done when the desktop has taken it; what is in the way otherwise
   */
  public CompletableFuture<Optional<String>> show(String key, String title, String text) {
    CompletableFuture<Optional<String>> done = new CompletableFuture<>();
    thread.execute(() -> done.complete(showNow(key, title, text)));
    return done;
  }

  private Optional<String> showNow(String key, String title, String text) {
    String number = shown.getOrDefault(key, "0");
    Answer answer = run(List.of(showing, "--print-id", "--replace-id=" + number, "--app-name=Deskwire",
        "--icon=deskwire", "--", cut(title), escape(cut(text))));
    if (answer.isGood()) {
      shown.put(key, answer.words());
      return Optional.empty();
    }
    log.warn("the desktop has shown no bubble: {}", answer.words());
    return Optional.of(answer.words());
  }

  /** Takes the bubble away; nothing when there is none. */
  public void withdraw(String key) {
    thread.execute(() -> {
      String number = shown.remove(key);
      if (number != null) {
        run(List.of(closing, "call", "--session", "--dest", "org.freedesktop.Notifications", "--object-path",
            "/org/freedesktop/Notifications", "--method", "org.freedesktop.Notifications.CloseNotification", number));
      }
    });
  }

  /** The specification's bubbles read a little markup. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + " …";
  }

  /** What a program has answered. */
  private record Answer(boolean isGood, String words) {}

  private static Answer run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(false, command.getFirst() + " does not answer");
      }
      String words = new String(process.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8).strip();
      return new Answer(process.exitValue() == 0, words);
    } catch (IOException e) {
      return new Answer(false, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(false, "interrupted");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
