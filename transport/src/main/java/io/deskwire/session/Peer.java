package io.deskwire.session;

import io.deskwire.message.Presence;
import java.util.Locale;

/**
 * A colleague as their console describes them, immutable.
 *
 * @param status   OFFLINE when they said so, or nothing has been heard for 40 s
 * @param presence what they said last
 * @param heardAt  own clock, ms since 1970 UTC
 */
public record Peer(String id, String name, Status status, Presence presence, long heardAt) {

  /** Whether somebody is there. */
  public enum Status {
    ONLINE, AWAY, OFFLINE;

    /** The word on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Words of later versions come from a console that is there. */
    static Status ofWire(String word) {
      for (Status status : values()) {
        if (status.wire().equals(word)) {
          return status;
        }
      }
      return ONLINE;
    }
  }

  Peer with(Status newStatus) {
    return new Peer(id, name, newStatus, presence, heardAt);
  }
}
