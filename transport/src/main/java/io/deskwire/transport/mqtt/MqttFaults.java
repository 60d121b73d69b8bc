package io.deskwire.transport.mqtt;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.line.Faults;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/** What the MQTT library's reason codes mean to people. */
final class MqttFaults {
  private MqttFaults() {}

  /** Why an attempt failed before the broker accepted it. */
  static TransportException attempt(Endpoint endpoint, @Nullable TransportException line, @Nullable Throwable error) {
    if (line != null && !(line instanceof ConnectionLostException)) {
      return line;
    }
    String where = Faults.address(endpoint);
    if (isNotMqtt(error)) {
      return new BadEndpointException("What answers at " + where + " does not speak MQTT; check the port.", error);
    }
    int code = error instanceof MqttException e ? e.getReasonCode() : -1;
    return switch (code) {
      case MqttException.REASON_CODE_FAILED_AUTHENTICATION, MqttException.REASON_CODE_NOT_AUTHORIZED ->
        new SignInException(
            where + " does not let this user sign in; check user and password.", error);
      case MqttException.REASON_CODE_INVALID_CLIENT_ID -> new RefusedException(
          where
              + " refuses the name of this console's inbox; the administrator must allow client ids of up to 64 characters.",
          error);
      case MqttException.REASON_CODE_BROKER_UNAVAILABLE -> new UnreachableException(
          where + " answers, but is not available at the moment.", error);
      case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION -> new BadEndpointException(
          where + " does not speak MQTT 3.1.1.", error);
      default -> new UnreachableException(where
          + " closed the connection without answering the sign-in; check that this port speaks MQTT, and with or without TLS.",
          error);
    };
  }

  /** Why an established connection ended. */
  static TransportException lost(Endpoint endpoint, @Nullable TransportException line, @Nullable Throwable error) {
    if (line != null) {
      return line;
    }
    String where = Faults.address(endpoint);
    int code = error instanceof MqttException e ? e.getReasonCode() : -1;
    boolean silent = code == MqttException.REASON_CODE_CLIENT_TIMEOUT
        || code == MqttException.REASON_CODE_WRITE_TIMEOUT;
    return new ConnectionLostException(
        silent
            ? where + " no longer answers heart-beats: the connection is dead."
            : "The connection to " + where + " was cut.",
        error);
  }

  private static boolean isNotMqtt(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PacketInput.NotMqttException
          || (cause instanceof MqttException e && e.getReasonCode() == MqttException.REASON_CODE_INVALID_MESSAGE)) {
        return true;
      }
    }
    return false;
  }
}
