package io.deskwire.transport.line;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went wrong below the protocol, as one sentence that says what to do. */
public final class Faults {
  private Faults() {}

  /** {@code host:port}, as people write it. */
  public static String address(Endpoint endpoint) {
    return (endpoint.host().indexOf(':') >= 0 ? "[" + endpoint.host() + "]" : endpoint.host()) + ":" + endpoint.port();
  }

  /** {@code 10 s}, {@code 2.5 s}. */
  public static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /**
   * Filters as an administrator needs to read them. What is an installation's own is a secret, and left out.
   */
  public static String quoted(Stream<TopicFilter> filters) {
    return filters.map(filter -> "\"" + filter.shown() + "\"").collect(Collectors.joining(", "));
  }

  /** A broker's own words without the names that open an inbox: brokers name the queue that they refuse (measured). */
  public static String withoutSecrets(String words, ConnectRequest request) {
    String shown = words.replace(request.inbox().name(), "…");
    for (TopicFilter filter : request.filters()) {
      if (!filter.secret().isEmpty()) {
        shown = shown.replace(filter.secret(), "…");
      }
    }
    return shown;
  }

  /** What cannot be done without a connection. */
  public static ConnectionLostException notConnected(Endpoint endpoint) {
    return new ConnectionLostException("There is no connection to " + address(endpoint) + ".");
  }

  /** Somebody here has closed it, in good order. */
  public static ConnectionLostException closedHere() {
    return new ConnectionLostException("The connection was closed by this side.");
  }

  /** Somebody here has cut it. */
  public static ConnectionLostException cutHere() {
    return new ConnectionLostException("The connection was cut by this side.");
  }

  /** Why no TCP connection could be made. */
  public static TransportException unreachable(Endpoint endpoint, IOException e) {
    String where = address(endpoint);
    return switch (e) {
      case UnknownHostException _ -> new UnreachableException(
          "The host \"" + endpoint.host() + "\" is unknown; check its name and the network.", e);
      case SocketTimeoutException _ -> new UnreachableException(
          where + " does not answer; check the address, the network and firewalls.", e);
      case NoRouteToHostException _,PortUnreachableException _ -> new UnreachableException(
          "There is no way to " + where + "; check the network.", e);
      case ConnectException c when isTimeout(c) -> new UnreachableException(
          where + " does not answer; check the address, the network and firewalls.", e);
      case ConnectException c when isRefused(c) -> new UnreachableException(
          where + " refuses the connection: nothing listens on that port; check the port and that the broker runs.", e);
      default -> new UnreachableException(where + " cannot be reached; check the network.", e);
    };
  }

  private static boolean isRefused(ConnectException e) {
    String message = e.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains("refused");
  }

  private static boolean isTimeout(ConnectException e) {
    String message = e.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains("timed out");
  }
}
