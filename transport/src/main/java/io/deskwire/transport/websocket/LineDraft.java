package io.deskwire.transport.websocket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/**
 * RFC 6455 without compression, with a limit for a message however it is cut, and telling of every read: a long frame is
 * a sign of life too.
 */
final class LineDraft extends Draft_6455 {
  private static final String HTTP = "HTTP/";
  private static final int MAX_HEAD = 64 << 10;
  /** What a fragment costs in memory beside its bytes, about. */
  private static final int FRAGMENT = 64;

  private final List<String> subProtocols;
  private final Runnable onBytes;
  /** Bytes of the fragments of the message that is being put together; the library counts the first and the last only. */
  private long collected; // reader thread
  private boolean ended; // reader thread

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

  /** The library waits for the end of the headers, whatever comes; what is not HTTP never has one, nor what is endless. */
  @Override
  public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
    for (int i = 0; i < Math.min(HTTP.length(), buffer.remaining()); i++) {
      if (buffer.get(buffer.position() + i) != HTTP.charAt(i)) {
        throw new InvalidHandshakeException("not HTTP");
      }
    }
    if (buffer.remaining() > MAX_HEAD && !hasEnd(buffer)) {
      throw new InvalidHandshakeException("headers without end");
    }
    return super.translateHandshake(buffer);
  }

  private static boolean hasEnd(ByteBuffer buffer) {
    for (int i = buffer.position() + 3; i < buffer.limit(); i++) {
      if (buffer.get(i) == '\n' && buffer.get(i - 1) == '\r' && buffer.get(i - 2) == '\n') {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    onBytes.run();
    try {
      return super.translateFrame(buffer);
    } catch (RuntimeException e) { // of the library, which does not expect every goodbye
      throw new InvalidDataException(CloseFrame.PROTOCOL_ERROR, e);
    }
  }

  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    if (ended) {
      return; // nothing counts behind a goodbye
    }
    Opcode opcode = frame.getOpcode();
    ended = opcode == Opcode.CLOSING;
    if (opcode == Opcode.CONTINUOUS || !frame.isFin()) {
      collected += frame.getPayloadData().remaining() + FRAGMENT;
      if (collected > getMaxFrameSize()) {
        throw new LimitExceededException(getMaxFrameSize());
      }
      if (frame.isFin()) {
        collected = 0;
      }
    }
    super.processFrame(socket, frame);
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
