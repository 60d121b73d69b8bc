package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.Parts;
import io.deskwire.room.Arrival;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import java.util.List;
import java.util.function.Consumer;

/** Stored events after a cursor, then every new one: always read from the database, so nothing falls between. */
final class EventStream implements Subscription {
  private static final int PAGE = 500;
  /** For the bytes of files on one page. */
  private static final long MEMORY = 4 * 1024 * 1024;

  /** A page, and whether there is another one. */
  private record Page(List<Archive.Line> lines, boolean more) {}

  private final EventLoop loop;
  private final Store store;
  private final Consumer<ChatEvent> consumer;
  private final Runnable onClose;
  // session thread
  private long cursor;
  private boolean reading;
  private boolean more;
  private volatile boolean closed;

  EventStream(EventLoop loop, Store store, long cursor, Consumer<ChatEvent> consumer, Consumer<EventStream> onClose) {
    this.loop = loop;
    this.store = store;
    this.cursor = cursor;
    this.consumer = consumer;
    this.onClose = () -> onClose.accept(this);
  }

  /** Something new is stored; session thread. */
  void wake() {
    more = true;
    if (reading || closed) {
      return;
    }
    reading = true;
    more = false;
    long after = cursor;
    var _ = store.read(c -> {
      List<Archive.Line> all = Lines.after(c, after, PAGE);
      List<Archive.Line> filled = Parts.withBytes(c, all, MEMORY);
      return new Page(filled, all.size() == PAGE || filled.size() < all.size());
    }).whenComplete((page, _) -> loop.execute(() -> {
      reading = false;
      if (page != null) {
        deliver(page.lines());
        more |= page.more();
      }
      if (more) {
        wake();
      }
    }));
  }

  private void deliver(List<Archive.Line> lines) {
    for (Archive.Line line : lines) {
      if (closed) {
        return;
      }
      cursor = line.position();
      consumer.accept(new ChatEvent(line.position(), line.topic(), line.envelope(), line.arrivedAt(),
          line.arrival() != Arrival.LIVE));
    }
  }

  /** A live event; session thread. */
  void live(ChatEvent event) {
    if (!closed) {
      consumer.accept(event);
    }
  }

  @Override
  public void close() {
    closed = true;
    loop.execute(onClose);
  }
}
