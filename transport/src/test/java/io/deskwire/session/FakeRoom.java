package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.room.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A room of {@link FakeChatSession}. */
record FakeRoom(FakeChatSession session, String id) implements Room {

  @Override
  public Optional<RoomSummary> summary() {
    return Optional.ofNullable(session.summary(id));
  }

  @Override
  public MessageHandle send(String text) {
    return session.send(id, EventType.MESSAGE, text, null);
  }

  @Override
  public CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo) {
    return sendAsync(text, replyTo);
  }

  @Override
  public CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo) {
    try {
      return CompletableFuture.completedFuture(session.send(id, EventType.MESSAGE, text, replyTo));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    return CompletableFuture.completedFuture(session.send(id, EventType.NOTE, text, null));
  }

  @Override
  public CompletableFuture<MessageHandle> attachAsync(FileToSend file) {
    return CompletableFuture.completedFuture(session.attach(id, EventType.MESSAGE, file));
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    return CompletableFuture.completedFuture(session.attach(id, EventType.NOTE, file));
  }

  @Override
  public CompletableFuture<Optional<byte[]>> attachment(ChatMessage message) {
    return CompletableFuture.completedFuture(Optional.ofNullable(session.file(message.id())));
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    return CompletableFuture.completedFuture(session.claim(id));
  }

  @Override
  public CompletableFuture<Void> release() {
    session.called("release " + id);
    session.own(id, Owner.WAITING);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> close(@Nullable String tag) {
    session.called("close " + id + (tag == null ? "" : " " + tag));
    session.own(id, new Owner(Owner.Kind.CLOSED, session.profile().agent().id(), session.profile().agent().name(), 0));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    session.called("transfer " + id + " " + to + (reason == null ? "" : " " + reason));
    switch (to) {
      case Recipient.Colleague(String agent) ->
        session.own(id, new Owner(Owner.Kind.CLAIMED, agent, session.agentName(agent), 0));
      case Recipient.Queue(String queue) -> {
        session.own(id, Owner.WAITING);
        session.mark(id, room -> room.queue(queue));
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> snooze(long until) {
    session.called("snooze " + id + " " + until);
    session.own(id,
        new Owner(Owner.Kind.SNOOZED, session.profile().agent().id(), session.profile().agent().name(), until));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> reopen() {
    session.called("reopen " + id);
    session.own(id, Owner.WAITING);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> tag(String tag) {
    session.called("tag " + id + " " + tag);
    return tagged(tags -> tags.add(tag));
  }

  @Override
  public CompletableFuture<Void> untag(String tag) {
    session.called("untag " + id + " " + tag);
    return tagged(tags -> tags.remove(tag));
  }

  private CompletableFuture<Void> tagged(Consumer<Set<String>> change) {
    Set<String> tags = new TreeSet<>(summary().map(RoomSummary::tags).orElse(Set.of()));
    change.accept(tags);
    session.mark(id, room -> room.tags(tags));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> priority(int level) {
    session.called("priority " + id + " " + level);
    session.mark(id, room -> room.priority(level));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> raise(boolean up) {
    session.called("raise " + id + " " + up);
    session.mark(id, room -> room.raisedBy(up ? session.profile().agent().name() : null));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> block(@Nullable String reason) {
    session.called("block " + id + (reason == null ? "" : " " + reason));
    session.mark(id,
        room -> room.blocked(new RoomSummary.Blocked(session.profile().agent().name(), session.now(), reason, 0)));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> unblock() {
    session.called("unblock " + id);
    session.mark(id, room -> room.blocked(null));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void typing() {
    session.called("typing " + id);
  }

  @Override
  public void markRead(ChatMessage upTo) {
    session.markRead(upTo);
  }

  @Override
  public CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit) {
    return CompletableFuture.completedFuture(session.history(id, before, limit));
  }

  @Override
  public CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit) {
    return CompletableFuture.completedFuture(
        all().stream().filter(line -> after == null || MessagePlace.of(line).compareTo(after) > 0).limit(limit)
            .toList());
  }

  private List<ChatMessage> all() {
    return session.history(id, null, Integer.MAX_VALUE).stream().sorted().toList();
  }

  @Override
  public CompletableFuture<Long> size() {
    return CompletableFuture.completedFuture((long) all().size());
  }

  @Override
  public CompletableFuture<List<MessagePlace>> find(SearchQuery query) {
    return CompletableFuture.completedFuture(
        all().reversed().stream().filter(line -> line.type().isConversation() && query.matches(line.text()))
            .map(MessagePlace::of).toList());
  }

  @Override
  public CompletableFuture<List<ChatMessage>> notes(int limit) {
    List<ChatMessage> notes = all().stream().filter(line -> line.type() == EventType.NOTE).toList();
    return CompletableFuture.completedFuture(notes.subList(Math.max(0, notes.size() - limit), notes.size()));
  }

  @Override
  public CompletableFuture<List<ClosedChat>> closedChats(int limit) {
    List<ClosedChat> chats = new ArrayList<>();
    List<ChatMessage> open = new ArrayList<>();
    for (ChatMessage line : all()) {
      if (line.type() == EventType.MESSAGE) {
        open.add(line);
      } else if (line.type() == EventType.CLOSED && !open.isEmpty()) {
        chats.add(new ClosedChat(open.getFirst(), line.order(), open.size()));
        open.clear();
      }
    }
    return CompletableFuture.completedFuture(chats.subList(Math.max(0, chats.size() - limit), chats.size()));
  }

  @Override
  public long readMark() {
    return session.readMark(id);
  }

  @Override
  public CompletableFuture<String> draft() {
    return CompletableFuture.completedFuture(session.draft(id));
  }

  @Override
  public CompletableFuture<Void> saveDraft(String text) {
    session.draft(id, text);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return CompletableFuture.completedFuture(session.draftFiles(id));
  }

  @Override
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    session.draftFiles(id, List.copyOf(files));
    return CompletableFuture.completedFuture(null);
  }
}
