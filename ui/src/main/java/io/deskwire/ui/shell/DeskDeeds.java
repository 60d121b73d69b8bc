package io.deskwire.ui.shell;

import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.notification.NotificationCenter;
import io.deskwire.ui.room.RoomDeeds;
import io.deskwire.ui.room.TransferForm;
import io.deskwire.ui.room.WordForm;
import io.deskwire.ui.room.WordQuestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The window around what is done with rooms: forms over the desk, words at its corner. FX thread. */
final class DeskDeeds implements RoomDeeds.Outside {
  /** Of what a room's change says; one for each room. */
  private static final String CHANGED = "changed ";

  private final ChatSession session;
  private final Desk.Sheets sheets;
  private final Toasts toasts;
  private final Consumer<String> opener;
  private final RoomDeeds deeds;
  private final Predicate<String> sees;
  /** Own rooms that are put aside. */
  private final Set<String> aside = new HashSet<>();
  private final Set<String> mine = new HashSet<>();
  /** Rooms that were the agent's and are nobody's: so they are while a colleague's claim settles. */
  private final Set<String> leaving = new HashSet<>();
  /** Rooms that the agent has given away and still has. */
  private final Set<String> giving = new HashSet<>();
  private @Nullable TransferForm form;

  /**
   * For the rooms of one desk.
   *
   * @param opener brings a room to the front
   * @param sees   whether the agent looks at a room
   */
  DeskDeeds(ChatSession session, FxGate gate, Clock clock, Desk.Sheets sheets, Toasts toasts,
      Consumer<String> opener, Predicate<String> sees) {
    this.session = session;
    this.sheets = sheets;
    this.toasts = toasts;
    this.opener = opener;
    this.sees = sees;
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

  @Override
  public void giving(String room) {
    if (mine.contains(room)) {
      giving.add(room);
    }
  }

  /** What the desktop cannot show; stays until somebody has come back to the window, and to the room. */
  NotificationCenter.Inside inside() {
    return new NotificationCenter.Inside() {
      @Override
      public void show(String key, String title, String text, @Nullable String room) {
        call(key, text.isBlank() ? title : title + ": " + text, room);
      }

      @Override
      public void withdraw(String key) {
        toasts.withdraw(key);
      }
    };
  }

  /** Who sees the room already needs no way there, and has nothing to close. */
  private void call(String key, String words, @Nullable String room) {
    if (room != null && sees.test(room)) {
      toasts.show(Tone.FAIR, words, true);
    } else {
      toasts.call(key, words, room, room == null ? null : () -> opener.accept(room));
    }
  }

  /** Colleagues may have come, gone, or taken chats. */
  void presence() {
    if (form != null) {
      form.refresh();
    }
  }

  /**
   * Rooms have changed: one that was put aside and comes back says so, for nothing else in it has changed, and so does one
   * that a colleague has taken over.
   *
   * @return those that are the agent's no more
   */
  List<String> rooms(Collection<RoomSummary> changed) {
    String me = session.profile().agent().id();
    List<String> lost = new ArrayList<>();
    for (RoomSummary room : changed) {
      Owner owner = room.owner();
      if (owner.isClaimedBy(me)) {
        came(room.id());
      }
      if (owner.kind() == Owner.Kind.SNOOZED && me.equals(owner.agentId())) {
        aside.add(room.id());
      } else if (aside.remove(room.id()) && owner.isClaimedBy(me)) {
        call(CHANGED + room.id(), Texts.of("room.done.returned", SafeText.line(room.name())), room.id());
      }
      if (!owner.isClaimedBy(me) && mine.remove(room.id())) {
        lost.add(room.id());
        toasts.withdraw(CHANGED + room.id());
        if (!giving.remove(room.id())) {
          leaving.add(room.id());
        }
      }
      if (owner.kind() != Owner.Kind.WAITING && leaving.remove(room.id())) {
        left(room);
      }
    }
    return lost;
  }

  /** A room is the agent's, perhaps again: what was said of its loss is over. */
  private void came(String room) {
    if (mine.add(room)) {
      giving.remove(room);
      toasts.withdraw(CHANGED + room);
    }
    leaving.remove(room);
  }

  /** A room of the agent is not theirs any more, by somebody else's doing. */
  private void left(RoomSummary room) {
    if (room.owner().kind() == Owner.Kind.CLAIMED) {
      String by = room.owner().agentName();
      call(CHANGED + room.id(), Texts.of("room.done.transferred", SafeText.line(room.name()),
          by == null ? Texts.of("claim.lost.somebody") : SafeText.line(by)), room.id());
    }
  }
}
