package io.deskwire.transport;

/**
 * Told by a transport, on its library's threads. Every method must return at once: hand over and go. Calls of one
 * transport come one after the other; after {@link #closed} there are none.
 */
public interface TransportListener {

  /** An event has arrived. */
  void received(Inbound inbound);

  /** Any byte has arrived: the other end is alive. Called often; must cost next to nothing. */
  void proofOfLife(long nanos);

  /**
   * The connection is over, for whatever reason; exactly once for each transport that was asked to connect.
   *
   * @param reason what the user can do; a {@link ConnectionLostException} without cause when closed by our own side
   */
  void closed(TransportException reason);
}
