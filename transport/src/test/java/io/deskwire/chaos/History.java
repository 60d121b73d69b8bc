package io.deskwire.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deskwire.chaos.Event.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events in the order they were told. Any thread may tell. With a file, each event is a line of JSON that has left the
 * process when the call returns, so what a killed process has told still counts. Record what was sent before sending it,
 * and what was shown before showing it: then a kill between the two can only make the proof stricter.
 */
public final class History implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Event> events = new ArrayList<>(); // guarded by lock
  private final @Nullable FileChannel file; // written under lock

  public History() {
    file = null;
  }

  /** Goes on behind what the file has, without a line that a kill has torn; makes the file when there is none. */
  public History(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      byte[] there = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.truncate(wholeLines(there));
      file.position(wholeLines(there));
      events.addAll(parse(path, there));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The consumer will be shown everything in these rooms; no room means in every room. */
  public void reads(String consumer, String... rooms) {
    for (String room : rooms.length == 0 ? new String[]{""} : rooms) {
      record(Kind.READS, consumer, "", room, "", 0);
    }
  }

  /**
   * Told before it leaves.
   *
   * @param n 1, 2, 3 … for this sender in this room
   */
  public void sent(String sender, String room, String id, long n) {
    record(Kind.SENT, "", sender, room, id, n);
  }

  public void stored(String id) {
    record(Kind.STORED, id);
  }

  public void confirmed(String id) {
    record(Kind.CONFIRMED, id);
  }

  public void unknown(String id) {
    record(Kind.UNKNOWN, id);
  }

  public void unknownResolved(String id) {
    record(Kind.UNKNOWN_RESOLVED, id);
  }

  public void dropped(String id) {
    record(Kind.DROPPED, id);
  }

  /** Told to this consumer as late. */
  public void resent(String consumer, String id) {
    record(Kind.RESENT, consumer, "", "", id, 0);
  }

  public void shown(String consumer, String id, String room, String sender, long n) {
    shown(consumer, id, room, sender, n, 0);
  }

  /**
   * With the consumer's cursor, which a restart goes on from: both are one line, so no kill comes between.
   *
   * @param position from 1
   */
  public void shown(String consumer, String id, String room, String sender, long n, long position) {
    record(Kind.SHOWN, consumer, sender, room, id, n, position);
  }

  /** What is sent next are the parts of this file. */
  public void file(String sender, String room, String name) {
    record(Kind.FILE, "", sender, room, name, 0);
  }

  /** So many lines of the consumer's conversation are this file, and have its bytes. */
  public void whole(String consumer, String name, int lines) {
    record(Kind.WHOLE, consumer, "", "", name, lines);
  }

  /** At the end the consumer believes that so many messages of a room have never come. */
  public void missed(String consumer, String room, long count) {
    record(Kind.MISSED, consumer, "", room, "", count);
  }

  /** Something for whoever reads the history. */
  public void mark(String words) {
    record(Kind.MARK, words);
  }

  private void record(Kind kind, String id) {
    record(kind, "", "", "", id, 0);
  }

  private void record(Kind kind, String consumer, String sender, String room, String id, long n) {
    record(kind, consumer, sender, room, id, n, 0);
  }

  private void record(Kind kind, String consumer, String sender, String room, String id, long n, long position) {
    lock.lock();
    try {
      Event event = new Event(events.size() + 1L, kind, consumer, sender, room, id, n, position,
          System.currentTimeMillis());
      if (file != null) {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(event) + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
          file.write(line);
        }
      }
      events.add(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /** What has been told so far. */
  public List<Event> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The events of several histories as one, in the order of the files: rules look at the order within a consumer or a
   * message alone, and each of these is told by one process after the other. Numbers are given anew.
   *
   * @throws IllegalStateException for a line that is not an event, unless it is the last and has been torn
   */
  public static List<Event> read(List<Path> files) {
    List<Event> all = new ArrayList<>();
    for (Path path : files) {
      try {
        for (Event event : parse(path, Files.readAllBytes(path))) {
          all.add(event.numbered(all.size() + 1L));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static List<Event> parse(Path path, byte[] bytes) {
    List<Event> events = new ArrayList<>();
    for (String line : new String(bytes, 0, wholeLines(bytes), UTF_8).lines().toList()) {
      try {
        events.add(JSON.readValue(line, Event.class));
      } catch (JacksonException e) {
        throw new IllegalStateException("line " + (events.size() + 1) + " of " + path + " is no event", e);
      }
    }
    return events;
  }
}
