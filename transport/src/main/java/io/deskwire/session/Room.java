package io.deskwire.session;

import io.deskwire.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One room, whether or not anything has been said in it yet. Cheap to get, holds nothing, any thread.
 *
 * <p>
 * What cannot be asked for at all (a text that is too long, a level that does not exist) is thrown at once, as an
 * {@link IllegalArgumentException}. The futures end on a thread of the session, so what follows them must hand over and
 * return; they fail with a {@link StoreException} when the disk cannot be read or written, and then nothing is changed.
 * Those of what is done to a room are done when it is stored, whether or not there is a connection: it is sent like a
 * message is.
 */
public interface Room {

  String id();

  /** As it is now; empty for a room that nobody has written in. */
  Optional<RoomSummary> summary();

  /**
   * Stores a message for sending. It is on disk when this returns, and leaves in order when a connection is there.
   *
   * @throws StoreException when it could not be stored (disk full, read-only); nothing is sent then
   * @throws IllegalArgumentException when the text is empty or longer than 16,384 characters, or the room's name cannot
   *                                  be carried
   */
  MessageHandle send(String text);

  /**
   * As {@link #send}, without waiting: for user interfaces.
   *
   * @param replyTo id of the message that is answered; null for none
   */
  CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo);

  /**
   * As {@link #sendAsync}, for what a person answers to what they see: when it could not leave at once and the customer
   * has written since, or ten minutes have gone by, it becomes HELD and waits for its writer's word instead of being sent
   * behind their back.
   */
  CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo);

  /** Stores a note for the desk's eyes alone. */
  CompletableFuture<MessageHandle> noteAsync(String text);

  /**
   * Stores a file for sending, all of its parts or none; they leave in order, and count as one message. Guarded as
   * {@link #replyAsync} is.
   *
   * @return its handle: cancelling it takes out the parts that were never tried, editing it is refused
   */
  CompletableFuture<MessageHandle> attachAsync(FileToSend file);

  /** As {@link #attachAsync}, for the desk's eyes alone. */
  CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file);

  /** The bytes that a message brings; empty while parts are missing, or when they do not make the file announced. */
  CompletableFuture<Optional<byte[]>> attachment(ChatMessage message);

  /** Asks for the room. Without a live connection, and while it is being asked for already, it ends as NOT_SETTLED. */
  CompletableFuture<ClaimOutcome> claim();

  /**
   * Gives the room back to the waiting ones. This, {@link #transfer} and {@link #snooze} are for who answers the room, or
   * has closed or snoozed it, and for team leads; for others they fail with an {@link IllegalStateException}.
   */
  CompletableFuture<Void> release();

  /**
   * Gives the room to a colleague, who answers it from then on, or into a queue, where it waits.
   *
   * @param reason for who answers next, at most 1,000 characters; null for none
   */
  CompletableFuture<Void> transfer(Recipient to, @Nullable String reason);

  /**
   * Puts the room aside. It comes back to this agent by itself when the time is over or the customer writes.
   *
   * @param until ms since 1970 UTC, still to come
   */
  CompletableFuture<Void> snooze(long until);

  /** Undoes a close or a snooze: the room waits, and may be claimed. */
  CompletableFuture<Void> reopen();

  /**
   * Puts a word on the room.
   *
   * @param tag 1 to 64 characters
   */
  CompletableFuture<Void> tag(String tag);

  /** Takes a word off the room. */
  CompletableFuture<Void> untag(String tag);

  /**
   * How urgent the room is.
   *
   * @param level 0 normal, 1 high, 2 urgent
   */
  CompletableFuture<Void> priority(int level);

  /** Asks a team lead for help, or says that none is needed any more. */
  CompletableFuture<Void> raise(boolean up);

  /**
   * Blocks the customer for the whole desk: what they write from now on is stored and hidden, counts as unread nowhere,
   * and brings no room back. See {@link RoomSummary#blocked}.
   *
   * @param reason at most 1,000 characters; null for none
   */
  CompletableFuture<Void> block(@Nullable String reason);

  /** Shows again what was hidden, as if it had never been; the customer waits for what nobody has answered. */
  CompletableFuture<Void> unblock();

  /**
   * Ends the chat as far as the agent has seen it; a later customer message brings it back.
   *
   * @param tag a word for how it ended; null for none
   */
  CompletableFuture<Void> close(@Nullable String tag);

  /** The agent is typing; may be called with every key, is sent at most every 3 s. Best effort. */
  void typing();

  /** Everything up to this line has been seen by the agent. */
  void markRead(ChatMessage upTo);

  /**
   * A page of stored lines, oldest first.
   *
   * @param before the line to go back from, exclusive; null for the newest page
   * @param limit  1 to 10,000 lines
   */
  CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit);

  /**
   * A page of stored lines, oldest first.
   *
   * @param after the line to go on from, exclusive; null for the oldest page
   * @param limit 1 to 10,000 lines
   */
  CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit);

  /** How many lines are stored. */
  CompletableFuture<Long> size();

  /** Where messages and notes stand that have this, in the whole stored history, the newest first. */
  CompletableFuture<List<MessagePlace>> find(SearchQuery query);

  /**
   * The newest notes, oldest first.
   *
   * @param limit so many at most
   */
  CompletableFuture<List<ChatMessage>> notes(int limit);

  /**
   * The last conversations that were closed, oldest first; of one that goes on only what was closed before.
   *
   * @param limit so many at most
   */
  CompletableFuture<List<ClosedChat>> closedChats(int limit);

  /** The order key up to which the agent has seen everything; 0 for nothing. For the "new messages" line. */
  long readMark();

  /** The text typed but not sent; empty when none. */
  CompletableFuture<String> draft();

  /** Keeps the text typed so far; empty to forget it. Survives a restart. */
  CompletableFuture<Void> saveDraft(String text);

  /** The files that wait for being sent with it, in their order. */
  CompletableFuture<List<DraftFile>> draftFiles();

  /** Keeps which files wait; none to forget them. Survives a restart. */
  CompletableFuture<Void> saveDraftFiles(List<DraftFile> files);
}
