package io.deskwire.app.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code send} beside an open console asks of it, over the single-instance socket.
 *
 * @param verb          {@code send}, or {@code show} for a second start of the console
 * @param delivered     whether to wait for the peer's receipt instead of the broker's word
 * @param timeoutMillis how long to wait
 */
public record SendRequest(String verb, String endpoint, String room, String text, boolean customer, boolean delivered,
    long timeoutMillis) {
  static final String SEND = "send";
  static final String SHOW = "show";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static SendRequest show() {
    return new SendRequest(SHOW, "", "", "", false, false, 0);
  }

  String json() {
    return MAPPER.writeValueAsString(this);
  }

  static SendRequest parse(String json) throws JacksonException {
    return MAPPER.readValue(json, SendRequest.class);
  }

  /**
   * The console's answer.
   *
   * @param id      of the message when it was stored
   * @param problem one sentence when it was not done; null when it was
   */
  record Reply(@Nullable String id, @Nullable String problem) {
    String json() {
      return MAPPER.writeValueAsString(this);
    }

    static Reply parse(String json) throws JacksonException {
      return MAPPER.readValue(json, Reply.class);
    }
  }
}
