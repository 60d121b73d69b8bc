package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.message.Answer;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a session does with what arrives. Owned by the session thread. */
final class Arrivals implements Receiver.Listener {
  private static final Duration TYPING_SHOWN = Duration.ofSeconds(6);

  /** What sessions say to each other is no news to consumers. */
  private static final Set<EventType> PLUMBING = EnumSet.of(EventType.RESEND, EventType.ASK, EventType.ANSWER);

  private final LiveSession session;
  private final EventLoop loop;
  private final Store store;
  private final RoomBook book;
  private final Identity identity;
  private final Receipts receipts;
  private final Map<String, EventLoop.Timer> typingTimers = new HashMap<>();

  Arrivals(LiveSession session, Identity identity, Receipts receipts) {
    this.session = session;
    this.identity = identity;
    this.receipts = receipts;
    loop = session.loop();
    store = session.store();
    book = session.book();
  }

  @Override
  public void stored(Archive.Stored stored) {
    Archive.Line arrived = Objects.requireNonNull(stored.line());
    Envelope event = arrived.envelope();
    session.line().messageArrived(arrived.arrivedAt());
    if (event.state() != null) {
      session.changes().seen(event.state().hlc());
      session.changes().overtakenBy(event);
    }
    if (stored.state() != null) {
      session.remember(stored.state());
      book.typing(event.room(), null);
    }
    if (event.from().role() == Role.CUSTOMER && event.eventType().orElse(null) == EventType.MESSAGE) {
      session.lateReplies().customerWrote(event.room(), arrived.position());
    }
    if (event.from().role() == Role.CUSTOMER && event.stream() != null && event.seq() > 0) {
      receipts.delivered(event.room(), event.stream(), event.seq());
    }
    if (stored.state() != null && event.stream() != null && event.seq() > 0) {
      session.gaps().look(stored.state(), arrived.topic(), event.stream());
    }
    session.publishMessage(arrived);
    session.publishChanges();
  }

  @Override
  public void marker(String id) {
    session.line().catchUp().marker(id);
  }

  @Override
  public boolean isKnown(String id) {
    return session.outgoing().isKnown(id);
  }

  @Override
  public boolean isOwn(Envelope event) {
    return identity.stream().equals(event.stream());
  }

  @Override
  public void duplicate(String id) {
    session.line().catchUp().arrived();
    session.echoed(id);
  }

  @Override
  public void live(String topic, Envelope event, long arrivedNanos) {
    if (identity.stream().equals(event.stream())) {
      // own receipts coming back are no news to anybody
      return;
    }
    EventType type = event.eventType().orElse(EventType.VOID);
    if (type == EventType.PRESENCE) {
      session.heard(event);
      return;
    }
    if (!PLUMBING.contains(type)) {
      session.tellLive(new ChatEvent(0, topic, event, loop.wallMillis(), false));
    }
    switch (type) {
      case TYPING -> {
        // a blocked customer calls nobody, not even so
        if (event.from().role() != Role.CUSTOMER || !book.state(event.room()).marks().block().holds()) {
          book.typing(event.room(), event.from().displayName());
          session.publishChanges();
          typing(event.room());
        }
      }
      case RECEIPT -> receipt(event);
      case RESEND -> session.originals().resend(topic, event);
      case ASK -> session.originals().ask(event);
      case ANSWER -> answer(event);
      default -> {
        // of a later version
      }
    }
  }

  /** Shown for a while after the last of several, not after the first. */
  private void typing(String room) {
    EventLoop.Timer before = typingTimers.put(room, loop.schedule(TYPING_SHOWN, () -> {
      typingTimers.remove(room);
      book.typing(room, null);
      session.publishChanges();
    }));
    if (before != null) {
      before.cancel();
    }
  }

  /** Originals from a colleague's history, one transaction for all of them. */
  private void answer(Envelope event) {
    Answer answer = event.answer();
    if (answer == null || !session.gaps().isOwnQuestion(answer.ask())) {
      return;
    }
    long now = loop.wallMillis();
    var _ = store.write(c -> {
      List<Archive.Stored> all = new ArrayList<>();
      for (Answer.Item item : answer.events()) {
        if (!identity.stream().equals(item.event().stream())) {
          all.add(session.archive().recall(c, item.topic(), item.event(), item.order(), now));
        }
      }
      return all;
    }).whenComplete((all, _) -> loop.execute(() -> {
      if (all != null) {
        all.stream().filter(each -> each.line() != null).forEach(this::stored);
        session.newcomer().answered(answer.ask(), answer.last());
      }
    }));
  }

  private void receipt(Envelope event) {
    Receipt receipt = event.receipt();
    if (receipt == null || event.from().role() != Role.CUSTOMER) {
      return;
    }
    session.gaps().heads(event.stream(), receipt.heads(), true, event.room());
    String topic = session.outgoing().topic(EventType.MESSAGE, event.room());
    long delivered = receipt.delivered().getOrDefault(identity.stream(), 0L);
    long read = receipt.read().getOrDefault(identity.stream(), 0L);
    receipts.has(topic, delivered);
    double peer = receipts.peerMs(topic, delivered, loop.nanos());
    if (!Double.isNaN(peer)) {
      book.latency(event.room(), loop.nanos(), peer, true);
    }
    settle(topic, delivered, DeliveryState.DELIVERED, peer, "SENT");
    settle(topic, read, DeliveryState.READ, Double.NaN, "SENT", "DELIVERED");
    session.publishChanges();
  }

  /** An own message has become SENT after its customer said that it is there. */
  void receiptWasEarly(String topic, long seq) {
    settle(topic, seq, DeliveryState.DELIVERED, Double.NaN, "SENT");
  }

  private void settle(String topic, long upTo, DeliveryState to, double peerMs, String... from) {
    if (upTo == 0) {
      return;
    }
    var _ = store.writeSoon(c -> Lines.receipt(c, topic, upTo, to.name(), peerMs, from))
        .whenComplete((changed, _) -> loop.execute(() -> {
          if (changed != null) {
            for (Archive.Line each : changed) {
              LiveHandle handle = session.outgoing().handle(each.envelope().id());
              if (handle != null && !Attachments.isPart(each)) {
                handle.become(to);
              }
              session.publishMessage(each);
            }
          }
        }));
  }

  @Override
  public void quarantined(String reason) {
    session.notice(new Notice(Notice.Kind.QUARANTINED, null,
        "Something arrived that could not be understood and was put aside. " + reason));
  }

  @Override
  public void storeFailed(StoreException why) {
    session.notice(new Notice(Notice.Kind.STORE_FAILED, null, String.valueOf(why.getMessage())));
  }

  @Override
  public void storeRecovered() {
    session.notice(new Notice(Notice.Kind.STORE_RECOVERED, null, "The disk can be written again; nothing was lost."));
  }
}
