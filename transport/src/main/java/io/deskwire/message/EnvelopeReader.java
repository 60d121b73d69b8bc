package io.deskwire.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tolerant half of the codec, for one payload: takes what is there, refuses only what contradicts the protocol. */
final class EnvelopeReader {
  private static final Set<String> KNOWN = Set.of("v", "id", "room", "type", "from", "stream", "seq", "sentAt", "text",
      "replyTo", "attachment", "opened", "receipt", "presence", "state", "resend", "ask", "answer");
  private static final int MAX_ID = 128;
  private static final int MAX_NAME = 256;
  private static final int MAX_OTHER_STRING = 4096;

  private final ObjectNode root;
  private final Topic topic;
  private final EnvelopeCodec.Trust trust;

  EnvelopeReader(ObjectNode root, Topic topic, EnvelopeCodec.Trust trust) {
    this.root = root;
    this.topic = topic;
    this.trust = trust;
  }

  Decoded read() throws MalformedEnvelopeException {
    Envelope envelope = envelope();
    Optional<EventType> eventType = envelope.eventType();
    if (eventType.isPresent()) {
      if (!TopicRules.mayCarry(topic, eventType.get(), trust)) {
        throw new MalformedEnvelopeException("Events of its type do not belong on its topic.");
      }
      check(eventType.get(), envelope);
    }
    return new Decoded.Event(topic, envelope, trust == EnvelopeCodec.Trust.TOPIC && TopicRules.provesSide(topic));
  }

  Envelope envelope() throws MalformedEnvelopeException {
    String type = string(root, "type", MAX_ID);
    String room = room();
    return new Envelope(orEmpty(string(root, "id", MAX_ID)), room, type == null ? EventType.MESSAGE.wire() : type,
        sender(room), string(root, "stream", MAX_ID), positive(root, "seq"), positive(root, "sentAt"),
        string(root, "text", Envelope.MAX_TEXT), string(root, "replyTo", MAX_ID), attachment(), opened(), receipt(),
        presence(), state(), resend(), ask(), answer(), other());
  }

  private static void check(EventType type, Envelope envelope) throws MalformedEnvelopeException {
    if (type.isConversation() && orEmpty(envelope.text()).isBlank() && envelope.attachment() == null) {
      throw new MalformedEnvelopeException("It has neither text nor an attachment.");
    }
    String objection = envelope.attachment() == null ? null : envelope.attachment().objection();
    if (objection != null) {
      throw new MalformedEnvelopeException(objection);
    }
    if (TopicRules.needsState(type) && envelope.state() == null) {
      throw new MalformedEnvelopeException("It changes the state of a room but does not say how.");
    }
  }

  private String room() throws MalformedEnvelopeException {
    String written = string(root, "room", Topic.MAX_ROOM_LENGTH);
    Optional<String> byTopic = topic.roomId();
    if (byTopic.isEmpty()) {
      return orEmpty(written);
    }
    if (written != null && !written.equals(byTopic.get())) {
      throw new MalformedEnvelopeException("It names another room than its topic.");
    }
    return byTopic.get();
  }

  private Sender sender(String room) throws MalformedEnvelopeException {
    ObjectNode from = object("from");
    Optional<Role> written = from == null
        ? Optional.empty()
        : Optional.ofNullable(string(from, "role", MAX_ID))
            .flatMap(Role::ofWire);
    Role fallback = TopicRules.usualRole(topic);
    if (trust == EnvelopeCodec.Trust.TOPIC && TopicRules.provesSide(topic) && written.isPresent()
        && written.get().isDesk() != fallback.isDesk()) {
      throw new MalformedEnvelopeException("Its sender claims a role that its topic does not allow.");
    }
    Role role = written.orElse(fallback);
    String id = from == null ? null : string(from, "id", MAX_NAME);
    String name = from == null ? null : string(from, "name", MAX_NAME);
    if (topic instanceof Topic.Agent(String agent) && id != null && !id.equals(agent)) {
      throw new MalformedEnvelopeException("It speaks for another agent than its topic.");
    }
    return new Sender(id == null || id.isEmpty() ? (role == Role.CUSTOMER ? room : role.wire()) : id, orEmpty(name),
        role);
  }

