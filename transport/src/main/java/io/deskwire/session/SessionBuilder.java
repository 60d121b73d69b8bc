package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.message.TopicFilter;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.RoomState;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.time.EventLoop;
import io.deskwire.time.ThreadEventLoop;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TransportFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Puts a session together from its parts. */
final class SessionBuilder {
  /** Lines in which the topics written to last are looked for. */
  private static final int RECENT = 5_000;

  private SessionBuilder() {}

  static ChatSession open(Profile profile, TransportFactory factory) {
    return open(profile, factory, new ThreadEventLoop("deskwire-session"));
  }

  static LiveSession open(Profile profile, TransportFactory factory, EventLoop loop) {
    Store store;
    try {
      store = Store.open(profile.dataDir());
    } catch (StoreException e) {
      loop.close();
      throw e;
    }
    Endpoint endpoint = quiet(profile);
    Archive archive = new Archive(store);
    Loaded loaded;
    try {
      loaded = store.write(c -> {
        List<Row> rows = new OutboxTable(archive).load(c);
        Map<String, Long> lastOfCustomers = new HashMap<>();
        for (Row row : rows) {
          if (row.guarded() && !lastOfCustomers.containsKey(row.room())) {
            lastOfCustomers.put(row.room(), Lines.lastOfCustomer(c, row.room()));
          }
        }
        return new Loaded(Identity.load(c, profile.agent(), profile.endpoints()), archive.rooms(c), rows,
            lastOfCustomers,
            Echoes.everSeen(c, endpoint), Newcomer.connectedAt(c), Lines.heads(c, RECENT));
      }).join();
    } catch (CompletionException e) {
      loop.close();
      store.close();
      throw e.getCause() instanceof StoreException known ? known : e;
    }
    Identity identity = loaded.identity();
    List<ConnectRequest> requests = profile.endpoints().stream()
        .map(each -> new ConnectRequest(each, profile.credentials(), profile.trust(), inbox(profile, identity, each),
            TopicFilter.console(identity.installation()), ConnectRequest.DEFAULT_TIMEOUT, profile.heartBeat()))
        .toList();
    LiveSession session = new LiveSession(profile, loop, store, archive, identity,
        parts -> new Connection(loop, profile, identity, factory, requests, parts));
    session.start(loaded);
    return session;
  }

  /**
   * A cold standby's inbox goes with its line: kept, it would fill with what the first line's keeps anyway, and all of that
   * would have to be read before the line is of any use.
   */
  private static InboxName inbox(Profile profile, Identity identity, Endpoint endpoint) {
    InboxName kept = identity.inbox(endpoint);
    boolean cold = profile.standby() == Profile.Standby.COLD && !endpoint.equals(profile.endpoints().getFirst());
    return cold ? new InboxName(kept.name(), false) : kept;
  }

  /** The endpoint whose line confirms nothing, so that it must be remembered whether it shows own messages. */
  static Endpoint quiet(Profile profile) {
    return profile.endpoints().stream().filter(endpoint -> endpoint.dialect().isJson()).findFirst()
        .orElse(profile.endpoints().getFirst());
  }

  /** What an earlier run left. */
  record Loaded(Identity identity, List<RoomState> rooms, List<Row> rows, Map<String, Long> lastOfCustomers,
      boolean echoesSeen, long connectedAt, Map<String, Long> heads) {}
}
