package io.deskwire.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.message.EnvelopeCodec.Trust;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeCodecTest {

  private static Decoded decode(String topic, String json) {
    return EnvelopeCodec.decode(topic, json.getBytes(UTF_8), Trust.TOPIC);
  }

  private static Envelope event(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).envelope();
  }

  private static void rejected(Decoded decoded, String word) {
    assertThat(decoded).isInstanceOfSatisfying(Decoded.Rejected.class,
        rejected -> assertThat(rejected.reason()).contains(word).endsWith("."));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeComesBackAsItWasWritten(EventType type) {
    Envelope given = SampleEnvelopes.of(type);
    Decoded decoded = EnvelopeCodec.decode(SampleEnvelopes.topic(type).path(), EnvelopeCodec.encode(given),
        Trust.TOPIC);
    assertThat(event(decoded)).usingRecursiveComparison().isEqualTo(given);
  }

  @Test
  void twoFieldsAreAMessage() {
    Envelope e = event(decode("chat/r1", "{\"room\":\"r1\",\"text\":\"Hello\"}"));
    assertThat(e.eventType()).contains(EventType.MESSAGE);
    assertThat(e.from()).isEqualTo(new Sender("r1", "", Role.CUSTOMER));
    assertThat(e.id()).isEmpty();
  }

  @Test
  void whatIsNotUtf8IsPutAside() {
    rejected(EnvelopeCodec.decode("chat/r1", "{\"text\":\"\u00e4\"}".getBytes(ISO_8859_1), Trust.TOPIC), "UTF-8");
  }

  @Test
  void whatIsNotJsonIsPutAside() {
    rejected(decode("chat/r1", "Hello"), "JSON");
    rejected(decode("chat/r1", ""), "JSON");
    rejected(decode("chat/r1", "[1]"), "JSON object");
    rejected(decode("chat/r1", "{\"text\":\"x\"} {\"text\":\"y\"}"), "JSON");
  }

  @Test
  void tenMebibytesArePutAsideWithoutBeingRead() {
    rejected(EnvelopeCodec.decode("chat/r1", new byte[10 << 20], Trust.TOPIC), "384 KiB");
  }

  @Test
  void tenThousandLevelsArePutAside() {
    rejected(decode("chat/r1", "{\"text\":\"x\",\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), "nested");
    rejected(decode("chat/r1", "{\"a\":".repeat(10_000)), "nested");
  }

  @Test
  void anotherRoomThanTheTopicsIsPutAside() {
    rejected(decode("chat/r1", "{\"room\":\"r2\",\"text\":\"x\"}"), "another room");
  }

  @Test
  void aCustomerCannotSpeakAsTheDeskNorTheDeskAsACustomer() {
    rejected(decode("chat/r1", "{\"text\":\"x\",\"from\":{\"id\":\"anna\",\"role\":\"agent\"}}"), "role");
    rejected(decode("chat/r1/desk", "{\"text\":\"x\",\"from\":{\"id\":\"r1\",\"role\":\"customer\"}}"), "role");
    rejected(decode("desk/agents/anna",
        "{\"type\":\"presence\",\"presence\":{},\"from\":{\"id\":\"ben\",\"role\":\"agent\"}}"), "another agent");
  }

  @Test
  void aTypeThatDoesNotBelongOnItsTopicIsPutAside() {
    rejected(decode("chat/r1", "{\"type\":\"claimed\",\"state\":{\"epoch\":9,\"hlc\":\"1-0\"}}"), "type");
    rejected(decode("desk/elsewhere", "{\"text\":\"x\"}"), "topic");
  }

  @Test
  void fieldsOfTheWrongShapeArePutAside() {
    rejected(decode("chat/r1", "{\"text\":7}"), "text");
    rejected(decode("chat/r1", "{\"text\":\"x\",\"from\":\"anna\"}"), "from");
    rejected(decode("chat/r1", "{\"text\":\"x\",\"seq\":-1}"), "seq");
    rejected(decode("chat/r1", "{\"text\":\"" + "x".repeat(16_385) + "\"}"), "16384");
    rejected(decode("chat/r1", "{\"attachment\":{\"bytes\":\"%%%\"}}"), "attachment");
    rejected(decode("chat/r1", attachment("")), "attachment has no bytes");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":4")), "attachment contradicts itself");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":6,\"parts\":2")),
        "attachment contradicts itself");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":3,\"parts\":2,\"id\":\"f\"")),
        "attachment contradicts itself");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":393217,\"parts\":2,\"id\":\"f\"")),
        "attachment contradicts itself");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":5242881,\"parts\":28,\"id\":\"f\"")),
        "too large");
    rejected(decode("chat/r1", attachment("\"bytes\":\"AAAA\",\"size\":5242880,\"parts\":257,\"id\":\"f\"")),
        "too large");
    rejected(decode("desk/rooms/r1", "{\"type\":\"claim\"}"), "state");
  }

  private static String attachment(String fields) {
    return "{\"attachment\":{" + fields + "}}";
  }

  @Test
  void aSmallFileNeedsNothingButItsBytes() {
    Attachment file = event(decode("chat/r1", attachment("\"bytes\":\"AAAA\""))).attachment();
    assertThat(file).isNotNull().returns(3L, Attachment::size).returns(1, Attachment::parts);
  }

  @Test
  void typesAndFieldsOfLaterVersionsAreKeptAsPlainValuesAndWrittenAgain() {
    Envelope e = event(decode("chat/r1",
        "{\"type\":\"reaction\",\"emoji\":\"x\",\"deep\":{\"a\":[1,2.5,true,null]},\"big\":123456789012345678901}"));
    assertThat(e.type()).isEqualTo("reaction");
    assertThat(e.eventType()).isEmpty();
    assertThat(e.other().values()).allSatisfy(value -> assertThat(value.getClass().getName()).startsWith("java."));
    Envelope again = EnvelopeCodec.readStored(EnvelopeCodec.toStored(e));
    assertThat(again).isEqualTo(e);
  }

  @Test
  void halfASurrogatePairIsStoredInsteadOfComingBackForEver() {
    Envelope e = event(decode("chat/r1", "{\"text\":\"a\\ud800b\",\"k\\udc00\":\"\\ud800\"}"));
    assertThat(EnvelopeCodec.readStored(EnvelopeCodec.toStored(e))).isNotNull();
    assertThat(EnvelopeCodec.readStored(EnvelopeCodec.toStored(e.withText("\ud83d")))).isNotNull();
    assertThat(EnvelopeCodec.readStored(EnvelopeCodec.toStored(e.withText("x".repeat(9000) + "\udc00")))).isNotNull();
  }

  @Test
  void damagedBytesOfTheOwnDatabaseAreToldApart() {
    assertThat(EnvelopeCodec.readStored(new byte[]{(byte) 0xFF})).isNull();
  }

  @Test
  void whatTheProductMustNotSendIsRefusedBeforeItLeaves() {
    Envelope long_ = SampleEnvelopes.of(EventType.MESSAGE).withText("x".repeat(Envelope.MAX_TEXT + 1));
    assertThatThrownBy(() -> EnvelopeCodec.encode(long_)).isInstanceOf(IllegalArgumentException.class);
    Envelope large = SampleEnvelopes.of(EventType.NOTE).withOther(Map.of("x", "y".repeat(Envelope.MAX_BYTES)));
    assertThatThrownBy(() -> EnvelopeCodec.encode(large)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerCarriesOriginalsAsTheyWere() {
    Envelope answer = SampleEnvelopes.of(EventType.ANSWER);
    assertThat(EnvelopeCodec.decode("desk/answer/a", EnvelopeCodec.encode(answer), Trust.TOPIC))
        .isInstanceOfSatisfying(Decoded.Event.class, read -> {
          Answer.Item item = Objects.requireNonNull(read.envelope().answer()).events().getFirst();
          Answer.Item sent = Objects.requireNonNull(answer.answer()).events().getFirst();
          // the attachment's bytes are an array, equal by content alone
          assertThat(item).usingRecursiveComparison().isEqualTo(sent);
        });
  }

  @Test
  void anAnswerIsReadWithoutWhatMayNotBeInIt() {
    String good = "{\"topic\":\"chat/r1\",\"order\":7,\"event\":{\"id\":\"a\",\"text\":\"x\"}}";
    String wrongRoom = "{\"topic\":\"chat/r1\",\"event\":{\"id\":\"b\",\"room\":\"r2\",\"text\":\"x\"}}";
    String live = "{\"topic\":\"live/r1\",\"event\":{\"id\":\"c\",\"type\":\"typing\"}}";
    String noId = "{\"topic\":\"chat/r1\",\"event\":{\"text\":\"x\"}}";
    String inbox = "{\"topic\":\"desk/inbox/x\",\"event\":{\"id\":\"d\",\"type\":\"marker\"}}";
    String payload = "{\"id\":\"1\",\"type\":\"answer\",\"answer\":{\"ask\":\"q\",\"events\":["
        + String.join(",", good, wrongRoom, live, noId, inbox, "7") + "]}}";
    assertThat(EnvelopeCodec.decode("desk/answer/a", payload.getBytes(UTF_8), Trust.TOPIC))
        .isInstanceOfSatisfying(Decoded.Event.class,
            read -> assertThat(Objects.requireNonNull(read.envelope().answer()).events())
                .extracting(each -> each.event().id()).containsExactly("a"));
  }
}
