package io.deskwire.ui.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.deskwire.message.EventType;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Room;
import io.deskwire.ui.attachment.FileSize;
import io.deskwire.ui.fx.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the whole stored history of a room into a file, page by page on a thread of its own: of 100,000 messages no more
 * than a page is in memory. What is not finished is taken away again.
 */
final class Transcript {
  private static final int PAGE = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** For whom it is. */
  enum Form {
    /** For people. */
    TEXT("txt"),
    /** For programs. */
    JSON("json");

    private final String ending;

    Form(String ending) {
      this.ending = ending;
    }

    /** Of the file's name, without a dot. */
    String ending() {
      return ending;
    }
  }

  /** Told after each page, on the thread that writes. */
  @FunctionalInterface
  interface Progress {
    void wrote(long lines, long all);
  }

  private final Room room;
  private final String customer;
  private final Clock clock;
  private final Words words;
  private volatile boolean cancelled;

  /**
   * @param customer the name in its head
   * @param clock    with the zone in which days begin
   * @param agentName gives the name of an agent's id
   */
  Transcript(Room room, String customer, Clock clock, UnaryOperator<String> agentName) {
    this.room = room;
    this.customer = customer;
    this.clock = clock;
    words = new Words(clock, "", agentName); // nobody is "you" in a file that others read
  }

  /** Stops as soon as the page that is being written is done. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Begins.
   *
   * @return how many lines the file has; fails with {@link CancellationException}, or with what went wrong
   */
  CompletableFuture<Long> write(Form form, Path file, Progress progress) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    Thread.ofVirtual().name("deskwire-transcript").start(() -> {
      try {
        done.complete(writeNow(form, file, progress));
      } catch (IOException | RuntimeException e) { // handed to whoever waits
        done.completeExceptionally(e);
      }
    });
    return done;
  }

  private long writeNow(Form form, Path file, Progress progress) throws IOException {
    boolean whole = false;
    try {
      long lines;
      try (Writer out = Files.newBufferedWriter(file)) {
        lines = switch (form) {
          case TEXT -> text(out, progress);
          case JSON -> json(out, progress);
        };
      }
      whole = true;
      return lines;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What is done with a page. */
  @FunctionalInterface
  private interface Page {
    void write(List<ChatMessage> lines) throws IOException;
  }

  private long pages(Progress progress, Page page) throws IOException {
    long all = room.size().join();
    long read = 0;
    MessagePlace at = null;
    List<ChatMessage> lines = room.later(null, PAGE).join();
    while (!lines.isEmpty()) {
      page.write(lines.stream().filter(line -> LineModel.isShown(line.type())).toList());
      read += lines.size();
      progress.wrote(read, Math.max(read, all));
      if (cancelled) {
        throw new CancellationException();
      }
      at = MessagePlace.of(lines.getLast());
      lines = room.later(at, PAGE).join();
    }
    return read;
  }

  private long text(Writer out, Progress progress) throws IOException {
    LocalDate today = LocalDate.now(clock);
    out.write(ConversationTexts.of("transcript.title", SafeText.line(customer), room.id()) + "\n");
    out.write(ConversationTexts.of("transcript.made", words.date(today), words.time(clock.millis())) + "\n");
    LocalDate[] day = {LocalDate.MIN};
    return pages(progress, lines -> {
      for (ChatMessage line : lines) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(LineModel.shownAt(line)), clock.getZone());
        if (!date.equals(day[0])) {
          day[0] = date;
          out.write("\n" + words.date(date) + "\n");
        }
        out.write(line(line) + "\n");
      }
    });
  }

  private String line(ChatMessage line) {
    String at = words.time(LineModel.shownAt(line));
    if (!line.type().isConversation()) {
      return at + "  * " + words.event(line);
    }
    String who = SafeText.line(line.from().displayName());
    String name = line.type() == EventType.NOTE ? ConversationTexts.of("transcript.note", who) : who;
    DeliveryState state = line.delivery();
    String unsent = state != null && state.isUnsent() ? " [" + Words.state(state) + "]" : "";
    AttachmentInfo file = line.attachment();
    String attached = file == null
        ? ""
        : (line.text().isBlank() ? "" : " ")
            + ConversationTexts.of("transcript.file", SafeText.line(file.name()), FileSize.of(file.size()));
    return at + "  " + name + ": " + SafeText.lines(line.text()).replace("\n", "\n    ") + attached + unsent;
  }

  private long json(Writer out, Progress progress) throws IOException {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringProperty("room", room.id());
      generator.writeStringProperty("customer", customer);
      generator.writeStringProperty("exportedAt", clock.instant().toString());
      generator.writeName("lines");
      generator.writeStartArray();
      long lines = pages(progress, page -> page.forEach(line -> generator.writePOJO(Entry.of(line))));
      generator.writeEndArray();
      generator.writeEndObject();
      return lines;
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /** One line of the file for programs; the words are those of the protocol. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(String id, String type, String sentAt, String arrivedAt, From from, @Nullable String text,
      @Nullable String replyTo, @Nullable String delivery, @Nullable Change change, @Nullable FileEntry file) {

    /** What a change of the room's state says beside its type; times in ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(@Nullable String toAgent, @Nullable String toQueue, @Nullable String reason, @Nullable String until,
        @Nullable String tag, @Nullable Integer priority, @Nullable Boolean raised) {

      static @Nullable Change of(ChatMessage line) {
        StateChange change = line.detail();
        return change == null
            ? null
            : new Change(change.toAgent(), change.toQueue(), change.reason(),
                change.until() == 0 ? null : Instant.ofEpochMilli(change.until()).toString(), change.tag(),
                line.type() == EventType.PRIORITY ? change.priority() : null,
                line.type() == EventType.RAISED ? change.raised() : null);
      }
    }

    /** Who has written it. */
    record From(String id, String name, String role) {}

    static Entry of(ChatMessage line) {
      DeliveryState state = line.delivery();
      return new Entry(line.id(), lower(line.type()), Instant.ofEpochMilli(line.sentAt()).toString(),
          Instant.ofEpochMilli(line.arrivedAt()).toString(),
          new From(line.from().id(), line.from().displayName(), lower(line.from().role())),
          line.type().isConversation() ? line.text() : null, line.replyTo(), state == null ? null : lower(state),
          Change.of(line), FileEntry.of(line.attachment()));
    }

    /** A file that was sent; its bytes are not in here. */
    record FileEntry(String name, String mediaType, long size) {
      static @Nullable FileEntry of(@Nullable AttachmentInfo file) {
        return file == null ? null : new FileEntry(file.name(), file.mediaType(), file.size());
      }
    }

    private static String lower(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }
}
