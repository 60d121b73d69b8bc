package io.deskwire.message;

import java.util.Locale;
import java.util.Optional;

/** Who wrote an event. */
public enum Role {
  CUSTOMER, AGENT, LEAD, BOT, SYSTEM;

  /** The word on the wire, for example {@code customer}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word on the wire; empty for words of later versions. */
  public static Optional<Role> ofWire(String word) {
    for (Role role : values()) {
      if (role.wire().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** Whether this side answers customers. A bot answers too. */
  public boolean isDesk() {
    return this != CUSTOMER;
  }
}
