package io.deskwire.ui.floor;

import io.deskwire.message.Presence;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the floor knows of an active room, immutable. Durations are not in it: they change by themselves.
 *
 * @param agentId      who has the room, null for nobody
 * @param agentName    to show, empty for nobody
 * @param waitingSince ms since 1970 UTC, 0 when nobody waits
 * @param lastAt       ms since 1970 UTC of the last line
 * @param rate         messages a minute
 * @param p50          ms, NaN when unknown; as the agent's console measures it
 * @param p95          as {@code p50}
 * @param loss         from 0 to 1, what is known to exist and has not come
 * @param unsent       messages that have not left the agent's console, or this one
 * @param line         what the customer is connected by, empty when unknown
 * @param blocked      who has blocked the customer, and why; null while nobody has
 */
public record RoomFacts(String id, String name, @Nullable String agentId, String agentName,
    Situation situation, long waitingSince, long lastAt, String lastText, double rate, double p50, double p95,
    double loss, int unsent, String line, RoomSummary.@Nullable Blocked blocked) {

  /**
   * As the room is now.
   *
   * @param told what the agent's console says of the room; null when it says nothing, or is this one
   */
  static RoomFacts of(RoomSummary room, Situation situation, Presence.@Nullable RoomFigures told, double rate) {
    boolean claimed = room.owner().kind() == Owner.Kind.CLAIMED;
    String agent = room.owner().agentName();
    return new RoomFacts(room.id(), SafeText.name(room.name(), room.id()), claimed ? room.owner().agentId() : null,
        claimed && agent != null ? SafeText.line(agent) : "", situation,
        situation.mayWait() ? room.waitingSince() : 0, room.lastAt(), SafeText.line(room.lastText()), rate,
        told == null ? room.latency().p50() : told.p50(), told == null ? room.latency().p95() : told.p95(),
        told == null || Double.isNaN(told.loss()) ? room.loss() : told.loss(),
        room.unsent() + (told == null ? 0 : told.unsent()), line(room),
        room.blocked());
  }

  private static String line(RoomSummary room) {
    String via = room.opened().via();
    return via == null ? "" : switch (via.toLowerCase(Locale.ROOT)) {
      case "mqtt" -> "MQTT";
      case "websocket", "ws" -> "WebSocket";
      default -> SafeText.line(via);
    };
  }

  /** Ms that the customer waits now; 0 when nobody waits. */
  long waited(long now) {
    return waitingSince == 0 ? 0 : Math.max(0, now - waitingSince);
  }

  /** Everything that can be looked for, in lower case. */
  String haystack() {
    return (name + '\n' + id + '\n' + agentName + '\n' + situation.words() + '\n' + line + '\n' + lastText)
        .toLowerCase(Locale.ROOT);
  }
}
