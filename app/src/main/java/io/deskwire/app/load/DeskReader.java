package io.deskwire.app.load;

import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.LiveTap;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads what customers write at one endpoint, as a desk does, and enters it in the ledger. Its own line is never shaped
 * and never cut, because its inbox is one that the broker forgets. Any thread.
 */
final class DeskReader implements AutoCloseable {
  private final LiveTap tap;
  private volatile @Nullable TransportException over;

  DeskReader(TransportFactory factory, Endpoint endpoint, LoadPlan plan, Ledger ledger) {
    ConnectRequest request = new ConnectRequest(endpoint, plan.credentials(), plan.trust(),
        new InboxName(Ids.secret(), false), List.of(new TopicFilter("chat/+", false)), ConnectRequest.DEFAULT_TIMEOUT,
        ConnectRequest.DEFAULT_HEART_BEAT);
    tap = new LiveTap(factory, request, new LiveTap.Listener() {
      @Override
      public void event(LiveTap.Tapped event) {
        if (event.envelope().eventType().filter(type -> type == EventType.MESSAGE).isPresent()) {
          ledger.arrived(event.envelope(), event.arrivedNanos());
        }
      }

      @Override
      public void closed(TransportException reason) {
        over = reason;
      }
    });
  }

  /** As {@link LiveTap#connect}. */
  CompletableFuture<Void> connect() {
    return tap.connect();
  }

  /** Why nothing can come any more; empty while it reads. */
  Optional<TransportException> over() {
    return Optional.ofNullable(over);
  }

  @Override
  public void close() {
    tap.close();
  }
}
