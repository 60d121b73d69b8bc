package io.deskwire.ui.inbox;

import io.deskwire.latency.Grade;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.room.RoomMenu;
import java.time.ZoneId;
import java.util.Set;

/**
 * One row of the inbox in words and tones.
 *
 * @param waiting    nobody has taken it: {@code time} is how long the customer waits
 * @param time       waiting time or time of the last line
 * @param timeTone   of the waiting time
 * @param line       latency in words; empty when waiting or unknown
 * @param lineTone   of the latency
 * @param claimable  whether "Take" can be offered
 * @param ended      the customer has left, or the chat is closed
 * @param priority   0 normal, 1 high, 2 urgent
 * @param help       its agent asks for help
 * @param blocked    its customer is blocked
 * @param watched   by this agent
 * @param snoozed    until when it is put aside, in words; empty when it is not
 */
public record InboxRow(String name, String channel, String preview, boolean typing, boolean waiting, String time,
    Tone timeTone, String line, Tone lineTone, int unread, int unsent, int failed, boolean claimable, boolean ended,
    int priority, boolean help, boolean blocked, String snoozed, boolean watched, String spoken) {

  /** A channel is a word; whoever writes it may write more. */
  private static final int CHANNEL = 16;
  private static final int NAME = 40;

  static InboxRow of(RoomSummary room, long now, WaitingLimits limits, boolean live, boolean watched) {
    boolean waiting = Section.WAITING.has(room, "", Set.of());
    long waited = now - room.waitingSince();
    String channel = FilterField.channel(room);
    boolean typing = room.typing() != null && room.blocked() == null; // that one is blocked is not covered by it
    String preview = typing ? Texts.of("inbox.typing") : preview(room);
    String time = waiting ? Figures.clock(waited) : Figures.when(room.lastAt(), now, ZoneId.systemDefault());
    boolean known = room.latency().grade() != Grade.UNKNOWN;
    boolean ended = room.customerEnded() || room.owner().kind() == Owner.Kind.CLOSED;
    String line = ended
        ? Texts.of("inbox.ended")
        : known ? Figures.millis(live ? room.latency().p50() : Double.NaN) : "";
    return new InboxRow(name(room), SafeText.brief(channel, CHANNEL), preview, typing, waiting, time,
        limits.tone(waited), line,
        ended || !live ? Tone.UNKNOWN : Tone.of(room.latency().grade()), room.unread(), room.unsent(), room.failed(),
        waiting && !room.claiming(), ended, room.priority(), room.raisedBy() != null,
        room.blocked() != null, snoozed(room, now),
        watched, spoken(room, preview, waiting, time) + (watched ? ", " + Texts.of("inbox.watched") : ""));
  }

  private static String snoozed(RoomSummary room, long now) {
    if (room.owner().kind() != Owner.Kind.SNOOZED) {
      return "";
    }
    ZoneId zone = ZoneId.systemDefault();
    return Texts.of("inbox.snoozed", Figures.when(room.owner().until(), now, zone));
  }

  private static String preview(RoomSummary room) {
    if (room.claiming()) {
      return Texts.of("inbox.claiming");
    }
    if (room.failed() > 0) {
      return Texts.of("inbox.failed", room.failed());
    }
    if (room.unsent() > 0) {
      return Texts.of("inbox.unsent", room.unsent());
    }
    RoomSummary.Blocked blocked = room.blocked();
    if (blocked != null) {
      return Texts.of("inbox.blocked", SafeText.line(blocked.by()), blocked.hidden());
    }
    Role role = room.lastRole();
    String colleague = room.colleague();
    if (colleague != null) {
      return Texts.of("inbox.colleague", SafeText.brief(colleague, NAME), SafeText.line(room.lastText()));
    }
    return role != null && role.isDesk() && role != Role.SYSTEM
        ? Texts.of("inbox.you", SafeText.line(room.lastText()))
        : SafeText.line(room.lastText());
  }

  private static String name(RoomSummary room) {
    return SafeText.name(room.name(), room.id());
  }

  private static String spoken(RoomSummary room, String preview, boolean waiting, String time) {
    String first = waiting ? Texts.of("inbox.spoken.waiting", name(room), time) : name(room);
    String unread = room.unread() > 0 ? ", " + Texts.of("inbox.unread", room.unread()) : "";
    String urgent = room.priority() > 0 ? ", " + RoomMenu.priority(room.priority()) : "";
    String help = room.raisedBy() == null ? "" : ", " + Texts.of("inbox.help", SafeText.line(room.raisedBy()));
    return first + unread + urgent + help + ". " + preview;
  }
}
