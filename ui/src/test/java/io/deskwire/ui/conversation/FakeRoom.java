package io.deskwire.ui.conversation;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
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
import io.deskwire.session.RoomSummaryBuilder;
import io.deskwire.session.SearchQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return RoomSummaryBuilder.of(Messages.ROOM).name("Mia Lindqvist")
        .opened(new Opened("web", "websocket", "/checkout", "sv", null)).owner(owner).last(0, "", Role.CUSTOMER)
        .latency(LatencyFigures.NONE, true).build();
  }

  static RoomSummary mine() {
    return summary(new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0));
  }

  static RoomSummary bens() {
    return summary(new Owner(Owner.Kind.CLAIMED, "ben", "Ben", 0));
  }

  static RoomSummary typing(RoomSummary room, String who) {
    return RoomSummaryBuilder.like(room).typing(who).build();
  }

  static RoomSummary missing(RoomSummary room, List<RoomSummary.Missing> missing) {
    return RoomSummaryBuilder.like(room).missing(missing, 0.1).build();
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
    return stores("attach " + file.name());
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    return stores("attach note " + file.name());
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
    return stores("send " + text + (replyTo == null ? "" : " → " + replyTo));
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    return stores("note " + text);
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    calls.add("claim");
    CompletableFuture<ClaimOutcome> future = new CompletableFuture<>();
    claims.add(future);
    return future;
  }

  @Override
  public CompletableFuture<Void> release() {
    return done("release");
  }

  @Override
  public CompletableFuture<Void> close(@Nullable String tag) {
    return done("close" + (tag == null ? "" : " " + tag));
  }

  @Override
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    return done("transfer " + to + (reason == null ? "" : " " + reason));
  }

  @Override
  public CompletableFuture<Void> snooze(long until) {
    return done("snooze " + until);
  }

  @Override
  public CompletableFuture<Void> reopen() {
    return done("reopen");
  }

  @Override
  public CompletableFuture<Void> tag(String tag) {
    return done("tag " + tag);
  }

  @Override
  public CompletableFuture<Void> untag(String tag) {
    return done("untag " + tag);
  }

  @Override
  public CompletableFuture<Void> priority(int level) {
    return done("priority " + level);
  }

  @Override
  public CompletableFuture<Void> raise(boolean up) {
    return done("raise " + up);
  }

  @Override
  public CompletableFuture<Void> block(@Nullable String reason) {
    return done("block" + (reason == null ? "" : " " + reason));
  }

  @Override
  public CompletableFuture<Void> unblock() {
    return done("unblock");
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

  @Override
  public CompletableFuture<List<ChatMessage>> notes(int limit) {
    List<ChatMessage> notes = stored.stream().sorted().filter(m -> m.type() == EventType.NOTE).toList();
    return CompletableFuture.completedFuture(notes.subList(Math.max(0, notes.size() - limit), notes.size()));
  }

  /** What was closed before is not told apart here. */
  @Override
  public CompletableFuture<List<ClosedChat>> closedChats(int limit) {
    return CompletableFuture.completedFuture(List.of());
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
  public CompletableFuture<Void> saveDraft(String text) {
    draft = text;
    return done("draft " + text);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return CompletableFuture.completedFuture(draftFiles);
  }

  @Override
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    draftFiles = List.copyOf(files);
    return CompletableFuture.completedFuture(null);
  }

  /** Answered when the test completes what it finds among the sends. */
  private CompletableFuture<MessageHandle> stores(String call) {
    calls.add(call);
    CompletableFuture<MessageHandle> stored = new CompletableFuture<>();
    sends.add(stored);
    return stored;
  }

  private CompletableFuture<Void> done(String call) {
    calls.add(call);
    return CompletableFuture.completedFuture(null);
  }
}
