package io.deskwire.transport.mqtt;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes from the WebSocket's reader thread to the MQTT library's. The former waits when the latter is far behind, which
 * stops reading from the socket, which slows the broker down.
 */
final class ByteFeed extends InputStream {
  private static final int LIMIT = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>(); // guarded by lock
  private int position; // in the first chunk; guarded by lock
  private int size; // guarded by lock
  private boolean ended; // guarded by lock

  /** Waits while more than 8 MiB are unread; one chunk of any size is always taken. */
  void add(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    lock.lock();
    try {
      while (size > LIMIT && !ended) {
        changed.awaitUninterruptibly();
      }
      chunks.add(bytes);
      size += bytes.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What is there can still be read; then the stream ends. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      while (chunks.isEmpty() && !ended) {
        changed.awaitUninterruptibly();
      }
      byte[] first = chunks.peek();
      if (first == null) {
        return -1;
      }
      int count = Math.min(length, first.length - position);
      System.arraycopy(first, position, into, offset, count);
      position += count;
      size -= count;
      if (position == first.length) {
        chunks.remove();
        position = 0;
      }
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }
}
