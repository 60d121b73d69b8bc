package io.deskwire.fault;

/** How a connection is ended by the proxy, towards both sides. */
public enum Ending {
  /** As a program does that ends: FIN. */
  CLOSE,
  /** As a crashed host or a firewall does: RST, from {@code SO_LINGER} 0. */
  RESET
}
