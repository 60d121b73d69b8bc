package io.deskwire.app.console;

import io.deskwire.app.platform.Chime;
import io.deskwire.app.platform.DesktopBubbles;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.notification.NotificationKind;
import io.deskwire.ui.notification.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The console's way to the desktop. Any thread. */
final class DesktopNotifier implements Notifier, AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final @Nullable DesktopBubbles desktop;
  /** One sound at a time, and of many at once only the first. */
  private final ThreadPoolExecutor speaker = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(1), task -> Thread.ofPlatform().name("sound").daemon().unstarted(task),
      new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param desktop null where the desktop shows no bubbles of programs
   */
  DesktopNotifier(@Nullable DesktopBubbles desktop) {
    this.desktop = desktop;
  }

  @Override
  public boolean hasBubbles() {
    return desktop != null;
  }

  @Override
  public void bubble(String key, String title, String text) {
    if (desktop != null) {
      var _ = desktop.show(key, title, text);
    }
  }

  @Override
  public void withdraw(String key) {
    if (desktop != null) {
      desktop.withdraw(key);
    }
  }

  @Override
  public void sound(NotificationKind kind) {
    speaker.execute(() -> {
      var _ = chime(kind).play();
    });
  }

  private static Chime chime(NotificationKind kind) {
    return switch (kind) {
      case WAITING -> Chime.CALL;
      case MINE -> Chime.WORD;
      case MENTION -> Chime.NAME;
    };
  }

  @Override
  public CompletableFuture<List<Check>> test() {
    CompletableFuture<Optional<String>> heard = new CompletableFuture<>();
    heard.completeOnTimeout(Optional.of("The sound output does not answer."), PATIENCE_SECONDS, TimeUnit.SECONDS);
    Thread.ofPlatform().name("sound-test").daemon().start(() -> heard.complete(Chime.CALL.play()));
    CompletableFuture<Optional<String>> seen = desktop == null
        ? CompletableFuture.completedFuture(Optional.of("This system offers no bubbles to programs"
            + " (on Linux install libnotify-bin); notifications are shown in this window."))
        : desktop.show("test", "Deskwire", Sentences.of("This is how a notification looks."))
            .thenApply(problem -> problem.map(words -> "The desktop refuses bubbles: " + words))
            .completeOnTimeout(Optional.of("The desktop does not answer."), PATIENCE_SECONDS, TimeUnit.SECONDS);
    return seen.thenCombine(heard, (bubble, sound) -> {
      List<Check> checks = new ArrayList<>();
      checks.add(check(bubble, "A bubble was handed to the desktop; if you see none, its own do-not-disturb is on."));
      checks.add(check(sound, "A sound was played; if you hear none, look at the volume."));
      return checks;
    });
  }

  private static Check check(Optional<String> problem, String good) {
    return problem.map(words -> new Check(false, words)).orElseGet(() -> new Check(true, good));
  }

  @Override
  public void close() {
    speaker.shutdownNow();
    if (desktop != null) {
      desktop.close();
    }
  }
}