  private @Nullable Attachment attachment() throws MalformedEnvelopeException {
    ObjectNode node = object("attachment");
    if (node == null) {
      return null;
    }
    byte[] bytes;
    try {
      JsonNode value = node.get("bytes");
      bytes = value == null ? new byte[0] : value.binaryValue();
    } catch (JacksonException e) {
      throw new MalformedEnvelopeException("Its attachment is not base64.");
    }
    int part = (int) Math.min(Integer.MAX_VALUE, positive(node, "part"));
    int parts = Math.clamp(positive(node, "parts"), 1, Integer.MAX_VALUE);
    if (bytes == null || bytes.length > Attachment.MAX_PART_BYTES || part >= parts) {
      throw new MalformedEnvelopeException("Its attachment is damaged or too large.");
    }
    long size = positive(node, "size");
    if (size == 0 && parts == 1) {
      size = bytes.length; // of who does not say
    }
    return new Attachment(orEmpty(string(node, "id", MAX_ID)), orEmpty(string(node, "name", MAX_NAME)),
        orEmpty(string(node, "mediaType", MAX_NAME)), size, part, parts, bytes,
        (int) Math.min(positive(node, "width"), 100_000), (int) Math.min(positive(node, "height"), 100_000));
  }

  private @Nullable Opened opened() throws MalformedEnvelopeException {
    ObjectNode node = object("opened");
    return node == null
        ? null
        : new Opened(string(node, "channel", MAX_NAME), string(node, "via", MAX_NAME),
            string(node, "page", MAX_OTHER_STRING), string(node, "language", MAX_NAME),
            string(node, "queue", MAX_NAME));
  }

  private @Nullable Receipt receipt() throws MalformedEnvelopeException {
    ObjectNode node = object("receipt");
    return node == null ? null : new Receipt(longs(node, "delivered"), longs(node, "read"), longs(node, "heads"));
  }

  private @Nullable Presence presence() throws MalformedEnvelopeException {
    ObjectNode node = object("presence");
    if (node == null) {
      return null;
    }
    List<Presence.RoomFigures> rooms = new ArrayList<>();
    if (node.get("rooms") != null) {
      for (JsonNode each : node.get("rooms").values()) {
        if (each instanceof ObjectNode figures) {
          rooms.add(new Presence.RoomFigures(orEmpty(string(figures, "room", Topic.MAX_ROOM_LENGTH)),
              number(figures, "p50"), number(figures, "p95"), number(figures, "loss"),
              (int) Math.min(positive(figures, "unsent"), Integer.MAX_VALUE)));
        }
      }
    }
    return new Presence(orEmpty(string(node, "status", MAX_ID)), (int) Math.min(positive(node, "load"), 1_000_000),
        (int) Math.min(positive(node, "limit"), 1_000_000), orEmpty(string(node, "transport", MAX_ID)),
        string(node, "viewing", Topic.MAX_ROOM_LENGTH), List.copyOf(rooms), longs(node, "heads"),
        orEmpty(string(node, "version", MAX_ID)));
  }

  private @Nullable StateChange state() throws MalformedEnvelopeException {
    ObjectNode node = object("state");
    if (node == null) {
      return null;
    }
    Hlc hlc;
    try {
      hlc = Hlc.parse(orEmpty(string(node, "hlc", MAX_ID)));
    } catch (IllegalArgumentException e) {
      throw new MalformedEnvelopeException("Its hlc is damaged.");
    }
    List<String> ids = new ArrayList<>();
    if (node.get("upToIds") != null) {
      for (JsonNode each : node.get("upToIds").values()) {
        ids.add(each.asString(""));
      }
    }
    JsonNode raised = node.get("raised");
    return new StateChange(Math.max(1, positive(node, "epoch")), hlc, string(node, "toAgent", MAX_NAME),
        string(node, "toQueue", MAX_NAME), string(node, "reason", MAX_OTHER_STRING), positive(node, "until"),
        string(node, "tag", MAX_NAME), (int) Math.min(2, positive(node, "priority")),
        raised != null && raised.isBoolean() && raised.booleanValue(), longs(node, "upTo"), List.copyOf(ids));
  }

  private @Nullable SeqRange resend() throws MalformedEnvelopeException {
    ObjectNode node = object("resend");
    return node == null
        ? null
        : new SeqRange(orEmpty(string(node, "stream", MAX_ID)),
            orEmpty(string(node, "topic", 2 * Topic.MAX_ROOM_LENGTH)), positive(node, "from"), positive(node, "to"));
  }

