package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.Parts;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.Ids;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.store.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files: many events on the wire, each with its number and its confirmation, one message for people. The message has the
 * id of the part that was stored first; of an own file that is its first part, whose id all parts carry as the file's.
 * Owned by the session thread.
 */
final class Attachments {
  private final LiveSession session;

  Attachments(LiveSession session) {
    this.session = session;
  }

  /** The parts of a file, in order; the first one is the event itself. */
  static List<Envelope> split(Envelope event, FileToSend file) {
    byte[] all = file.bytes();
    int parts = Math.ceilDiv(all.length, Attachment.MAX_PART_BYTES);
    List<Envelope> events = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = part * Attachment.MAX_PART_BYTES;
      byte[] bytes = Arrays.copyOfRange(all, from, Math.min(all.length, from + Attachment.MAX_PART_BYTES));
      Envelope each = part == 0 ? event : event.withId(Ids.message(event.sentAt()));
      events.add(each.withAttachment(new Attachment(event.id(), file.name(), file.mediaType(), all.length, part, parts,
          bytes, file.width(), file.height())));
    }
    return events;
  }

  static boolean isPart(Archive.Line line) {
    Attachment attachment = line.envelope().attachment();
    return attachment != null && attachment.isPart();
  }

  /** As {@link RoomBook#message}, with what all parts of a file say together. {@code line} is the one that is shown. */
  static @Nullable ChatMessage message(Connection c, Archive.Line line) throws SQLException {
    ChatMessage first = RoomBook.message(line);
    Attachment attachment = line.envelope().attachment();
    if (first == null || attachment == null || !attachment.isPart()) {
      return first;
    }
    List<Parts.Standing> parts = Parts.standing(c, line.position());
    if (!first.isOwn()) {
      return first.with(AttachmentInfo.of(attachment, parts.size()), null, null);
    }
    int left = (int) parts.stream().filter(part -> !state(part).isUnsent()).count();
    String problem = parts.stream().map(Parts.Standing::problem).filter(text -> text != null).findFirst().orElse(null);
    if (parts.size() < attachment.parts()) {
      // all are stored in one commit, so the others have been taken out
      problem = "Cancelled: " + left + " of " + attachment.parts() + " parts had left already.";
    }
    return first.with(AttachmentInfo.of(attachment, left), together(parts), problem);
  }

  private static DeliveryState state(Parts.Standing part) {
    return part.delivery() == null ? DeliveryState.SENT : DeliveryState.valueOf(part.delivery());
  }

  /** What stops one part stops the file; it has come as far as its last part. */
  private static DeliveryState together(List<Parts.Standing> parts) {
    List<DeliveryState> states = parts.stream().map(Attachments::state).toList();
    for (DeliveryState stops : List.of(DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.SENDING)) {
      if (states.contains(stops)) {
        return stops;
      }
    }
    if (states.contains(DeliveryState.QUEUED)) {
      return states.stream().allMatch(DeliveryState.QUEUED::equals) ? DeliveryState.QUEUED : DeliveryState.SENDING;
    }
    return states.stream().min(DeliveryState::compareTo).orElse(DeliveryState.SENT);
  }

  /** A part of a file is new or has changed: windows are told of the file. */
  void publish(Archive.Line part) {
    publish(c -> Optional.ofNullable(Lines.ofFile(c, part.position())));
  }

  /** As {@link #publish}, of a file by its id. */
  void publish(String id) {
    publish(c -> Optional.ofNullable(Lines.byId(c, id)));
  }

  /** On the writer, so that it is read as the writes asked for before leave it. */
  private void publish(SqlWork<Optional<Archive.Line>> shown) {
    var _ = session.store().writeSoon(c -> {
      Archive.Line line = shown.run(c).orElse(null);
      return Optional.ofNullable(line == null ? null : message(c, line));
    }).whenComplete((found, _) -> {
      if (found != null && found.isPresent()) {
        session.loop().execute(() -> tell(found.get()));
      }
    });
  }

  private void tell(ChatMessage file) {
    LiveHandle handle = session.outgoing().handle(file.id());
    if (handle != null && file.delivery() != null) {
      handle.become(file.delivery());
    }
    session.tellMessage(file);
  }
}
