package io.deskwire.ui.room;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Peer;
import io.deskwire.session.Recipient;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/** To whom a room can be given now, those who can take it at once first. */
final class Recipients {
  private static final int MOST_NAME = 64;

  /**
   * One of them.
   *
   * @param words how it stands with them
   * @param note  what to know before choosing them; empty for nothing
   */
  record Choice(Recipient to, String name, Tone tone, String words, String note) {
    boolean isColleague() {
      return to instanceof Recipient.Colleague;
    }
  }

  private Recipients() {}

  /**
   * Those that have these words in their names.
   *
   * @param typed a queue of this name is offered too, whether or not a room is in it
   */
  static List<Choice> of(ChatSession session, RoomSummary room, String typed) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    List<Choice> all = new ArrayList<>();
    session.peers().stream().filter(peer -> !isOwner(peer, room))
        .sorted(Comparator.comparing(Peer::status).thenComparing(Recipients::isFull)
            .thenComparingInt(peer -> peer.presence().load()).thenComparing(Peer::name).thenComparing(Peer::id))
        .filter(peer -> has(peer.name() + " " + peer.id(), words)).map(Recipients::colleague).forEach(all::add);
    TreeSet<String> queues = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    session.rooms().stream().map(RoomSummary::queue).filter(Objects::nonNull).filter(name -> !name.isBlank())
        .forEach(queues::add);
    queues.stream().filter(name -> has(name, words)).map(name -> queue(name, Texts.of("transfer.queue")))
        .forEach(all::add);
    String name = typed.strip();
    if (!name.isEmpty() && name.length() <= MOST_NAME && !queues.contains(name)) {
      all.add(queue(name, Texts.of("transfer.new-queue")));
    }
    return List.copyOf(all);
  }

  private static boolean isOwner(Peer peer, RoomSummary room) {
    return room.owner().isClaimedBy(peer.id());
  }

  private static boolean has(String name, String words) {
    return name.toLowerCase(Locale.ROOT).contains(words);
  }

  private static boolean isFull(Peer peer) {
    int limit = peer.presence().limit();
    return limit > 0 && peer.presence().load() >= limit;
  }

  private static Choice queue(String name, String words) {
    return new Choice(new Recipient.Queue(name), SafeText.line(name), Tone.UNKNOWN, words, "");
  }

  private static Choice colleague(Peer peer) {
    String name = SafeText.line(peer.name());
    boolean full = isFull(peer);
    Tone tone = switch (peer.status()) {
      case ONLINE -> full ? Tone.FAIR : Tone.GOOD;
      case AWAY -> Tone.FAIR;
      case OFFLINE -> Tone.UNKNOWN;
    };
    String status = switch (peer.status()) {
      case ONLINE -> Texts.of("transfer.online");
      case AWAY -> Texts.of("transfer.away");
      case OFFLINE -> Texts.of("transfer.offline");
    };
    int load = peer.presence().load();
    int limit = peer.presence().limit();
    String chats = limit > 0 ? Texts.of("transfer.load-of", load, limit) : Texts.of("transfer.load", load);
    String note = switch (peer.status()) {
      case OFFLINE -> Texts.of("transfer.note.offline", name);
      case AWAY -> Texts.of("transfer.note.away", name);
      case ONLINE -> full ? Texts.of("transfer.note.full", name) : "";
    };
    return new Choice(new Recipient.Colleague(peer.id()), name, tone,
        peer.status() == Peer.Status.OFFLINE ? status : Texts.dotted(status, chats), note);
  }
}
