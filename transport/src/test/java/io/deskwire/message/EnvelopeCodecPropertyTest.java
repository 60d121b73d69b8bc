package io.deskwire.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EnvelopeCodec.Trust;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes, reading never throws; whatever is written comes back. */
@Tag("property")
class EnvelopeCodecPropertyTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().all().ofMaxLength(200)
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  @Provide
  Arbitrary<Envelope> messages() {
    Arbitrary<String> words = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    Arbitrary<Map<String, Object>> other = Arbitraries.maps(words.map(word -> "x" + word),
        Arbitraries.oneOf(texts().map(text -> (Object) text), Arbitraries.integers().map(n -> (Object) n),
            Arbitraries.of(true, false).map(b -> (Object) b)))
        .ofMaxSize(4);
    Arbitrary<Long> times = Arbitraries.longs().between(0, 4_000_000_000_000L);
    return Combinators.combine(words, texts(), words, times, times, texts(), other)
        .as((id, name, stream, seq, at, text, unknown) -> new Envelope(id, "r1", "message",
            new Sender("r1", name, Role.CUSTOMER), stream, seq, at, "t" + text, id, null, null, null, null, null, null,
            null, null,
            Map.copyOf(unknown)));
  }

  @Property(tries = 500)
  void whatIsWrittenComesBack(@ForAll("messages") Envelope envelope) {
    Decoded decoded = EnvelopeCodec.decode("chat/r1", EnvelopeCodec.encode(envelope), Trust.TOPIC);
    assertThat(decoded).isInstanceOfSatisfying(Decoded.Event.class,
        event -> assertThat(event.envelope()).isEqualTo(envelope));
    assertThat(EnvelopeCodec.readStored(EnvelopeCodec.toStored(envelope))).isEqualTo(envelope);
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrPutAside(@ForAll @Size(max = 300) byte[] bytes, @ForAll Trust trust) {
    assertThat(EnvelopeCodec.decode("chat/r1", bytes, trust)).isNotNull();
    assertThat(EnvelopeCodec.decode("desk/rooms/r1", bytes, trust)).isNotNull();
    EnvelopeCodec.readStored(bytes);
  }

  @Property(tries = 300)
  void anyTopicIsReadOrPutAside(@ForAll String topic) {
    assertThat(EnvelopeCodec.decode(topic, "{\"text\":\"x\"}".getBytes(UTF_8), Trust.TOPIC)).isNotNull();
  }

  /** Values of the wrong type in every known place: whatever is taken can be stored and read again. */
  @Property(tries = 1000)
  void wrongValuesAreReadOrPutAsideAndNeverPoisonTheStore(@ForAll("json") String value,
      @ForAll("fields") String field, @ForAll("topics") Topic topic) {
    for (String json : new String[]{"{\"text\":\"x\",\"" + field + "\":" + value + "}",
        "{\"text\":\"x\",\"state\":{\"epoch\":1,\"hlc\":\"1-1\",\"" + field + "\":" + value + "}}",
        "{\"text\":\"x\",\"presence\":{\"" + field + "\":" + value + "}}",
        "{\"text\":\"x\",\"attachment\":{\"" + field + "\":" + value + "}}"}) {
      if (EnvelopeCodec.decode(topic.path(), json.getBytes(UTF_8), Trust.PAYLOAD) instanceof Decoded.Event event) {
        assertThat(EnvelopeCodec.readStored(EnvelopeCodec.toStored(event.envelope()))).as(json).isNotNull();
      }
    }
  }

  @Provide
  Arbitrary<Topic> topics() {
    return Arbitraries.of(EventType.class).map(SampleEnvelopes::topic);
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of("null", "true", "7", "-7", "1.5", "1e400", "-1e400", "9e15", "1e15", "\"\"", "\"word\"", "[]",
        "{}", "[null]", "[{}]", "[[1]]", "{\"a\":-1}", "{\"a\":1e400}", "{\"\":1}", "\"\\ud800\"", "\"\\u0000\"",
        "[{\"room\":7}]", "[{\"room\":\"r\",\"p50\":\"x\",\"unsent\":1e400}]", "99999999999999999999",
        "\"claim\"", "\"presence\"", "\"1-1\"", "\"99999999999999999999-1\"");
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of("v", "id", "room", "type", "from", "stream", "seq", "sentAt", "text", "replyTo", "attachment",
        "opened", "receipt", "presence", "state", "resend", "later", "rooms", "heads", "viewing", "load", "limit",
        "epoch", "hlc", "until", "priority", "raised", "upTo", "upToIds", "tag", "bytes", "part", "parts", "size",
        "width", "height", "mediaType");
  }
}
