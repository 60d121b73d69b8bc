package io.deskwire.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a broker or gateway listens, and what it speaks there.
 *
 * @param host as written, an IPv6 address without its brackets
 * @param path with a leading slash for WebSocket; empty otherwise. May carry a query
 */
public record Endpoint(Dialect dialect, String host, int port, String path) {

  /**
   * Reads a URL such as {@code stomp+wss://broker.example/ws} or {@code mqtts://broker.example:8883}.
   *
   * @throws BadEndpointException saying what is wrong with it; never for a host that does not exist
   */
  public static Endpoint parse(String url) throws BadEndpointException {
    String trimmed = url.strip();
    int colon = trimmed.indexOf("://");
    if (colon <= 0) {
      throw new BadEndpointException(
          "\"" + shortened(trimmed)
              + "\" is not an endpoint: it must look like stomp+wss://host:port/ws or mqtts://host:port.");
    }
    String scheme = trimmed.substring(0, colon);
    Dialect dialect = Dialect.ofScheme(scheme)
        .orElseThrow(() -> new BadEndpointException(
            "\"" + shortened(scheme) + "\" is not a protocol that Deskwire speaks; use one of "
                + Arrays.stream(Dialect.values()).map(Dialect::scheme).collect(Collectors.joining(", ")) + "."));
    URI uri;
    try {
      uri = new URI(trimmed);
    } catch (URISyntaxException e) {
      throw new BadEndpointException("\"" + shortened(trimmed) + "\" is not a valid address: " + e.getReason() + ".");
    }
    if (uri.getRawUserInfo() != null) {
      throw new BadEndpointException(
          "An endpoint must not contain a user or password: it would be stored and logged. Give them at sign-in.");
    }
    String host = uri.getHost();
    if (host == null) {
      // java.net.URI takes "my_host" for a registry name and then has no host; Paho and TLS fail on it as well
      String authority = uri.getRawAuthority();
      throw new BadEndpointException(authority != null && authority.contains("_")
          ? "The host name in \"" + shortened(trimmed)
              + "\" contains an underscore, which host names cannot have; use another name or the IP address."
          : "\"" + shortened(trimmed) + "\" names no host.");
    }
    if (uri.getRawFragment() != null) {
      throw new BadEndpointException("An endpoint cannot have a part after #.");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!dialect.isWebSocket() && !path.isEmpty() && !path.equals("/")) {
      throw new BadEndpointException(
          "An " + dialect.scheme() + " endpoint has no path; use mqtt+ws for MQTT over WebSocket.");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    int port = uri.getPort() < 0 ? dialect.defaultPort() : uri.getPort();
    if (port < 1 || port > 65535) {
      throw new BadEndpointException("Port " + port + " does not exist; ports are 1 to 65535.");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Endpoint(dialect, bare, port,
        dialect.isWebSocket() ? (path.isEmpty() ? dialect.defaultPath() : path) + query : "");
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }

  /** The URL, with its port always written. */
  public String url() {
    return dialect.scheme() + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + path;
  }

  @Override
  public String toString() {
    return url();
  }
}
