package io.deskwire.ui.conversation;

import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Who answers the room, and asking for it. One thread, the gate's. */
final class Answering {
  private final ChatSession session;
  private final Room room;
  private final Executor gate;
  private final Trouble trouble;
  private final Consumer<String> reason;
  private final Runnable look;
  private final ReadOnlyObjectWrapper<@Nullable RoomSummary> summary = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(this, "standing",
      Standing.WAITING);
  private final ReadOnlyBooleanWrapper ownerGone = new ReadOnlyBooleanWrapper(this, "ownerGone");
  private boolean asked;

  /**
   * @param reason told why this agent cannot answer; empty when it can
   * @param look   takes over the room as it is now, by {@link #room}
   */
  Answering(ChatSession session, Room room, Executor gate, Trouble trouble, Consumer<String> reason, Runnable look) {
    this.session = session;
    this.room = room;
    this.gate = gate;
    this.trouble = trouble;
    this.reason = reason;
    this.look = look;
  }

  /** Null for a room of which nothing is known yet. */
  ReadOnlyObjectProperty<@Nullable RoomSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** Whether the colleague who answers is known not to be there: anybody may take over then. */
  ReadOnlyBooleanProperty ownerGoneProperty() {
    return ownerGone.getReadOnlyProperty();
  }

  /** Whether this agent has asked for the room and has no answer yet. */
  boolean isAsked() {
    return asked;
  }

  /** As the room is now. */
  void room(RoomSummary now) {
    summary.set(now);
    if (now.owner().isClaimedBy(agentId())) {
      trouble.forget();
    }
    update();
  }

  /** A colleague has come or gone. */
  void presence() {
    if (isOwnerGone() != ownerGone.get()) {
      update();
    }
  }

  /** Asks for the room; nothing when that was done, or this agent answers it. */
  void claim() {
    if (asked || standing.get() == Standing.MINE) {
      return;
    }
    asked = true;
    trouble.forget();
    update();
    Futures.then(room.claim(), gate, this::claimed, error -> {
      asked = false;
      update();
      trouble.failed(error);
    });
  }

  private void claimed(ClaimOutcome outcome) {
    asked = false;
    String winner = outcome.winner();
    trouble.say(switch (outcome.kind()) {
      case WON -> "";
      case LOST ->
        winner == null
            ? ConversationTexts.of("claim.lostUnknown")
            : ConversationTexts.of("claim.lost", SafeText.line(winner));
      case NOT_SETTLED -> ConversationTexts.of("claim.notSettled");
    });
    look.run();
    update();
  }

  /** Derives everything anew from what is known. */
  void update() {
    RoomSummary now = summary.get();
    Standing next = Standing.of(now, agentId(), asked);
    ownerGone.set(isOwnerGone());
    String owner = now == null || now.owner().agentName() == null ? "" : SafeText.line(now.owner().agentName());
    reason.accept(switch (next) {
      case MINE -> "";
      case WAITING -> ConversationTexts.of("reason.take");
      case CLAIMING -> ConversationTexts.of("reason.claiming");
      case OTHERS -> ConversationTexts.of(ownerGone.get() ? "reason.gone" : "reason.other", owner);
      case SNOOZED -> ConversationTexts.of("reason.snoozed");
      case CLOSED -> ConversationTexts.of("reason.closed");
    });
    standing.set(next); // last: who is told finds the composer as it shall be
  }

  private boolean isOwnerGone() {
    RoomSummary now = summary.get();
    String owner = now == null || now.owner().kind() != Owner.Kind.CLAIMED ? null : now.owner().agentId();
    return owner != null && session.isOffline(owner);
  }

  private String agentId() {
    return session.profile().agent().id();
  }
}
