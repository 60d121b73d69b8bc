package io.deskwire.ui.shell;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.inbox.InboxViewModel;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.search.Canned;
import io.deskwire.ui.search.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the palette can do with the conversation in front. FX thread. */
final class FrontCommands {
  private final WorkTabs tabs;
  private final InboxViewModel inbox;
  private final Keymap keymap;
  private final Runnable export;

  /**
   * @param export offers the transcript of the conversation in front
   */
  FrontCommands(WorkTabs tabs, InboxViewModel inbox, Keymap keymap, Runnable export) {
    this.tabs = tabs;
    this.inbox = inbox;
    this.keymap = keymap;
    this.export = export;
  }

  /** None without a conversation, or while the floor lies over it. */
  List<Command> commands() {
    Optional<RoomSummary> front = tabs.inFront().flatMap(inbox::room);
    if (front.isEmpty()) {
      return List.of();
    }
    RoomSummary room = front.get();
    List<Command> all = new ArrayList<>(List.of(
        command("room.transfer", KeyAction.TRANSFER, ConversationPane::transfer),
        command("room.snooze", KeyAction.SNOOZE, ConversationPane::snooze),
        command("room.close", KeyAction.CLOSE_CHAT, ConversationPane::closeChat),
        command(room.raisedBy() == null ? "room.raise" : "room.lower", KeyAction.RAISE_HAND,
            ConversationPane::raiseHand),
        command("front.attach", KeyAction.ATTACH, ConversationPane::attach),
        command("front.find", KeyAction.FIND, ConversationPane::find),
        DeskCommands.command(room.blocked() == null ? "room.block" : "room.unblock", "",
            () -> tabs.withFront(ConversationPane::block)),
        DeskCommands.command("front.export", "", export)));
    boolean watched = inbox.isMarked(room.id());
    all.add(DeskCommands.command(watched ? "room.unwatch" : "room.watch", "",
        () -> inbox.watch(room.id(), !watched)));
    return all;
  }

  /** The agent's own before the team's. */
  List<Canned> canned(CannedReplies replies) {
    if (tabs.inFront().isEmpty()) {
      return List.of();
    }
    CannedReplies.Known known = replies.current();
    return Stream.concat(known.own().stream(), known.team().stream()).map(this::canned).toList();
  }

  private Canned canned(CannedReply reply) {
    return new Canned(reply.shortcut(), reply.title(), reply.text(),
        () -> tabs.withFront(pane -> pane.insert(reply)));
  }

  private Command command(String name, KeyAction action, Consumer<ConversationPane> deed) {
    return DeskCommands.command(name, keymap.words(action), () -> tabs.withFront(deed));
  }
}
