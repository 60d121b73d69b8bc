package io.deskwire.session;

import io.deskwire.outbox.OutboxTable;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.transport.Transports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One agent at one desk: connects, reconnects, stores and sends by itself. The one façade for user interfaces, the
 * command line and services; no type or exception of a library shows through it.
 *
 * <pre>{@code
 * try (ChatSession session = ChatSession.open(profile)) {
 *   session.events(cursor, event -> …);                    // what was missed, then what comes; keep event.position()
 *   MessageHandle handle = session.room("r1").send("Hello"); // on disk when this returns
 *   handle.reached(DeliveryState.SENT).join();
 * }
 * }</pre>
 *
 * All methods may be called from any thread. Callbacks come on the session's own thread and must hand over and return.
 */
public interface ChatSession extends AutoCloseable {

  /**
   * Opens the profile's database and starts connecting. Returns without waiting for a connection: the network's state is
   * never a reason not to work.
   *
   * @throws StoreException when the data folder cannot be used: another process has it, it is read-only, was written by
   *                        a newer version, or is damaged. The message says which, and what to do
   */
  static ChatSession open(Profile profile) {
    return SessionBuilder.open(profile, new Transports());
  }

  /**
   * So many messages wait in a data folder to be sent, whether or not a session is open on it. Reads a disk.
   *
   * @throws StoreException when the folder's database cannot be read
   */
  static int waitingIn(Path dataDir) {
    return Store.look(dataDir, OutboxTable::waiting, 0);
  }

  /**
   * Deletes all messages of a data folder on which no session is open, also those that have not been sent.
   *
   * @throws StoreException when a session is open on it, or it cannot be deleted
   */
  static void delete(Path dataDir) {
    Store.delete(dataDir);
  }

  Profile profile();

  /** The room of this id, known or not. */
  Room room(String id);

  /** All rooms known, in no order. */
  Collection<RoomSummary> rooms();

  ConnectionSummary connection();

  /** Everything a window shows: first what there is, then every change. */
  Subscription watch(SessionWatcher watcher);

  /**
   * Stored events after a cursor, then every new one, in order per stream, each once. Live events (typing, receipts) come
   * between, with position 0. Presence does not: see {@link #peers()}.
   *
   * @param cursor position of the last event the consumer has dealt with; 0 for everything
   */
  Subscription events(long cursor, Consumer<ChatEvent> consumer);

  /**
   * The handle of a message that is still in the outbox, or was sent by this run of the program: one of the newest 10,000,
   * or one whose handle somebody still holds.
   */
  Optional<MessageHandle> message(String id);

  /** Takes an unsent message out of the outbox. @return false when it is not there (any more) */
  CompletableFuture<Boolean> drop(String messageId);

  /** Keeps an unsent message from leaving until {@link MessageHandle#retry}. @return false when it left already */
  CompletableFuture<Boolean> hold(String messageId);

  /** Tries to connect at once: the user has clicked, or the network has changed. */
  void reconnectNow();

  /** Cuts every line and stays away until {@link #reconnectNow}; for "work offline" and for pulling the plug in tests. */
  void goOffline();

  /** Whether somebody looks at the window: probes are sent every 2 s then, every 10 s otherwise. */
  void setAttended(boolean attended);

  /**
   * Colleagues whose consoles have been heard of since this session was opened, in no order. One that falls silent for
   * 40 s stays, as OFFLINE.
   */
  Collection<Peer> peers();

  /**
   * Whether an agent is known not to be there, so that anyone may take their rooms by {@link Room#claim}: said goodbye,
   * or silent for 40 s. Always false for this agent, and while this console has no line or has not listened for 40 s.
   */
  boolean isOffline(String agentId);

  /** How an agent is called, as far as this installation has ever heard; else the id itself. */
  String agentName(String agentId);

  /**
   * What colleagues are told of this agent.
   *
   * @param limit rooms that the agent takes at most; 0 for no limit
   */
  void setStatus(Peer.Status status, int limit);

  /** The room in front of the agent, for colleagues to see; null for none. */
  void setViewing(@Nullable String room);

  /**
   * Messages and notes of all rooms that have every word, those stored last first. Words count without case and accents;
   * the last one may be the beginning of a longer one. Anything may be typed: what is no word is left out, and without
   * any word nothing is found.
   *
   * @param limit 1 to 1,000 messages
   */
  CompletableFuture<List<SearchHit>> search(String query, int limit);

  /**
   * The share of the stored messages that {@link #search} can find, 0 to 1. Below 1 only for a while after an update from
   * a version that had no search: the newest come first.
   */
  double searchable();

  /**
   * How long conversations stay on this computer. What is older is deleted in the background, now and every hour, except
   * what was not sent and chats in which somebody still waits for an answer. Nothing deleted comes again from a broker or
   * a colleague.
   *
   * @param limit 30 days at least, for so long a broker may repeat what it sent; null for ever, which is the usual
   */
  void keepHistory(@Nullable Duration limit);

  /**
   * Deletes the messages of all closed chats. What was sent in the last 14 days is not shown or found any more, but is
   * kept for that time, since others may ask for it again.
   *
   * @param progress how many have been deleted so far
   */
  CompletableFuture<DeletedHistory> deleteHistory(LongConsumer progress);

  /** Stops in good order: what is unsent stays on disk. Waits at most 5 s. */
  @Override
  void close();
}
