package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.StateChange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicRules;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Enqueued;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.RoomState;
import io.deskwire.store.SqlWork;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a session sends: from a call of the façade to a stored row, and from the sender's word to the handle. */
final class Outgoing {
  private final LiveSession session;
  private final Profile profile;
  private final Identity identity;
  private final EventLoop loop;
  private final Store store;
  private final OutboxTable table;
  private final Handles handles = new Handles();
  private final Sender sender;
  private final Echoes echoes;

  Outgoing(LiveSession session, Identity identity) {
    this.session = session;
    this.identity = identity;
    profile = session.profile();
    loop = session.loop();
    store = session.store();
    table = new OutboxTable(session.archive());
    sender = new Sender(loop, store, table, session.lateReplies(), new SenderEars());
    echoes = new Echoes(loop, store, () -> session.line().transport() != null, session::reload);
  }

  /** What an earlier run left and knew. */
  void load(List<Row> rows, boolean echoesSeen) {
    sender.load(rows, echoesSeen);
    sender.rows().stream().map(Row::view)
        .forEach(row -> handles.put(new LiveHandle(session, row.id(), row.room(), row.state())));
  }

  Sender sender() {
    return sender;
  }

  @Nullable
  LiveHandle handle(String id) {
    return handles.get(id);
  }

  /** Whether this run has stored it; false says nothing, for not all of that is remembered. From any thread. */
  boolean isKnown(String id) {
    return handles.isKnown(id);
  }

  /** An own event has come back. */
  void echoed(String id) {
    boolean waitedFor = echoes.echoed(id);
    if (sender.echoed(id) || waitedFor) {
      sender.echoSeen();
    }
  }

  /** From any thread. */
  CompletableFuture<MessageHandle> enqueue(EventType type, String room, String text, @Nullable String replyTo,
      @Nullable StateChange change) {
    return enqueue(List.of(event(type, room, text, replyTo, change)), topic(type, room), false, store::write);
  }

  /** What a person answers to what they see now. From any thread. */
  CompletableFuture<MessageHandle> reply(String room, String text, @Nullable String replyTo) {
    EventType type = EventType.MESSAGE;
    return enqueue(List.of(event(type, room, text, replyTo, null)), topic(type, room), true, store::write);
  }

  /** A file that a person sends. From any thread. */
  CompletableFuture<MessageHandle> attach(EventType type, String room, FileToSend file) {
    return enqueue(Attachments.split(event(type, room, "", null, null), file), topic(type, room),
        type == EventType.MESSAGE, store::write);
  }

  /** As {@link #enqueue}, for a caller that waits. */
  CompletableFuture<MessageHandle> enqueueHere(String room, String text) {
    EventType type = EventType.MESSAGE;
    return enqueue(List.of(event(type, room, text, null, null)), topic(type, room), false, store::writeHere);
  }

  private Envelope event(EventType type, String room, String text, @Nullable String replyTo,
      @Nullable StateChange change) {
    Envelope event = Envelope.of(Ids.message(loop.wallMillis()), room, type, profile.agent().asSender(),
        identity.stream(), loop.wallMillis());
    event = text.isEmpty() ? event : event.withText(text);
    event = replyTo == null ? event : event.withReplyTo(replyTo);
    return change == null ? event : event.withState(change);
  }

  /** Stores events, all or none, that leave one after the other; the handle is that of the first. */
  private CompletableFuture<MessageHandle> enqueue(List<Envelope> events, String topic, boolean guarded,
      Function<SqlWork<List<Enqueued>>, CompletableFuture<List<Enqueued>>> store) {
    CompletableFuture<MessageHandle> done = new CompletableFuture<>();
    long started = loop.nanos();
    Envelope first = events.getFirst();
    AtomicBoolean entered = new AtomicBoolean();
    var _ = store.apply(c -> {
      entered.set(true);
      boolean sending = sender.gate().enter(first);
      List<Enqueued> all = new ArrayList<>(events.size());
      for (Envelope event : events) {
        // what has begun to leave is brought to its end, whatever has come meanwhile: the guard is the first one's
        all.add(table.enqueue(c, topic, event, sending && all.isEmpty(), guarded && all.isEmpty(), loop.wallMillis()));
      }
      return all;
    }).whenComplete((all, failure) -> {
      if (all == null) {
        if (entered.get()) {
          sender.gate().arrived(first.room());
        }
        done.completeExceptionally(failure);
        return;
      }
      Row row = all.getFirst().row();
      LiveHandle handle = new LiveHandle(session, row.id(), row.room(), row.state());
      handles.put(handle);
      loop.execute(() -> {
        sender.enqueued(row, all.stream().skip(1).map(Enqueued::row).toList(), (loop.nanos() - started) / 1e6);
        Archive.Stored stored = all.getFirst().stored();
        RoomState state = all.getLast().stored().state();
        if (state != null && stored.line() != null) {
          session.remember(state);
          // unless it has become something else just now, which has been told already
          if (handle.state() == row.state()) {
            session.publishMessage(stored.line());
          }
        }
      });
      done.complete(handle);
    });
    return done;
  }

  String topic(EventType type, String room) {
    if (type == EventType.NOTE || TopicRules.isRoomState(type)) {
      return new Topic.RoomState(room).path();
    }
    boolean customer = profile.agent().role() == Role.CUSTOMER;
    return customer || profile.isFlat()
        ? new Topic.Chat(room).path()
        : new Topic.Desk(room).path();
  }

