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
import org.jspecify.annotations.Nullable;

/**
 * A room that is read without a trace: what is stored can be read, and whatever anybody else could notice does not
 * happen, whoever asks for it. Reading marks and drafts of this agent stay as they are, too.
 *
 * @param room the one that is read
 */
public record SilentRoom(Room room) implements Room {

  @Override
  public String id() {
    return room.id();
  }

  @Override
  public Optional<RoomSummary> summary() {
    return room.summary();
  }

  @Override
  public CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit) {
    return room.history(before, limit);
  }

  /** Nothing is new to somebody who is not there. */
  @Override
  public long readMark() {
    return LineModel.NOTHING_NEW;
  }

  @Override
  public void markRead(ChatMessage upTo) {
    // nobody has read it
  }

  @Override
  public void typing() {
    // nobody writes
  }

  @Override
  public CompletableFuture<String> draft() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public CompletableFuture<Void> saveDraft(String text) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public MessageHandle send(String text) {
    throw refused();
  }

  @Override
  public CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo) {
    return refusal();
  }

  @Override
  public CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo) {
    return refusal();
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    return refusal();
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> release() {
    return refusal();
  }

  @Override
  public CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit) {
    return room.later(after, limit);
  }

  @Override
  public CompletableFuture<Long> size() {
    return room.size();
  }

  @Override
  public CompletableFuture<List<MessagePlace>> find(SearchQuery query) {
    return room.find(query);
  }

  @Override
  public CompletableFuture<List<ChatMessage>> notes(int limit) {
    return room.notes(limit);
  }

  @Override
  public CompletableFuture<List<ClosedChat>> closedChats(int limit) {
    return room.closedChats(limit);
  }

  @Override
  public CompletableFuture<Optional<byte[]>> attachment(ChatMessage message) {
    return room.attachment(message);
  }

  @Override
  public CompletableFuture<MessageHandle> attachAsync(FileToSend file) {
    return refusal();
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> block(@Nullable String reason) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> unblock() {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> snooze(long until) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> reopen() {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> tag(String tag) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> untag(String tag) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> priority(int level) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> raise(boolean up) {
    return refusal();
  }

  @Override
  public CompletableFuture<Void> close(@Nullable String tag) {
    return refusal();
  }

  private static <T> CompletableFuture<T> refusal() {
    return CompletableFuture.failedFuture(refused());
  }

  private static IllegalStateException refused() {
    return new IllegalStateException("a room that is read along is not written to");
  }
}
