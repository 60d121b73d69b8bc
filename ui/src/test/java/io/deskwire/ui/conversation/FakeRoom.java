package io.deskwire.ui.conversation;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.DraftFile;
import io.deskwire.session.FileToSend;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Recipient;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SearchQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A room that remembers what was asked of it and answers when the test says so, or at once. */
final class FakeRoom implements Room {

  final List<ChatMessage> stored = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final List<CompletableFuture<MessageHandle>> sends = new ArrayList<>();
  final List<CompletableFuture<ClaimOutcome>> claims = new ArrayList<>();
  private final List<CompletableFuture<List<ChatMessage>>> handTurned = new ArrayList<>();
  final Map<String, byte[]> files = new HashMap<>();
  boolean pagesByHand;
  String draft = "";
  List<DraftFile> draftFiles = List.of();
  long readMark;
  @Nullable
  RoomSummary summary = summary(Owner.WAITING);
  @Nullable
  RuntimeException historyFails;

  static RoomSummary summary(Owner owner) {
    return new RoomSummary(Messages.ROOM, "Mia Lindqvist", new Opened("web", "websocket", "/checkout", "sv", null),
        owner, Set.of(), 0, 0, 0, "", Role.CUSTOMER, 0, 0, 0, null, false, false, LatencyFigures.NONE, true, List.of(),
        0, null, null);
  }

  static RoomSummary mine() {
    return summary(new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0));
  }

  static RoomSummary bens() {
    return summary(new Owner(Owner.Kind.CLAIMED, "ben", "Ben", 0));
  }

  static RoomSummary typing(RoomSummary room, String who) {
    return new RoomSummary(room.id(), room.name(), room.opened(), room.owner(), room.tags(), room.priority(),
        room.waitingSince(), room.lastAt(), room.lastText(), room.lastRole(), room.unread(), room.unsent(),
        room.failed(), who, room.customerEnded(), room.claiming(), room.latency(), room.peerReceipts(), room.missing(),
        room.loss(), room.queue(), room.raisedBy());
  }

  static RoomSummary missing(RoomSummary room, List<RoomSummary.Missing> missing) {
    return new RoomSummary(room.id(), room.name(), room.opened(), room.owner(), room.tags(), room.priority(),
        room.waitingSince(), room.lastAt(), room.lastText(), room.lastRole(), room.unread(), room.unsent(),
        room.failed(), room.typing(), room.customerEnded(), room.claiming(), room.latency(), room.peerReceipts(),
        missing, 0.1, room.queue(), room.raisedBy());
  }

  @Override
  public String id() {
    return Messages.ROOM;
  }

  @Override
  public Optional<RoomSummary> summary() {
    return Optional.ofNullable(summary);
  }

  @Override
  public MessageHandle send(String text) {
    throw new UnsupportedOperationException("would block the window");
  }

  @Override
  public CompletableFuture<MessageHandle> attachAsync(FileToSend file) {
    calls.add("attach " + file.name());
    CompletableFuture<MessageHandle> stored = new CompletableFuture<>();
    sends.add(stored);
    return stored;
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    calls.add("attach note " + file.name());
    CompletableFuture<MessageHandle> stored = new CompletableFuture<>();
    sends.add(stored);
    return stored;
  }

  @Override
  public CompletableFuture<Optional<byte[]>> attachment(ChatMessage message) {
    return CompletableFuture.completedFuture(Optional.ofNullable(files.get(message.id())));
  }

  @Override
  public CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo) {
    return sendAsync(text, replyTo);
  }

  @Override
  public CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo) {
    calls.add("send " + text + (replyTo == null ? "" : " → " + replyTo));
    CompletableFuture<MessageHandle> future = new CompletableFuture<>();
    sends.add(future);
    return future;
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    calls.add("note " + text);
    CompletableFuture<MessageHandle> future = new CompletableFuture<>();
    sends.add(future);
    return future;
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    calls.add("claim");
    CompletableFuture<ClaimOutcome> future = new CompletableFuture<>();
    claims.add(future);
    return future;
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> release() {
    calls.add("release");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> close(@Nullable String tag) {
    calls.add("close" + (tag == null ? "" : " " + tag));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    calls.add("transfer " + to + (reason == null ? "" : " " + reason));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> snooze(long until) {
    calls.add("snooze " + until);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> reopen() {
    calls.add("reopen");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> tag(String tag) {
    calls.add("tag " + tag);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> untag(String tag) {
    calls.add("untag " + tag);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> priority(int level) {
    calls.add("priority " + level);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> raise(boolean up) {
    calls.add("raise " + up);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> block(@Nullable String reason) {
    calls.add("block" + (reason == null ? "" : " " + reason));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> unblock() {
    calls.add("unblock");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void typing() {
    calls.add("typing");
  }

  @Override
  public void markRead(ChatMessage upTo) {
    calls.add("read " + upTo.id());
    readMark = upTo.order();
  }

  @Override
  public CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit) {
    calls.add("history " + (before == null ? "newest" : before.id()));
    if (historyFails != null) {
      return CompletableFuture.failedFuture(historyFails);
    }
    List<ChatMessage> older = stored.stream().sorted().filter(m -> before == null || m.compareTo(before) < 0).toList();
    List<ChatMessage> page = List.copyOf(older.subList(Math.max(0, older.size() - limit), older.size()));
    if (pagesByHand) {
      CompletableFuture<List<ChatMessage>> future = new CompletableFuture<>();
      handTurned.add(future);
      return future.thenApply(_ -> page);
    }
    return CompletableFuture.completedFuture(page);
  }

  @Override
  public CompletableFuture<List<MessagePlace>> find(SearchQuery query) {
    calls.add("find");
    return CompletableFuture.completedFuture(stored.stream().sorted(Comparator.reverseOrder())
        .filter(m -> m.type().isConversation() && query.matches(m.text())).map(MessagePlace::of).toList());
  }

  @Override
  public CompletableFuture<Long> size() {
    return CompletableFuture.completedFuture((long) stored.size());
  }

  @Override
  public CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit) {
    calls.add("later " + (after == null ? "oldest" : after.id()));
    return CompletableFuture.completedFuture(stored.stream().sorted()
        .filter(m -> after == null || MessagePlace.of(m).compareTo(after) > 0).limit(limit).toList());
  }

  /** Gives out the oldest page asked for, as it was when it was asked for. */
  void turnPage() {
    handTurned.removeFirst().complete(List.of());
  }

  @Override
  public long readMark() {
    return readMark;
  }

  @Override
  public CompletableFuture<String> draft() {
    return CompletableFuture.completedFuture(draft);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> saveDraft(String text) {
    calls.add("draft " + text);
    draft = text;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return CompletableFuture.completedFuture(draftFiles);
  }

  @Override
  @SuppressWarnings("NullAway") // the future of nothing
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    draftFiles = List.copyOf(files);
    return CompletableFuture.completedFuture(null);
  }
}