  CompletableFuture<Boolean> cancel(String id) {
    return onLoop(() -> remove(sender.together(id).stream().filter(Row::isUntried).toList()));
  }

  CompletableFuture<Boolean> edit(String id, String text) {
    return onLoop(() -> sender.alter(id, row -> row.isUntried() && row.envelope().attachment() == null,
        row -> row.with(row.envelope().withText(text), row.state(), 0, row.reason())));
  }

  CompletableFuture<Boolean> retry(String id) {
    return onLoop(() -> any(sender.together(id),
        each -> sender.alter(each.id(),
            row -> row.state() == DeliveryState.HELD || row.state() == DeliveryState.FAILED,
            row -> row.with(row.envelope(), DeliveryState.QUEUED, row.attempts(), null).unguarded())));
  }

  CompletableFuture<Boolean> hold(String id) {
    // of a file the first row: it keeps the others back
    return onLoop(() -> any(sender.together(id).stream().limit(1).toList(),
        each -> sender.alter(each.id(), row -> row.state() == DeliveryState.QUEUED,
            row -> row.with(row.envelope(), DeliveryState.HELD, row.attempts(), "You hold it back."))));
  }

  CompletableFuture<Boolean> drop(String id) {
    return onLoop(() -> remove(sender.together(id)));
  }

  /** The deed, done to all; whether any of them took it. */
  private static CompletableFuture<Boolean> any(List<Row> rows, Function<Row, CompletableFuture<Boolean>> deed) {
    CompletableFuture<Boolean> done = CompletableFuture.completedFuture(false);
    for (Row row : rows) {
      done = done.thenCombine(deed.apply(row), Boolean::logicalOr);
    }
    return done;
  }

  /** Takes rows of one message out: its only one, or parts of its file. The last come first: nothing shall leave behind a gap. */
  private CompletableFuture<Boolean> remove(List<Row> rows) {
    Row first = rows.isEmpty() ? null : rows.getFirst();
    if (first == null || first.file() == null) {
      return first == null ? CompletableFuture.completedFuture(false) : remove(first);
    }
    String file = String.valueOf(first.file());
    CompletableFuture<Boolean> dropped = any(rows.reversed(),
        row -> row.id().equals(file) ? remove(row) : sender.drop(row.id()));
    return dropped.whenComplete((_, _) -> session.attachments().publish(file));
  }

  private CompletableFuture<Boolean> remove(Row row) {
    String id = row.id();
    String room = row.room();
    boolean change = row.envelope().eventType().filter(TopicRules::isRoomState).isPresent();
    CompletableFuture<Boolean> dropped = sender.drop(id);
    // not known from now on: should it come back, the disk says what it is
    LiveHandle handle = dropped.isDone() ? null : handles.remove(id);
    return dropped.whenComplete((gone, _) -> loop.execute(() -> {
      if (!Boolean.TRUE.equals(gone)) {
        if (handle != null) {
          handles.put(handle);
        }
        return;
      }
      if (handle != null) {
        handle.dropped();
      }
      session.tellDropped(room, id);
      if (change) {
        var _ = session.changes().undone(room);
      }
    }));
  }

  private CompletableFuture<Boolean> onLoop(Supplier<CompletableFuture<Boolean>> call) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    loop.execute(() -> {
      var _ = call.get().whenComplete((ok, failure) -> {
        if (failure == null) {
          done.complete(ok);
        } else {
          done.completeExceptionally(failure);
        }
      });
    });
    return done;
  }

  /** The outbox speaks. */
  private final class SenderEars implements Sender.Listener {
    @Override
    public void changed(Row row, DeliveryState state) {
      become(row, row.line(state, row.reason(), Double.NaN, Double.NaN, Double.NaN), state);
    }

    private void become(Row row, Archive.Line line, DeliveryState state) {
      LiveHandle handle = handles.get(row.id());
      if (handle != null && row.file() == null) {
        handle.become(state);
      }
      session.publishMessage(line);
    }

    @Override
    public void sent(Row row, Flight.Legs legs, Word word) {
      become(row, row.line(DeliveryState.SENT, word.note(), legs.diskMs(), legs.queueMs(), legs.brokerMs()),
          DeliveryState.SENT);
      handles.left(row.id());
      if (!row.envelope().eventType().orElse(EventType.VOID).isConversation()) {
        return;
      }
      echoes.sent(row, word);
      session.presence().sent(row.topic(), row.envelope().seq());
      if (session.receipts().isThere(row.topic(), row.envelope().seq())) {
        session.arrivals().receiptWasEarly(row.topic(), row.envelope().seq());
      }
      if (!Double.isNaN(legs.brokerMs()) && row.envelope().attachment() == null) {
        session.book().latency(row.room(), loop.nanos(), legs.brokerMs(), false);
        session.receipts().sent(row.topic(), row.envelope().seq(), loop.nanos());
      }
    }

    @Override
    public void firstEcho() {
      var _ = store.write(c -> Echoes.remember(c, SessionBuilder.quiet(profile)));
    }

    @Override
    public void hedgeConfirmed(Transport line, long nanos) {
      session.line().overtaken(line, nanos);
    }

    @Override
    public void outboxChanged() {
      session.outboxNews().changed();
    }
  }
}
