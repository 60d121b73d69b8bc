package io.deskwire.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The strict half of the codec: writes exactly what the schema describes, and what it does not know as it came. */
final class EnvelopeWriter {
  private EnvelopeWriter() {}

  static ObjectNode write(ObjectNode node, Envelope envelope) {
    node.put("v", 1).put("id", envelope.id());
    if (!envelope.room().isEmpty()) {
      node.put("room", envelope.room());
    }
    node.put("type", envelope.type());
    Sender from = envelope.from();
    node.putObject("from").put("id", from.id()).put("name", from.name()).put("role", from.role().wire());
    put(node, "stream", envelope.stream());
    if (envelope.seq() > 0) {
      node.put("seq", envelope.seq());
    }
    if (envelope.sentAt() > 0) {
      node.put("sentAt", envelope.sentAt());
    }
    put(node, "text", envelope.text());
    put(node, "replyTo", envelope.replyTo());
    if (envelope.attachment() != null) {
      write(node.putObject("attachment"), envelope.attachment());
    }
    if (envelope.opened() != null) {
      write(node.putObject("opened"), envelope.opened());
    }
    if (envelope.receipt() != null) {
      ObjectNode receipt = node.putObject("receipt");
      longs(receipt, "delivered", envelope.receipt().delivered());
      longs(receipt, "read", envelope.receipt().read());
      longs(receipt, "heads", envelope.receipt().heads());
    }
    if (envelope.presence() != null) {
      write(node.putObject("presence"), envelope.presence());
    }
    if (envelope.state() != null) {
      write(node.putObject("state"), envelope.state());
    }
    if (envelope.resend() != null) {
      SeqRange resend = envelope.resend();
      node.putObject("resend").put("stream", resend.stream()).put("topic", resend.topic()).put("from", resend.from())
          .put("to", resend.to());
    }
    if (envelope.ask() != null) {
      ObjectNode ask = node.putObject("ask").put("answer", envelope.ask().answer());
      ArrayNode rooms = ask.putArray("rooms");
      envelope.ask().rooms().forEach(rooms::add);
      ask.put("attempt", envelope.ask().attempt());
    }
    if (envelope.answer() != null) {
      write(node.putObject("answer"), envelope.answer());
    }
    envelope.other().forEach((name, value) -> {
      if (!node.has(name)) {
        node.putPOJO(name, value);
      }
    });
    return node;
  }

  private static void write(ObjectNode node, Answer answer) {
    node.put("ask", answer.ask());
    ArrayNode events = node.putArray("events");
    for (Answer.Item item : answer.events()) {
      ObjectNode each = events.addObject().put("topic", item.topic()).put("order", item.order());
      write(each.putObject("event"), item.event());
    }
    node.put("last", answer.last());
  }

  private static void write(ObjectNode node, Attachment attachment) {
    node.put("id", attachment.id()).put("name", attachment.name()).put("mediaType", attachment.mediaType())
        .put("size", attachment.size()).put("part", attachment.part()).put("parts", attachment.parts())
        .put("bytes", attachment.bytes());
    if (attachment.width() > 0 && attachment.height() > 0) {
      node.put("width", attachment.width()).put("height", attachment.height());
    }
  }

  private static void write(ObjectNode node, Opened opened) {
    put(node, "channel", opened.channel());
    put(node, "via", opened.via());
    put(node, "page", opened.page());
    put(node, "language", opened.language());
    put(node, "queue", opened.queue());
  }

  private static void write(ObjectNode node, Presence presence) {
    node.put("status", presence.status()).put("load", presence.load()).put("limit", presence.limit())
        .put("transport", presence.transport());
    put(node, "viewing", presence.viewing());
    ArrayNode rooms = node.putArray("rooms");
    for (Presence.RoomFigures figures : presence.rooms()) {
      ObjectNode room = rooms.addObject().put("room", figures.room());
      known(room, "p50", figures.p50());
      known(room, "p95", figures.p95());
      known(room, "loss", figures.loss());
      room.put("unsent", figures.unsent());
    }
    longs(node, "heads", presence.heads());
    node.put("version", presence.version());
  }

  private static void write(ObjectNode node, StateChange state) {
    node.put("epoch", state.epoch()).put("hlc", state.hlc().toString());
    put(node, "toAgent", state.toAgent());
    put(node, "toQueue", state.toQueue());
    put(node, "reason", state.reason());
    if (state.until() > 0) {
      node.put("until", state.until());
    }
    put(node, "tag", state.tag());
    if (state.priority() > 0) {
      node.put("priority", state.priority());
    }
    if (state.raised()) {
      node.put("raised", true);
    }
    if (!state.upTo().isEmpty()) {
      longs(node, "upTo", state.upTo());
    }
    if (!state.upToIds().isEmpty()) {
      ArrayNode ids = node.putArray("upToIds");
      state.upToIds().forEach(ids::add);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  /** JSON has no NaN: what is unknown is not written. */
  private static void known(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    }
  }

  private static void longs(ObjectNode node, String name, Map<String, Long> values) {
    ObjectNode object = node.putObject(name);
    values.forEach((key, value) -> object.put(key, value.longValue()));
  }
}
