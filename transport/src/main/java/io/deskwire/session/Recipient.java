package io.deskwire.session;

/** To whom a room is given. */
public sealed interface Recipient {

  /**
   * A colleague, who answers it from then on.
   *
   * @param agentId as in {@link Peer#id}
   */
  record Colleague(String agentId) implements Recipient {}

  /** Whoever takes it out of this queue. */
  record Queue(String name) implements Recipient {}
}
