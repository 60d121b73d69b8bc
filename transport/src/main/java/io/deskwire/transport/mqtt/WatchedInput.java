package io.deskwire.transport.mqtt;

import io.deskwire.transport.line.Lifecycle;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells of every read, checks that the first packet is the answer to a sign-in, and buffers: the library reads headers
 * byte by byte.
 */
final class WatchedInput extends BufferedInputStream {

  WatchedInput(InputStream source, Lifecycle lifecycle) {
    super(new Watch(source, lifecycle), 16 << 10);
  }

  /** Thrown when what answers cannot be an MQTT broker. */
  static final class NotMqttException extends IOException {
    NotMqttException() {
      super("not MQTT");
    }
  }

  private static final class Watch extends FilterInputStream {
    private static final int CONNACK = 0x20;
    private final Lifecycle lifecycle;
    private boolean checked;

    Watch(InputStream source, Lifecycle lifecycle) {
      super(source);
      this.lifecycle = lifecycle;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!checked) {
        // the library names its threads after the client id, which is a secret
        Thread.currentThread().setName("deskwire-mqtt-reader");
      }
      int count = in.read(into, offset, length);
      if (count > 0) {
        // the library would take the length of its first packet from any garbage and wait for up to 256 MiB
        if (!checked && (into[offset] & 0xff) != CONNACK) {
          throw new NotMqttException();
        }
        checked = true;
        lifecycle.alive();
      }
      return count;
    }
  }
}
