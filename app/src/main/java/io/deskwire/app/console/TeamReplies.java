package io.deskwire.app.console;

import io.deskwire.transport.TlsException;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.tls.TlsContexts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the team's canned replies are: a file, or an https address whose last good answer is kept as a file, so that a
 * start without a network has them. One thread, the reader's; nothing waits for the network.
 */
final class TeamReplies {
  /** Until everything has come. */
  static final Duration SLOWEST = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(TeamReplies.class);

  private final Path usual;
  private final Supplier<String> place;
  private final Supplier<TlsTrust> trust;
  private String asked = "";
  private @Nullable CompletableFuture<byte[]> coming;
  private String notice = "";

  /**
   * @param usual where they are when no place is given; copies are kept beside it
   * @param place a path or an https address; empty for none
   * @param trust of the desk, for the address
   */
  TeamReplies(Path usual, Supplier<String> place, Supplier<TlsTrust> trust) {
    this.usual = usual;
    this.place = place;
    this.trust = trust;
  }

  /** Refuses what is no list of replies. */
  interface Check {
    void accept(byte[] answer) throws IOException;
  }

  /** What to read now; for an address, what it answered last. */
  Path file() {
    String now = place.get().strip();
    if (now.isEmpty()) {
      return usual;
    }
    try {
      return isAddress(now) ? copyOf(now) : Path.of(now);
    } catch (InvalidPathException e) {
      return usual.resolveSibling("no-such-file"); // is said by whoever reads it
    }
  }

  /** Whether somebody has named the file. */
  boolean isNamed() {
    return !place.get().isBlank() && !isAddress(place.get());
  }

  /** As people know the place. */
  String where() {
    return place.get().isBlank() ? usual.toString() : place.get().strip();
  }

  /** Why the address did not answer, a sentence for people; empty when it did, or is none. */
  String notice() {
    return notice;
  }

  private static boolean isAddress(String place) {
    return place.contains("://");
  }

  /** A changed address must not show the replies of the one before. */
  private Path copyOf(String address) {
    CRC32 sum = new CRC32();
    sum.update(address.getBytes(StandardCharsets.UTF_8));
    return usual.resolveSibling("canned-" + Long.toHexString(sum.getValue()) + ".json");
  }

  /**
   * Takes what has come, and asks anew when it is time or the address has changed.
   *
   * @param due   whether it is time
   * @param check what is kept has passed it
   * @param then  runs when an answer has come, or none will
   */
  void refresh(boolean due, Check check, Executor executor, Runnable then) {
    String now = place.get().strip();
    if (!now.equals(asked)) {
      cancel();
      notice = "";
    }
    CompletableFuture<byte[]> done = coming;
    if (done != null && done.isDone()) {
      coming = null;
      take(now, done, check);
    } else if (isAddress(now) && coming == null && (due || !now.equals(asked))) {
      try {
        CompletableFuture<byte[]> answer = ask(now);
        coming = answer;
        var _ = answer.whenCompleteAsync((_, _) -> then.run(), executor);
      } catch (IllegalArgumentException | TlsException e) {
        fail(now, String.valueOf(e.getMessage()));
      }
    }
    asked = now;
  }

  void cancel() {
    if (coming != null) {
      coming.cancel(true);
      coming = null;
    }
  }

  private CompletableFuture<byte[]> ask(String address) throws TlsException {
    URI uri = URI.create(address);
    if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("it is no https address");
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(SLOWEST).followRedirects(HttpClient.Redirect.NORMAL)
        .sslContext(TlsContexts.of(trust.get())).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(SLOWEST).header("Accept", "application/json").build();
    // time runs for the whole answer: a server that drips would be waited for for ever
    return client
        .sendAsync(request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), CannedFiles.MOST_BYTES))
        .thenApply(TeamReplies::body).orTimeout(SLOWEST.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> client.shutdownNow());
  }

  private static byte[] body(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new CompletionException(new IOException("it answers " + answer.statusCode()));
    }
    return answer.body();
  }

  private void take(String address, CompletableFuture<byte[]> answer, Check check) {
    try {
      byte[] bytes = answer.join();
      check.accept(bytes);
      Path copy = copyOf(address);
      Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
      Files.write(fresh, bytes);
      Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
      notice = "";
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      fail(address, cause instanceof TimeoutException
          ? "no whole answer within " + SLOWEST.toSeconds() + " s"
          : String.valueOf(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
    } catch (IOException | RuntimeException e) {
      fail(address, e instanceof IOException ? String.valueOf(e.getMessage()) : "it is no list of canned replies");
    }
  }

  private void fail(String address, String why) {
    notice = String.format(Locale.ROOT, "The team's canned replies could not be fetched from %s (%s); those fetched"
        + " before are used.", address, why);
    log.warn("the team's canned replies could not be fetched");
  }
}
