package io.deskwire.transport.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What the library writes, collected to whole packets: each leaves in one write, with the escapes of {@link Escapes}
 * taken back. The library's writer thread alone.
 */
final class PacketOutput extends OutputStream {
  private static final int CONNECT = 1;
  private static final int PUBLISH = 3;
  private static final int SUBSCRIBE = 8;
  /** Protocol name, level, flags and keep-alive of 3.1.1, before the strings of CONNECT. */
  private static final int CONNECT_HEAD = 10;

  private final OutputStream out;
  private final StartGate gate;
  private byte[] buffer = new byte[1024];
  private int size;
  private boolean named;

  PacketOutput(OutputStream out, StartGate gate) {
    this.gate = gate;
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[]{(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (buffer.length - size < length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + length));
    }
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
  }

  @Override
  public void flush() throws IOException {
    if (!named) {
      // the library names its threads after the client id, which is a secret
      Thread.currentThread().setName("deskwire-mqtt-writer");
      gate.pass();
      named = true;
    }
    int from = 0;
    for (int end = end(from); end > 0; end = end(from)) {
      send(from, end);
      from = end;
    }
    System.arraycopy(buffer, from, buffer, 0, size - from);
    size -= from;
    if (size == 0 && buffer.length > 1 << 20) {
      buffer = new byte[1024];
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Where the packet at this place ends; 0 when it is not complete. */
  private int end(int from) {
    int body = Packets.bodyStart(buffer, from, size);
    if (body == 0) {
      return 0;
    }
    int end = body + Packets.length(buffer, from);
    return end <= size ? end : 0;
  }

  private void send(int from, int end) throws IOException {
    int type = (buffer[from] & 0xff) >> 4;
    if (type != CONNECT && type != PUBLISH && type != SUBSCRIBE) {
      out.write(buffer, from, end - from);
      return;
    }
    int body = Packets.bodyStart(buffer, from, size);
    byte[] plain = switch (type) {
      case CONNECT -> Packets.unescaped(buffer, body, end, CONNECT_HEAD, Integer.MAX_VALUE, 0);
      case PUBLISH -> Packets.unescaped(buffer, body, end, 0, 1, 0);
      default -> Packets.unescaped(buffer, body, end, 2, Integer.MAX_VALUE, 1); // packet id; a QoS after each filter
    };
    byte[] packet = Packets.packet(buffer[from] & 0xff, plain.length, plain);
    out.write(packet, 0, packet.length);
  }
}
