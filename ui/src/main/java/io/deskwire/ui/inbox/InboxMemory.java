package io.deskwire.ui.inbox;

import java.util.List;

/**
 * What the inbox remembers over a restart.
 *
 * @param filter  as it would be typed; empty for none
 * @param watched room ids, the one marked first first
 */
public record InboxMemory(String filter, List<String> watched) {
  /** Everything is shown, nothing is watched. */
  public static final InboxMemory NONE = new InboxMemory("", List.of());

  public InboxMemory {
    watched = List.copyOf(watched);
  }
}
