package io.deskwire.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Envelopes to bytes and back: a strict writer and a tolerant reader. Reading never throws, whatever the bytes are.
 * Any thread.
 */
public final class EnvelopeCodec {
  /** Objects and arrays inside each other; deeper payloads are refused. */
  public static final int MAX_DEPTH = 64;

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(
          StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(Envelope.MAX_BYTES).build())
      .build()).build();

  private EnvelopeCodec() {}

  /** What a reader believes about the sender's side. */
  public enum Trust {
    /** The topic decides; a payload that disagrees is rejected. */
    TOPIC,
    /** The payload decides, unverified: flat mode and plain JSON. */
    PAYLOAD
  }

  /**
   * Reads one event.
   *
   * @param topicPath in MQTT form, as the broker delivered it
   * @param payload   not changed
   */
  public static Decoded decode(String topicPath, byte[] payload, Trust trust) {
    if (payload.length > Envelope.MAX_BYTES) {
      return new Decoded.Rejected("It has " + payload.length / 1024 + " KiB; " + Envelope.MAX_BYTES / 1024
          + " KiB is the most that one message may have.");
    }
    Optional<Topic> topic = Topic.parse(topicPath);
    if (topic.isEmpty()) {
      return new Decoded.Rejected("Its topic is none of the protocol's.");
    }
    try {
      JsonNode tree = MAPPER.readTree(utf8(payload));
      if (!(tree instanceof ObjectNode object)) {
        return new Decoded.Rejected("It is not a JSON object.");
      }
      return new EnvelopeReader(object, topic.get(), trust).read();
    } catch (CharacterCodingException e) {
      return new Decoded.Rejected("It is not UTF-8 text.");
    } catch (StreamConstraintsException e) {
      return new Decoded.Rejected("Its JSON is nested too deeply, or a value is too long.");
    } catch (JacksonException e) {
      return new Decoded.Rejected("It is not valid JSON.");
    } catch (MalformedEnvelopeException e) {
      return new Decoded.Rejected(e.getMessage());
    }
  }

  /**
   * Writes one event.
   *
   * @throws IllegalArgumentException when it is larger than {@link Envelope#MAX_BYTES} or its text too long: the
   *                                  callers check what people type before
   */
  public static byte[] encode(Envelope envelope) {
    if (envelope.text() != null && envelope.text().length() > Envelope.MAX_TEXT) {
      throw new IllegalArgumentException("the text has more than " + Envelope.MAX_TEXT + " characters");
    }
    byte[] bytes = toStored(envelope);
    if (bytes.length > Envelope.MAX_BYTES) {
      throw new IllegalArgumentException("the envelope has more than " + Envelope.MAX_BYTES + " bytes");
    }
    return bytes;
  }

  /**
   * Writes one event for the own database. What arrived just under the limit may be over it with the fields that this
   * version adds; it must be stored all the same.
   */
  public static byte[] toStored(Envelope envelope) {
    ObjectNode tree = EnvelopeWriter.write(MAPPER.createObjectNode(), envelope);
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JacksonException e) {
      // half a surrogate pair, which JSON can escape but UTF-8 cannot carry: it becomes a question mark, for an event
      // that cannot be written would come back from the broker for ever
      return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads what {@link #toStored} has written, without asking whether its type belongs on a topic.
   *
   * @return null when the bytes are damaged
   */
  public static @Nullable Envelope readStored(byte[] stored) {
    try {
      return MAPPER.readTree(utf8(stored)) instanceof ObjectNode object
          ? new EnvelopeReader(object, new Topic.Ask(), Trust.PAYLOAD).envelope()
          : null;
    } catch (CharacterCodingException | JacksonException | MalformedEnvelopeException e) {
      return null;
    }
  }

  /** A field of a later version, as plain Java. */
  static Object plain(JsonNode value) {
    return MAPPER.treeToValue(value, Object.class);
  }

  private static String utf8(byte[] payload) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(payload)).toString();
  }
}
