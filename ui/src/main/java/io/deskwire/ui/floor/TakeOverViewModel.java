package io.deskwire.ui.floor;

import io.deskwire.session.ChatSession;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.Room;
import io.deskwire.ui.fx.Texts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Taking a room from a colleague: asked first, then claimed. The reason becomes a note in the room, where the colleague
 * reads it.
 *
 * <pre>
 *   IDLE ── ask, a colleague's ──▶ ASKING ── confirm ──▶ CLAIMING ──▶ IDLE
 *    ▲ └─── ask, nobody's ────────────┼─────────────────────▲
 *    └──────────── cancel ────────────┘
 * </pre>
 */
public final class TakeOverViewModel {

  /** Where it stands. */
  public enum State {
    IDLE, ASKING, CLAIMING
  }

  private final ChatSession session;
  private final Executor gate;
  private final BiConsumer<RoomFacts, ClaimOutcome> ended;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
  private @Nullable RoomFacts room;

  /**
   * Nothing is asked yet.
   *
   * @param gate  runs tasks on the thread that calls this view-model
   * @param ended told how a claim has ended
   */
  public TakeOverViewModel(ChatSession session, Executor gate, BiConsumer<RoomFacts, ClaimOutcome> ended) {
    this.session = session;
    this.gate = gate;
    this.ended = ended;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The room that it is about; null while IDLE. */
  @Nullable
  RoomFacts room() {
    return room;
  }

  /** Asks whether to take the room; one that nobody has is claimed at once. */
  public void ask(RoomFacts wanted) {
    if (state.get() == State.CLAIMING) {
      return;
    }
    room = wanted;
    state.set(State.IDLE); // another room is another question
    if (wanted.agentId() == null) {
      claim(wanted, "");
    } else {
      state.set(State.ASKING);
    }
  }

  public void cancel() {
    if (state.get() == State.ASKING) {
      room = null;
      state.set(State.IDLE);
    }
  }

  /**
   * Claims the room that was asked about.
   *
   * @param reason for the colleague; may be empty
   */
  public void confirm(String reason) {
    RoomFacts wanted = room;
    if (state.get() == State.ASKING && wanted != null) {
      claim(wanted, reason.strip());
    }
  }

  private void claim(RoomFacts wanted, String reason) {
    state.set(State.CLAIMING);
    Room of = session.room(wanted.id());
    var _ = of.claim().handleAsync((outcome, error) -> {
      room = null;
      state.set(State.IDLE);
      ClaimOutcome end = error == null ? outcome : new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null);
      if (end.kind() == ClaimOutcome.Kind.WON && !reason.isEmpty()) {
        CompletableFuture<?> note = of.noteAsync(Texts.of("floor.take-over.note", wanted.agentName(), reason));
        // a full disk is said by the session itself
        var _ = note.exceptionally(_ -> null);
      }
      ended.accept(wanted, end);
      return end;
    }, gate);
  }
}
