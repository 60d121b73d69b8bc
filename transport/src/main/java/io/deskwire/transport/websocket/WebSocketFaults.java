package io.deskwire.transport.websocket;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.line.Faults;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/** What the end of a WebSocket connection means to people. */
final class WebSocketFaults {
  /** The library tells the HTTP status in no other way. */
  private static final Pattern STATUS = Pattern.compile("status code received: (\\d{3})");

  private WebSocketFaults() {}

  static TransportException neverOpened(Endpoint endpoint, @Nullable String reason, @Nullable Exception error) {
    String where = Faults.address(endpoint);
    String said = reason == null ? "" : reason;
    Matcher status = STATUS.matcher(said);
    if (status.find()) {
      return ofStatus(endpoint, Integer.parseInt(status.group(1)));
    }
    if (said.contains("refuses handshake")) {
      return new BadEndpointException(
          "A WebSocket server answers at " + where + endpoint.path() + ", but it does not speak what "
              + endpoint.dialect().scheme() + "://… means; check the protocol and the path.",
          error);
    }
    if (said.isEmpty()) {
      return new UnreachableException(
          where + " closed the connection without answering the WebSocket request; check the port.", error);
    }
    return error instanceof IOException
        ? new UnreachableException(where + " cut the connection during the WebSocket request; check the port.", error)
        : new BadEndpointException("What answers at " + where + " is not a WebSocket server; check the port.", error);
  }

  private static TransportException ofStatus(Endpoint endpoint, int status) {
    String where = Faults.address(endpoint);
    return switch (status) {
      case 401, 403, 407 -> new SignInException(
          where + " does not let this user connect (HTTP " + status + "); check user and password.");
      case 404, 405 -> new BadEndpointException(
          where + " has no WebSocket at the path " + endpoint.path() + " (HTTP " + status + "); check the path.");
      case 429, 500, 502, 503, 504 -> new UnreachableException(
          where + " answers, but what is behind it is not available (HTTP " + status + ").");
      default -> new BadEndpointException(
          where + endpoint.path() + " answers HTTP " + status + " instead of a WebSocket; check port and path.");
    };
  }

  static TransportException closed(Endpoint endpoint, int code, @Nullable String reason, boolean remote) {
    String where = Faults.address(endpoint);
    if (code == CloseFrame.TOOBIG && !remote) {
      return new ConnectionLostException(
          where + " sent a message over " + (WebSocketLine.MAX_MESSAGE >> 20) + " MiB; the connection was closed.");
    }
    if (code == CloseFrame.NO_UTF8 && !remote) {
      return new ConnectionLostException(where + " sent text that is not UTF-8; the connection was closed.");
    }
    if (code == CloseFrame.PROTOCOL_ERROR && !remote) {
      return new ConnectionLostException(where + " sent what is not WebSocket; the connection was closed.");
    }
    if (code == CloseFrame.ABNORMAL_CLOSE || !remote) {
      return new ConnectionLostException("The connection to " + where + " was cut.");
    }
    if ("unauthenticated".equals(reason)) { // RabbitMQ's MQTT over WebSocket says it here, and not in MQTT
      return new SignInException(where + " does not let this user sign in; check user and password.");
    }
    String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
    return new ConnectionLostException(where + " has closed the connection (" + code + why + ").");
  }
}
