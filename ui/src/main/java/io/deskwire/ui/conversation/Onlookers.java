package io.deskwire.ui.conversation;

import io.deskwire.session.Peer;
import io.deskwire.ui.fx.SafeText;
import java.util.Collection;
import java.util.List;

/** Colleagues who have a room in front of them. */
final class Onlookers {

  private Onlookers() {}

  /** A sentence about them; empty for nobody. */
  static String words(Collection<Peer> peers, String room) {
    List<String> names = peers.stream()
        .filter(peer -> peer.status() != Peer.Status.OFFLINE && room.equals(peer.presence().viewing()))
        .map(peer -> SafeText.line(peer.name())).sorted().toList();
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> ConversationTexts.of("looking.one", names.getFirst());
      case 2 -> ConversationTexts.of("looking.two", names.getFirst(), names.getLast());
      default -> ConversationTexts.of("looking.more", names.getFirst(), names.size() - 1);
    };
  }
}
