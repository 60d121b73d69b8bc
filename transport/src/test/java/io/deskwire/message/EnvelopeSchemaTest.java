package io.deskwire.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema is the contract: it takes what the protocol shows and what the product writes, and nothing wrong. */
class EnvelopeSchemaTest {
  private static final JsonNode DOCUMENT = load();
  private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema READ = REGISTRY.getSchema(DOCUMENT);
  private static final Schema WRITTEN = REGISTRY.getSchema(written());

  private static JsonNode load() {
    try (InputStream in = EnvelopeSchemaTest.class.getResourceAsStream("/deskwire/protocol/envelope-v1.schema.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, "the schema is in the resources"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode written() {
    ObjectNode strict = ((ObjectNode) DOCUMENT.get("$defs").get("written")).deepCopy();
    strict.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    return strict;
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takesEveryTypeThatTheProductWrites(EventType type) {
    String json = new String(EnvelopeCodec.encode(SampleEnvelopes.of(type)), UTF_8);
    assertThat(READ.validate(json, InputFormat.JSON)).as(json).isEmpty();
    assertThat(WRITTEN.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @Test
  void namesEveryType() {
    List<String> named = DOCUMENT.get("$defs").get("written").get("properties").get("type").get("enum").valueStream()
        .map(JsonNode::stringValue).toList();
    assertThat(named).containsExactlyInAnyOrderElementsOf(
        java.util.Arrays.stream(EventType.values()).map(EventType::wire).toList());
  }

  @Test
  void takesItsOwnExamplesAndSoDoesTheCodec() {
    for (JsonNode example : DOCUMENT.get("examples").values()) {
      assertThat(READ.validate(example)).as(example.toString()).isEmpty();
      assertThat(EnvelopeCodec.readStored(example.toString().getBytes(UTF_8))).as(example.toString()).isNotNull();
    }
  }

  @Test
  void figuresThatAreUnknownAreLeftOut() {
    Envelope e = SampleEnvelopes.of(EventType.PRESENCE).withPresence(new Presence("online", 0, 0, "mqtt", null,
        List.of(new Presence.RoomFigures("r1", Double.NaN, Double.NaN, Double.NaN, 0)), Map.of(), "0"));
    String json = new String(EnvelopeCodec.encode(e), UTF_8);
    assertThat(READ.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"room\":\"r1\",\"text\":\"Hello\"}",
      "{\"room\":\"r1\",\"text\":\"x\",\"later\":{\"a\":[1]}}",
      "{\"room\":\"r1\",\"type\":\"reaction\",\"emoji\":\"x\"}",
      "{\"v\":1,\"type\":\"closed\",\"from\":{\"id\":\"anna\",\"role\":\"agent\"}}"})
  void takesWhatPlainAndLaterClientsSend(String json) {
    assertThat(READ.validate(json, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"room\":\"r1\",\"text\":7}", "{\"room\":\"r1\",\"text\":\" \"}",
      "{\"type\":\"claim\",\"from\":{\"id\":\"a\"}}", "{\"type\":\"claim\",\"state\":{\"epoch\":1,\"hlc\":\"x\"}}",
      "{\"type\":\"snoozed\",\"state\":{\"epoch\":1,\"hlc\":\"1-0\"}}", "{\"type\":\"receipt\"}", "{\"type\":\"void\"}",
      "{\"text\":\"x\",\"seq\":-1}", "{\"text\":\"x\",\"receipt\":[]}"})
  void refusesWhatIsOfTheWrongShape(String json) {
    assertThat(READ.validate(json, InputFormat.JSON)).isNotEmpty();
  }
}
