package io.deskwire.ui.shell;

import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.room.RoomDeeds;
import io.deskwire.ui.room.TransferForm;
import io.deskwire.ui.room.WordForm;
import io.deskwire.ui.room.WordQuestion;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The window around what is done with rooms: forms over the desk, words at its corner. FX thread. */
final class DeskDeeds implements RoomDeeds.Outside {
  private final ChatSession session;
  private final Desk.Sheets sheets;
  private final Toasts toasts;
  private final Consumer<String> opener;
  private final RoomDeeds deeds;
  /** Own rooms that are put aside. */
  private final Set<String> aside = new HashSet<>();
  private @Nullable TransferForm form;

  /**
   * For the rooms of one desk.
   *
   * @param opener brings a room to the front
   */
  DeskDeeds(ChatSession session, FxGate gate, Clock clock, Desk.Sheets sheets, Toasts toasts,
      Consumer<String> opener) {
    this.session = session;
    this.sheets = sheets;
    this.toasts = toasts;
    this.opener = opener;
    deeds = new RoomDeeds(session, gate, clock, this);
  }

  RoomDeeds deeds() {
    return deeds;
  }

  @Override
  public void chooseRecipient(RoomSummary room) {
    TransferForm made = new TransferForm(session, deeds, room, this::leave);
    form = made;
    sheets.cover(new Sheet(this::leave, made.node()).node(), made::focus);
  }

  @Override
  public void ask(WordQuestion question) {
    WordForm made = new WordForm(question, this::leave);
    sheets.cover(new Sheet(this::leave, made.node()).node(), made::focus);
  }

  private void leave() {
    form = null;
    sheets.lift();
  }

  @Override
  public void open(String room) {
    opener.accept(room);
  }

  @Override
  public void done(String words, @Nullable Runnable undo) {
    toasts.done(words, undo);
  }

  @Override
  public void failed(String words) {
    toasts.show(Tone.FAIR, words, true);
  }

  /** What the desktop cannot show; stays until somebody has come back to the window, and to the room. */
  void call(String title, String text, @Nullable String room) {
    String words = text.isBlank() ? title : title + ": " + text;
    if (room == null) {
      toasts.show(Tone.FAIR, words, false);
    } else {
      toasts.call(words, room, () -> opener.accept(room));
    }
  }

  /** Colleagues may have come, gone, or taken chats. */
  void presence() {
    if (form != null) {
      form.refresh();
    }
  }

  /** Rooms have changed: one that was put aside and comes back says so, for nothing else in it has changed. */
  void rooms(Collection<RoomSummary> changed) {
    String me = session.profile().agent().id();
    for (RoomSummary room : changed) {
      if (room.owner().kind() == Owner.Kind.SNOOZED && me.equals(room.owner().agentId())) {
        aside.add(room.id());
      } else if (aside.remove(room.id()) && room.owner().isClaimedBy(me)) {
        call(Texts.of("room.done.returned", SafeText.line(room.name())), "", room.id());
      }
    }
  }
}
