package io.deskwire.app.console;

import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.CannedReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Canned replies in two JSON files: the agent's own, and the team's, which is never written here and may be an address.
 * Files are looked at every few seconds and read again when they have changed, and hourly in any case: some network
 * drives tell no times.
 */
final class CannedFiles implements CannedReplies, AutoCloseable {

  /** Larger files are not read. */
  static final int MOST_BYTES = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(CannedFiles.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
  private static final Duration HOURLY = Duration.ofHours(1);

  private final JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
      task -> Thread.ofPlatform().name("canned-replies").daemon().unstarted(task));
  private final Path ownFile;
  private final TeamReplies team;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), List.of(), "");
  private @Nullable Stamp ownStamp;
  private @Nullable Stamp teamStamp;
  private @Nullable Path teamRead;
  private String ownNotice = "";
  private String teamNotice = "";
  private long readAt;

  CannedFiles(Path ownFile, TeamReplies team, Clock clock) {
    this.ownFile = ownFile;
    this.team = team;
    this.clock = clock;
  }

  /** When a file was written and how long it is. */
  private record Stamp(long millis, long size) {}

  /** The content of a file. */
  private record Content(@Nullable List<@Nullable Entry> replies) {}

  /** A reply as people write it into a file. */
  private record Entry(@Nullable String shortcut, @Nullable String title, @Nullable String text) {}

  /** Reads both at once and then whenever it is time. */
  CannedFiles start(Duration look) {
    var _ = reader.scheduleWithFixedDelay(this::look, 0, look.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  @Override
  public Known current() {
    return known;
  }

  @Override
  public CompletableFuture<Void> saveOwn(List<CannedReply> own) {
    List<CannedReply> saved = List.copyOf(own);
    return CompletableFuture.runAsync(() -> write(saved), reader);
  }

  /** On the reader's thread alone. */
  void look() {
    try {
      boolean hourly = clock.millis() - readAt >= HOURLY.toMillis();
      if (hourly) {
        readAt = clock.millis();
      }
      Stamp own = stamp(ownFile);
      if (hourly || !Objects.equals(own, ownStamp)) {
        readOwn();
        ownStamp = stamp(ownFile);
      }
      lookAtTeam(hourly);
    } catch (RuntimeException e) {
      log.warn("canned replies were not read: {}", e.getClass().getSimpleName());
    }
  }

  private void lookAtTeam(boolean hourly) {
    String before = team.notice();
    team.refresh(hourly, this::read, reader, this::look);
    Path file = team.file();
    Stamp stamp = stamp(file);
    if (hourly || !file.equals(teamRead) || !Objects.equals(stamp, teamStamp)) {
      readTeam(file);
      teamRead = file;
      teamStamp = stamp;
    } else if (!before.equals(team.notice())) {
      tell(known.own(), known.team());
    }
  }

  private void readOwn() {
    try {
      ownNotice = Files.exists(ownFile) ? "" : ownNotice; // where a damaged one is stays known until there is another
      tell(Files.exists(ownFile) ? read(ownFile) : List.of(), known.team());
    } catch (JacksonException e) {
      putAside();
    } catch (IOException e) {
      ownNotice = "Own canned replies in " + ownFile + " cannot be read (" + e.getMessage() + ").";
      tell(known.own(), known.team());
    }
  }

  private void putAside() {
    Path aside = ownFile.resolveSibling(ownFile.getFileName() + ".damaged-" + STAMP.format(LocalDateTime.now(clock)));
    try {
      Files.move(ownFile, aside);
      ownNotice = "Own canned replies could not be used because the file is damaged. It is kept as " + aside + ".";
    } catch (IOException e) {
      ownNotice = "Own canned replies in " + ownFile + " are damaged and cannot be put aside (" + e.getMessage() + ").";
    }
    log.warn("own canned replies are damaged");
    tell(List.of(), known.team());
  }

  /** Somebody may be writing it just now: it stays where it is, and what was read before stays in use. */
  private void readTeam(Path file) {
    List<CannedReply> replies = file.equals(teamRead) ? known.team() : List.of();
    try {
      if (team.isNamed() && !Files.exists(file)) {
        throw new IOException("it is not there"); // a drive that is away; what was read before stays
      }
      replies = Files.exists(file) ? read(file) : List.of();
      teamNotice = "";
    } catch (JacksonException e) {
      teamNotice = "The team's canned replies in " + team.where() + " are damaged; those read before are used.";
      log.warn("the team's canned replies are damaged");
    } catch (IOException e) {
      teamNotice = "The team's canned replies in " + team.where() + " cannot be read (" + e.getMessage() + ").";
    }
    tell(known.own(), replies);
  }

  private void tell(List<CannedReply> own, List<CannedReply> teams) {
    known = new Known(own, teams, Stream.of(ownNotice, teamNotice, team.notice()).filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" ")));
  }

  private List<CannedReply> read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("it is larger than " + MOST_BYTES / 1024 + " KiB");
    }
    return read(bytes);
  }

  private List<CannedReply> read(byte[] bytes) {
    @Nullable
    Content content = mapper.readValue(bytes, Content.class);
    List<@Nullable Entry> entries = content == null ? null : content.replies();
    return entries == null ? List.of() : entries.stream().flatMap(CannedFiles::usable).toList();
  }

  private static Stream<CannedReply> usable(@Nullable Entry entry) {
    if (entry == null || entry.text() == null || entry.text().isBlank() || entry.shortcut() == null
        || entry.shortcut().isBlank()) {
      return Stream.empty();
    }
    String shortcut = entry.shortcut().strip().replaceAll("\\s+", "-");
    String text = entry.text().replace("\r\n", "\n").replace('\r', '\n');
    return Stream.of(new CannedReply(shortcut, entry.title() == null ? shortcut : entry.title(), text));
  }

  private void write(List<CannedReply> own) {
    if (!Objects.equals(stamp(ownFile), ownStamp)) {
      look();
      throw new IllegalStateException("The file was changed by somebody else and has been read again; try once more.");
    }
    if (!ownNotice.isEmpty() && Files.exists(ownFile)) {
      throw new IllegalStateException(ownNotice); // what could not be read is not overwritten
    }
    Path fresh = ownFile.resolveSibling(ownFile.getFileName() + ".new");
    try {
      byte[] bytes = mapper.writeValueAsBytes(new Content(own.stream()
          .<@Nullable Entry>map(reply -> new Entry(reply.shortcut(), reply.title(), reply.text())).toList()));
      if (bytes.length > MOST_BYTES) {
        throw new IllegalStateException("All own replies together are larger than " + MOST_BYTES / 1024 + " KiB.");
      }
      Files.write(fresh, bytes);
      try {
        Files.move(fresh, ownFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(fresh, ownFile, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new IllegalStateException(ownFile + " cannot be written (" + e.getMessage() + ").", e);
    }
    ownNotice = "";
    ownStamp = stamp(ownFile);
    tell(own, known.team());
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    var _ = CompletableFuture.runAsync(team::cancel, reader);
    reader.shutdown();
    try {
      if (!reader.awaitTermination(2, TimeUnit.SECONDS)) {
        log.warn("canned replies are still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
