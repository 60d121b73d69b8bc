package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.RoomLines;
import io.deskwire.history.SearchIndex;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds stored messages by their words, and puts lines of before there was an index into it, a few at a time. */
final class Search {
  static final int AT_ONCE = 500;
  private static final Logger log = LoggerFactory.getLogger(Search.class);
  private static final int MOST = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final EventLoop loop;
  private final Store store;
  private volatile double share = 1;

  Search(EventLoop loop, Store store) {
    this.loop = loop;
    this.store = store;
  }

  /** On the session thread. */
  void start() {
    var _ = store.writeSoon(c -> SearchIndex.catchUp(c, AT_ONCE)).whenComplete((now, failure) -> loop.execute(() -> {
      if (failure != null) {
        log.debug("older messages cannot be made searchable just now", failure);
        loop.schedule(AFTER_FAILURE, this::start);
        return;
      }
      share = now;
      if (now < 1) {
        loop.schedule(PAUSE, this::start);
      }
    }));
  }

  double share() {
    return share;
  }

  CompletableFuture<List<SearchHit>> find(String typed, int limit) {
    Optional<SearchQuery> query = SearchQuery.of(typed);
    if (query.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return store.read(c -> find(c, query.get(), Math.clamp(limit, 1, MOST)));
  }

  static List<SearchHit> find(Connection c, SearchQuery query, int limit) throws SQLException {
    // in this order: what is put into the index between the two is found twice and not never
    Map<Long, SearchHit> hits = new LinkedHashMap<>();
    for (Archive.Line line : Lines.unindexed(c)) {
      ChatMessage message = RoomBook.message(line);
      if (message != null && message.type().isConversation() && query.matches(message.text()) && hits.size() < limit) {
        hits.put(message.position(), new SearchHit(message, query.spans(message.text())));
      }
    }
    if (hits.size() < limit) {
      for (Archive.Line line : Lines.matching(c, query.match(), limit)) {
        ChatMessage message = RoomBook.message(line);
        if (message != null && hits.size() < limit) {
          hits.putIfAbsent(message.position(), new SearchHit(message, query.spans(message.text())));
        }
      }
    }
    return List.copyOf(hits.values());
  }

  /** Where messages of one room stand that have it, the last one first. */
  static List<MessagePlace> places(Connection c, String room, SearchQuery query) throws SQLException {
    Set<MessagePlace> places = new HashSet<>(); // in this order, and a set, for the same reason as above
    for (Archive.Line line : Lines.unindexed(c)) {
      ChatMessage message = line.envelope().room().equals(room) ? RoomBook.message(line) : null;
      if (message != null && message.type().isConversation() && query.matches(message.text())) {
        places.add(MessagePlace.of(message));
      }
    }
    places.addAll(RoomLines.matching(c, room, query.match()));
    return places.stream().sorted(Comparator.reverseOrder()).toList();
  }
}
