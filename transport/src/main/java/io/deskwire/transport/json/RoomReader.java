package io.deskwire.transport.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the room in a payload without building a tree: the payload may be anything, of any depth and size. */
final class RoomReader {
  private static final JsonFactory JSON = new JsonFactory();

  private RoomReader() {}

  /** The text of the outermost field {@code room}; empty when there is none or it is not JSON. */
  static String room(byte[] payload) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isRoom = parser.currentName().equals("room");
        JsonToken value = parser.nextToken();
        if (isRoom) {
          return value == JsonToken.VALUE_STRING ? parser.getString() : "";
        }
        parser.skipChildren();
      }
      return "";
    } catch (JacksonException e) {
      return "";
    }
  }
}
