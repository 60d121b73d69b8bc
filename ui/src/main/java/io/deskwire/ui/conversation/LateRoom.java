package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.ClosedChat;
import io.deskwire.session.DraftFile;
import io.deskwire.session.FileToSend;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Recipient;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A room that is named after its conversation was made. What is asked of it before waits for that; nothing is known and
 * nothing new until then. It is named once: what was asked of one room is never answered by another.
 */
final class LateRoom implements Room {
  private final CompletableFuture<Room> named = new CompletableFuture<>();
  private @Nullable Room room;

  /** From now on it is this one. */
  void name(Room wanted) {
    if (room != null) {
      throw new IllegalStateException("a conversation is with one room");
    }
    room = wanted;
    named.complete(wanted);
  }

  private <T> CompletableFuture<T> then(Function<Room, CompletableFuture<T>> question) {
    return named.thenCompose(question);
  }

  @Override
  public String id() {
    return room == null ? "" : room.id();
  }

  @Override
  public Optional<RoomSummary> summary() {
    return room == null ? Optional.empty() : room.summary();
  }

  @Override
  public long readMark() {
    return room == null ? LineModel.NOTHING_NEW : room.readMark();
  }

  @Override
  public void markRead(ChatMessage upTo) {
    if (room != null) {
      room.markRead(upTo);
    }
  }

  @Override
  public void typing() {
    if (room != null) {
      room.typing();
    }
  }

  @Override
  public MessageHandle send(String text) {
    return named.resultNow().send(text);
  }

  @Override
  public CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit) {
    return then(known -> known.history(before, limit));
  }

  @Override
  public CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit) {
    return then(known -> known.later(after, limit));
  }

  @Override
  public CompletableFuture<Long> size() {
    return then(Room::size);
  }

  @Override
  public CompletableFuture<List<MessagePlace>> find(SearchQuery query) {
    return then(known -> known.find(query));
  }

  @Override
  public CompletableFuture<List<ChatMessage>> notes(int limit) {
    return then(known -> known.notes(limit));
  }

  @Override
  public CompletableFuture<List<ClosedChat>> closedChats(int limit) {
    return then(known -> known.closedChats(limit));
  }

  @Override
  public CompletableFuture<Optional<byte[]>> attachment(ChatMessage message) {
    return then(known -> known.attachment(message));
  }

  @Override
  public CompletableFuture<String> draft() {
    return then(Room::draft);
  }

  @Override
  public CompletableFuture<Void> saveDraft(String text) {
    return then(known -> known.saveDraft(text));
  }

  @Override
  public CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo) {
    return then(known -> known.sendAsync(text, replyTo));
  }

  @Override
  public CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo) {
    return then(known -> known.replyAsync(text, replyTo));
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    return then(known -> known.noteAsync(text));
  }

  @Override
  public CompletableFuture<MessageHandle> attachAsync(FileToSend file) {
    return then(known -> known.attachAsync(file));
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    return then(known -> known.attachNoteAsync(file));
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    return then(Room::claim);
  }

  @Override
  public CompletableFuture<Void> release() {
    return then(Room::release);
  }

  @Override
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    return then(known -> known.transfer(to, reason));
  }

  @Override
  public CompletableFuture<Void> snooze(long until) {
    return then(known -> known.snooze(until));
  }

  @Override
  public CompletableFuture<Void> reopen() {
    return then(Room::reopen);
  }

  @Override
  public CompletableFuture<Void> tag(String tag) {
    return then(known -> known.tag(tag));
  }

  @Override
  public CompletableFuture<Void> untag(String tag) {
    return then(known -> known.untag(tag));
  }

  @Override
  public CompletableFuture<Void> priority(int level) {
    return then(known -> known.priority(level));
  }

  @Override
  public CompletableFuture<Void> raise(boolean up) {
    return then(known -> known.raise(up));
  }

  @Override
  public CompletableFuture<Void> close(@Nullable String tag) {
    return then(known -> known.close(tag));
  }

  @Override
  public CompletableFuture<Void> block(@Nullable String reason) {
    return then(known -> known.block(reason));
  }

  @Override
  public CompletableFuture<Void> unblock() {
    return then(Room::unblock);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return then(Room::draftFiles);
  }

  @Override
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    return then(known -> known.saveDraftFiles(files));
  }
}
