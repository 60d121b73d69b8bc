package io.deskwire.fault;

/** What becomes of new connections while the proxy takes none. */
public enum Refusal {
  /** Nobody listens: the client is refused at once. The port stays the proxy's. */
  NOT_LISTENING,
  /** Taken and closed at once, as a broker does that is full. */
  CLOSED,
  /** Taken and reset at once, as a load balancer does without a broker behind it. */
  RESET
}
