package io.deskwire.transport.mqtt;

import io.deskwire.transport.line.Lifecycle;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the library reads, packet by packet: tells of every read, checks that an MQTT broker is talking, bounds the length
 * of a packet (the library allocates whatever is announced), and escapes the topics of events. The library's reader
 * thread alone.
 */
final class PacketInput extends InputStream {
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int MAX_PACKET = 33 << 20;

  private final InputStream in;
  private final StartGate gate;
  private boolean checked;
  /** The start of the packet, as the library is to see it. */
  private byte[] head = new byte[0];
  private int headRead;
  /** Bytes of the packet after its start. */
  private int rest;

  PacketInput(InputStream source, Lifecycle lifecycle, StartGate gate) {
    this.gate = gate;
    // the library reads headers byte by byte
    this.in = new BufferedInputStream(new Watch(source, lifecycle), 16 << 10);
  }

  /** Thrown when what answers cannot be an MQTT broker. */
  static final class NotMqttException extends IOException {
    NotMqttException() {
      super("not MQTT");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      int count = readPacket(into, offset, length);
      if (count < 0) {
        gate.await();
      }
      return count;
    } catch (IOException e) {
      gate.await();
      throw e;
    }
  }

  private int readPacket(byte[] into, int offset, int length) throws IOException {
    if (headRead == head.length && rest == 0 && !next()) {
      return -1;
    }
    if (headRead < head.length) {
      int count = Math.min(length, head.length - headRead);
      System.arraycopy(head, headRead, into, offset, count);
      headRead += count;
      return count;
    }
    int count = in.read(into, offset, Math.min(length, rest));
    rest -= Math.max(0, count);
    return count;
  }

  @Override
  public int available() throws IOException {
    return head.length - headRead + in.available();
  }

  /** Reads the start of the next packet; false at the end of the stream. */
  private boolean next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    int type = first >> 4;
    if (!checked && type != CONNACK) {
      throw new NotMqttException();
    }
    checked = true;
    int length = length();
    byte[] topic = new byte[0];
    int topicLength = 0;
    if (type == PUBLISH) {
      topicLength = (byteOrEnd() << 8) | byteOrEnd();
      if (topicLength + 2 > length) {
        throw new NotMqttException();
      }
      byte[] raw = in.readNBytes(topicLength);
      if (raw.length < topicLength) {
        throw new EOFException();
      }
      topic = Packets.string(Escapes.escape(raw));
      topicLength += 2;
    }
    rest = length - topicLength;
    head = Packets.packet(first, rest + topic.length, topic);
    headRead = 0;
    return true;
  }

  private int length() throws IOException {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int part = byteOrEnd();
      length |= (part & 0x7f) << shift;
      if ((part & 0x80) == 0) {
        if (length > MAX_PACKET) {
          throw new IOException("a packet of " + length + " bytes");
        }
        return length;
      }
    }
    throw new NotMqttException();
  }

  private int byteOrEnd() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  /** Every read of the line is a sign of life. */
  private static final class Watch extends FilterInputStream {
    private final Lifecycle lifecycle;
    private boolean named;

    Watch(InputStream source, Lifecycle lifecycle) {
      super(source);
      this.lifecycle = lifecycle;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!named) {
        // the library names its threads after the client id, which is a secret
        Thread.currentThread().setName("deskwire-mqtt-reader");
        named = true;
      }
      int count = in.read(into, offset, length);
      if (count > 0) {
        lifecycle.alive();
      }
      return count;
    }
  }
}
