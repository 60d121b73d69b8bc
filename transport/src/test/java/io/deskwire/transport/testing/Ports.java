package io.deskwire.transport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Free ports on loopback. */
public final class Ports {
  /** Below those that systems give to programs that do not mind: Linux from 32768, others from 49152. */
  private static final int FIRST_STEADY = 15_000;
  private static final int LAST_STEADY = 32_000;
  private static final Random RANDOM = new Random();

  private Ports() {}

  /**
   * One for a program that ends and comes back: nobody is given it meanwhile, in particular not a client that connects to
   * it just then and would be connected with itself.
   */
  public static int steady() {
    while (true) {
      int port = RANDOM.nextInt(FIRST_STEADY, LAST_STEADY);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // somebody has it
      }
    }
  }

  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
