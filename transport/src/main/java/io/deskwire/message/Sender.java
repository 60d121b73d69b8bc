package io.deskwire.message;

/**
 * Who wrote an event.
 *
 * @param id   stable id; for a customer the room id unless the client knows better
 * @param name shown to people; may be empty
 */
public record Sender(String id, String name, Role role) {

  /** The name to show: the given one, else the id. */
  public String displayName() {
    return name.isBlank() ? id : name;
  }
}
