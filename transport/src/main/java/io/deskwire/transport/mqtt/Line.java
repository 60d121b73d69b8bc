package io.deskwire.transport.mqtt;

import io.deskwire.transport.TransportException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.jspecify.annotations.Nullable;

/** The bytes below MQTT, made and owned by us; the library's own ones lack bounds, TCP_NODELAY and reasons. */
interface Line extends NetworkModule {

  /** Why {@link #start} failed or the line broke, when the line itself knows. */
  @Nullable
  TransportException fault();

  /** Drops the line without a word and ends {@link #start}. Any thread, does not block. */
  void abort();

  /** Passed when the library has started its threads, or will not. */
  StartGate gate();

  /** Whether small writes leave at once; for tests. */
  boolean isNoDelay();

  @Override
  default String getServerURI() {
    return LineFactory.URL;
  }
}
