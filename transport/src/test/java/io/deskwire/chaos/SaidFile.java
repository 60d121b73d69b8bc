package io.deskwire.chaos;

import io.deskwire.message.Attachment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file as those who take part know it: each part is a message, one after the other. Its name says all of it, so that
 * whoever has it knows which bytes it must have.
 *
 * @param first message of its writer that is a part of it
 * @param parts 1, 2, 3 … of them
 */
record SaidFile(Said first, int parts) {
  private static final Pattern NAME = Pattern.compile("(.+)\\+([0-9]{1,3})");

  /** What the writer calls it. */
  String name() {
    return first.id() + "+" + parts;
  }

  /** Which file has this name. */
  static Optional<SaidFile> of(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Said.of(matcher.group(1)).map(said -> new SaidFile(said, Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The messages that it is. */
  List<Said> messages() {
    return IntStream.range(0, parts).mapToObj(this::message).toList();
  }

  /** The message that is this part of it, from 0. */
  Said message(int part) {
    return new Said(first.sender(), first.room(), first.n() + part);
  }

  /** Always the same; the last part is shorter than the others. */
  byte[] bytes() {
    Random random = new Random(name().hashCode());
    byte[] bytes = new byte[(parts - 1) * Attachment.MAX_PART_BYTES + 1
        + random.nextInt(Attachment.MAX_PART_BYTES / 2)];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * One part as it travels.
   *
   * @param id   of the file, the same for all parts
   * @param part from 0
   */
  Attachment attachment(String id, int part) {
    byte[] all = bytes();
    int from = part * Attachment.MAX_PART_BYTES;
    return new Attachment(id, name(), "application/octet-stream", all.length, part, parts,
        Arrays.copyOfRange(all, from, Math.min(all.length, from + Attachment.MAX_PART_BYTES)), 0, 0);
  }

  /** Whether a part is one of this file, with the bytes that it must have. */
  boolean has(Attachment part) {
    return part.part() < parts && part.parts() == parts
        && Arrays.equals(part.bytes(), attachment(part.id(), part.part()).bytes());
  }
}
