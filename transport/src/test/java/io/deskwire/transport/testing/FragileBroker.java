package io.deskwire.transport.testing;

/** A broker that tests break and mend: on the same ports, with what it has kept. One thread at a time. */
public interface FragileBroker extends TestBroker {

  /** {@code kill -9}, and waits until it is gone. */
  void kill();

  /** Starts it after {@link #kill}, and waits until it takes connections. */
  void start();

  /** Stops it, as a machine under a debugger or a paused container; false lets it go on. */
  void freeze(boolean frozen);

  /** Whether what it has confirmed can be gone after {@link #kill}. */
  default boolean forgets() {
    return false;
  }
}
