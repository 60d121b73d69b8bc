package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.Parts;
import io.deskwire.history.RoomLines;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Topic;
import io.deskwire.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A room of a live session; holds nothing but its id. */
record LiveRoom(LiveSession session, String id) implements Room {

  @Override
  public Optional<RoomSummary> summary() {
    return Optional.ofNullable(session.book().summary(id));
  }

  @Override
  public MessageHandle send(String text) {
    try {
      return session.outgoing().enqueueHere(id, checked(text)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException known) {
        throw known;
      }
      throw e;
    }
  }

  @Override
  public CompletableFuture<MessageHandle> sendAsync(String text, @Nullable String replyTo) {
    return session.outgoing().enqueue(EventType.MESSAGE, id, checked(text), replyTo, null);
  }

  @Override
  public CompletableFuture<MessageHandle> replyAsync(String text, @Nullable String replyTo) {
    return session.outgoing().reply(id, checked(text), replyTo);
  }

  @Override
  public CompletableFuture<MessageHandle> noteAsync(String text) {
    return session.outgoing().enqueue(EventType.NOTE, id, checked(text), null, null);
  }

  @Override
  public CompletableFuture<MessageHandle> attachAsync(FileToSend file) {
    return session.outgoing().attach(EventType.MESSAGE, carried(), file);
  }

  @Override
  public CompletableFuture<MessageHandle> attachNoteAsync(FileToSend file) {
    return session.outgoing().attach(EventType.NOTE, carried(), file);
  }

  @Override
  public CompletableFuture<Optional<byte[]>> attachment(ChatMessage message) {
    return session.store().read(c -> Parts.whole(c, message.id()));
  }

  private String checked(String text) {
    if (text.isBlank() || text.length() > Envelope.MAX_TEXT) {
      throw new IllegalArgumentException("A message has 1 to " + Envelope.MAX_TEXT + " characters.");
    }
    carried();
    return text;
  }

  private String carried() {
    if (!Topic.isName(id)) {
      throw new IllegalArgumentException("The room's name cannot be carried by a broker.");
    }
    return id;
  }

  @Override
  public CompletableFuture<ClaimOutcome> claim() {
    return session.claims().claim(id);
  }

  @Override
  public CompletableFuture<Void> release() {
    return session.changes().change(id, Wish.released());
  }

  @Override
  public CompletableFuture<Void> transfer(Recipient to, @Nullable String reason) {
    Wish transferred = Wish.transferred(to, reason);
    // before it waits there: nobody shall see it waiting in the queue that it leaves
    return to instanceof Recipient.Queue(String queue)
        ? session.changes().change(id, Wish.queued(queue)).thenCompose(_ -> session.changes().change(id, transferred))
        : session.changes().change(id, transferred);
  }

  @Override
  public CompletableFuture<Void> close(@Nullable String tag) {
    return session.changes().change(id, Wish.closed(tag));
  }

  @Override
  public CompletableFuture<Void> reopen() {
    return session.changes().change(id, Wish.of(EventType.REOPENED));
  }

  @Override
  public CompletableFuture<Void> snooze(long until) {
    if (until <= session.loop().wallMillis()) {
      throw new IllegalArgumentException("A chat is snoozed until a moment that is still to come.");
    }
    return session.changes().change(id, Wish.snoozed(until));
  }

  @Override
  public CompletableFuture<Void> tag(String tag) {
    return session.changes().change(id, Wish.tagged(true, tag));
  }

  @Override
  public CompletableFuture<Void> untag(String tag) {
    return session.changes().change(id, Wish.tagged(false, tag));
  }

  @Override
  public CompletableFuture<Void> priority(int level) {
    return session.changes().change(id, Wish.priority(level));
  }

  @Override
  public CompletableFuture<Void> raise(boolean up) {
    return session.changes().change(id, Wish.raised(up));
  }

  @Override
  public CompletableFuture<Void> block(@Nullable String reason) {
    return session.changes().change(id, Wish.blocked(reason));
  }

  @Override
  public CompletableFuture<Void> unblock() {
    return session.changes().change(id, Wish.of(EventType.UNBLOCKED));
  }

  @Override
  public void typing() {
    session.live().typing(id);
  }

  @Override
  public void markRead(ChatMessage upTo) {
    session.markRead(id, upTo.order());
  }

  @Override
  public CompletableFuture<List<ChatMessage>> history(@Nullable ChatMessage before, int limit) {
    long order = before == null ? Long.MAX_VALUE : before.order();
    long position = before == null ? Long.MAX_VALUE : before.position();
    return session.store().read(c -> messages(c, Lines.page(c, id, order, position, Math.clamp(limit, 1, 10_000))));
  }

  @Override
  public CompletableFuture<List<ChatMessage>> later(@Nullable MessagePlace after, int limit) {
    long order = after == null ? Long.MIN_VALUE : after.order();
    long position = after == null ? Long.MIN_VALUE : after.position();
    return session.store()
        .read(c -> messages(c, RoomLines.after(c, id, order, position, Math.clamp(limit, 1, 10_000))));
  }

  private static List<ChatMessage> messages(java.sql.Connection c, List<Archive.Line> lines)
      throws SQLException {
    List<ChatMessage> messages = new ArrayList<>();
    for (Archive.Line line : lines) {
      ChatMessage message = Attachments.message(c, line);
      if (message != null) {
        messages.add(message);
      }
    }
    return messages;
  }

  @Override
  public CompletableFuture<Long> size() {
    return session.store().read(c -> RoomLines.count(c, id));
  }

  @Override
  public CompletableFuture<List<MessagePlace>> find(SearchQuery query) {
    return session.store().read(c -> Search.places(c, id, query));
  }

  @Override
  public CompletableFuture<List<ChatMessage>> notes(int limit) {
    return session.store().read(c -> messages(c, RoomLines.notes(c, id, limit)));
  }

  @Override
  public CompletableFuture<List<ClosedChat>> closedChats(int limit) {
    return session.store().read(c -> {
      List<ClosedChat> chats = new ArrayList<>();
      for (RoomLines.Closed closed : RoomLines.closed(c, id, limit)) {
        Archive.Line first = Lines.byId(c, closed.firstId());
        ChatMessage message = first == null ? null : Attachments.message(c, first);
        if (message != null) {
          chats.add(new ClosedChat(message, closed.closedAt(), closed.messages()));
        }
      }
      return List.copyOf(chats);
    });
  }

  @Override
  public long readMark() {
    return session.readMark(id);
  }

  @Override
  public CompletableFuture<String> draft() {
    return session.store().read(c -> Drafts.load(c, id));
  }

  @Override
  public CompletableFuture<Void> saveDraft(String text) {
    return session.store().write(c -> {
      Drafts.save(c, id, text);
      return true;
    }).thenApply(_ -> null);
  }

  @Override
  public CompletableFuture<List<DraftFile>> draftFiles() {
    return session.store().read(c -> Drafts.files(c, id));
  }

  @Override
  public CompletableFuture<Void> saveDraftFiles(List<DraftFile> files) {
    List<DraftFile> now = List.copyOf(files);
    return session.store().write(c -> {
      Drafts.saveFiles(c, id, now);
      return true;
    }).thenApply(_ -> null);
  }
}
