package io.deskwire.transport.websocket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/** RFC 6455 without compression, with a frame limit, and telling of every read: a long frame is a sign of life too. */
final class LineDraft extends Draft_6455 {
  private static final String HTTP = "HTTP/";

  private final List<String> subProtocols;
  private final Runnable onBytes;

  LineDraft(List<String> subProtocols, int maxFrame, Runnable onBytes) {
    super(new ArrayList<>(), protocols(subProtocols), maxFrame);
    this.subProtocols = List.copyOf(subProtocols);
    this.onBytes = onBytes;
  }

  private static List<IProtocol> protocols(List<String> names) {
    List<IProtocol> protocols = new ArrayList<>();
    names.forEach(name -> protocols.add(new Protocol(name)));
    if (protocols.isEmpty()) {
      protocols.add(new Protocol(""));
    }
    return protocols;
  }

  /** The library works on a copy. */
  @Override
  public Draft copyInstance() {
    return new LineDraft(subProtocols, getMaxFrameSize(), onBytes);
  }

  /** The library waits for the end of the headers, whatever comes; what is not HTTP never has one. */
  @Override
  public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
    for (int i = 0; i < Math.min(HTTP.length(), buffer.remaining()); i++) {
      if (buffer.get(buffer.position() + i) != HTTP.charAt(i)) {
        throw new InvalidHandshakeException("not HTTP");
      }
    }
    return super.translateHandshake(buffer);
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    onBytes.run();
    return super.translateFrame(buffer);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
