package io.deskwire.transport;

/** What a dialect can do; the console says in words what a line cannot. */
public enum Capability {
  /** Signs in with user and password. */
  SIGN_IN,
  /** Subscribes to topics; without it everything of the gateway arrives. */
  SUBSCRIBE,
  /** The broker keeps events for a client that is away. */
  DURABLE_INBOX,
  /** The broker confirms what it has taken over. Without it, only the own message coming back is a confirmation. */
  CONFIRM,
  /** Events are redelivered until acknowledged. */
  ACKNOWLEDGE,
  /** Carries topics of the desk, typing, receipts and probes; without it only messages of rooms. */
  ALL_TOPICS
}