  private @Nullable Ask ask() throws MalformedEnvelopeException {
    ObjectNode node = object("ask");
    if (node == null) {
      return null;
    }
    List<String> rooms = new ArrayList<>();
    if (node.get("rooms") != null) {
      for (JsonNode each : node.get("rooms").values()) {
        if (each.isString() && Topic.isName(each.stringValue()) && rooms.size() < Ask.MAX_ROOMS) {
          rooms.add(each.stringValue());
        }
      }
    }
    return new Ask(orEmpty(string(node, "answer", Topic.MAX_ROOM_LENGTH)), List.copyOf(rooms),
        (int) Math.min(positive(node, "attempt"), 1_000));
  }

  /** Events within it that cannot be understood are left out: the others are no worse for them. */
  private @Nullable Answer answer() throws MalformedEnvelopeException {
    ObjectNode node = object("answer");
    if (node == null) {
      return null;
    }
    List<Answer.Item> events = new ArrayList<>();
    if (node.get("events") != null) {
      for (JsonNode each : node.get("events").values()) {
        if (each instanceof ObjectNode item && item.get("event") instanceof ObjectNode event
            && events.size() < Answer.MAX_EVENTS) {
          item(item, event).ifPresent(events::add);
        }
      }
    }
    JsonNode last = node.get("last");
    return new Answer(orEmpty(string(node, "ask", MAX_ID)), List.copyOf(events),
        last != null && last.isBoolean() && last.booleanValue());
  }

  private Optional<Answer.Item> item(ObjectNode item, ObjectNode event) {
    try {
      String path = orEmpty(string(item, "topic", 2 * Topic.MAX_ROOM_LENGTH));
      Optional<Topic> of = Topic.parse(path).filter(known -> known.durable() && !(known instanceof Topic.Inbox));
      return of.isPresent()
          && new EnvelopeReader(event, of.get(), trust).read() instanceof Decoded.Event(_, Envelope read, _)
          && !read.id().isEmpty()
              ? Optional.of(new Answer.Item(path, positive(item, "order"), read))
              : Optional.empty();
    } catch (MalformedEnvelopeException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> other() {
    Map<String, Object> other = new LinkedHashMap<>();
    root.properties().forEach(entry -> {
      if (!KNOWN.contains(entry.getKey()) && !entry.getValue().isNull()) {
        other.put(entry.getKey(), EnvelopeCodec.plain(entry.getValue()));
      }
    });
    return Map.copyOf(other);
  }

  private @Nullable ObjectNode object(String name) throws MalformedEnvelopeException {
    JsonNode value = root.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value instanceof ObjectNode node) {
      return node;
    }
    throw new MalformedEnvelopeException("Its field " + name + " is not an object.");
  }

  private static @Nullable String string(ObjectNode node, String name, int max) throws MalformedEnvelopeException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new MalformedEnvelopeException("Its field " + name + " is not a string.");
    }
    String string = value.stringValue();
    if (string.length() > max) {
      throw new MalformedEnvelopeException("Its field " + name + " has more than " + max + " characters.");
    }
    return string;
  }

  /** A whole number from 0, tolerant of numbers written as 1.0; 0 when missing. */
  private static long positive(ObjectNode node, String name) throws MalformedEnvelopeException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return 0;
    }
    if (!value.isNumber()) {
      throw new MalformedEnvelopeException("Its field " + name + " is not a number.");
    }
    double number = value.doubleValue();
    if (!(number >= 0) || number > 9e15) {
      throw new MalformedEnvelopeException("Its field " + name + " is out of range.");
    }
    return (long) number;
  }

  private static double number(ObjectNode node, String name) {
    JsonNode value = node.get(name);
    return value != null && value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  private static Map<String, Long> longs(ObjectNode node, String name) {
    JsonNode value = node.get(name);
    Map<String, Long> longs = new LinkedHashMap<>();
    if (value instanceof ObjectNode object) {
      object.properties().forEach(entry -> {
        if (entry.getValue().isNumber() && entry.getValue().doubleValue() >= 0) {
          longs.put(entry.getKey(), (long) entry.getValue().doubleValue());
        }
      });
    }
    return Map.copyOf(longs);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
