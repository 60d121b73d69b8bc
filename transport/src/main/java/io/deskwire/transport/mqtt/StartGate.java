package io.deskwire.transport.mqtt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the end of a line away from the library while it starts its threads. It waits for each of them to be running, in
 * steps of 100 ms and for ever: one that has ended before it looked again leaves the waiting thread behind, one for every
 * attempt (measured on 1.2.5, against a broker that closes at once).
 */
final class StartGate {
  /** Three steps of 100 ms and a slow machine; more only where a name look-up hangs. */
  private static final long LIMIT_SECONDS = 30;

  private final CountDownLatch passed = new CountDownLatch(1);

  /** The library has written its first byte, so all its threads run; or it will start none. */
  void pass() {
    passed.countDown();
  }

  /** Waits on one of the library's threads, or on one that is to end them. */
  void await() {
    try {
      var _ = passed.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
