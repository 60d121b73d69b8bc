package io.deskwire.ui.floor;

import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.transport.Dialect;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;

/** What the floor says. Pure functions. */
final class FloorWords {
  private static final double GOOD_MS = 100;
  private static final double FAIR_MS = 200;
  /** Where nothing is, so that figures stand out. */
  static final String NONE = "–";

  private FloorWords() {}

  static String status(Peer.Status status) {
    return Texts.of("floor.status." + status.name().toLowerCase(Locale.ROOT));
  }

  /** What people call a line, for example {@code WebSocket}; the scheme itself when it is not known. */
  static String line(String scheme) {
    return Arrays.stream(Dialect.values()).filter(dialect -> dialect.scheme().equals(scheme)).findFirst()
        .map(dialect -> dialect.isMqtt() ? "MQTT" : "WebSocket").orElse(scheme);
  }

  /** As the badges of the desk grade it. */
  static Tone latency(double ms) {
    return Double.isNaN(ms) ? Tone.UNKNOWN : ms <= GOOD_MS ? Tone.GOOD : ms <= FAIR_MS ? Tone.FAIR : Tone.POOR;
  }

  /** A share as a percentage; what is not nothing is never shown as nothing. */
  static String loss(double loss) {
    if (loss <= 0) {
      return "0";
    }
    NumberFormat percent = NumberFormat.getPercentInstance(Texts.locale());
    percent.setMaximumFractionDigits(loss < 0.001 ? 2 : 1);
    return loss < 0.0001 ? "<" + percent.format(0.0001) : percent.format(loss);
  }

  static String rate(double perMinute) {
    return perMinute == 0 ? "0" : String.format(Texts.locale(), "%.1f", perMinute);
  }

  static String waited(RoomFacts room, long now) {
    return room.waitingSince() == 0 ? NONE : Figures.clock(room.waited(now));
  }

  static String agent(RoomFacts room) {
    return room.agentName().isEmpty() ? NONE : room.agentName();
  }

  private static String blocked(RoomSummary.Blocked blocked) {
    String reason = blocked.reason() == null ? "" : ": " + SafeText.line(blocked.reason());
    return Texts.of("floor.reason.blocked", SafeText.line(blocked.by()), reason, blocked.hidden());
  }

  /**
   * What is wrong in a room, so that a slow agent is told from a slow line.
   *
   * @param live  whether what was measured is true now
   * @param feels how a customer feels who has waited so long, ms
   */
  static String reason(RoomFacts room, boolean live, long now, LongFunction<Tone> feels) {
    Tone waiting = room.waitingSince() == 0 ? Tone.GOOD : feels.apply(room.waited(now));
    Tone slow = live ? latency(room.p95()) : Tone.UNKNOWN;
    if (room.situation() == Situation.GONE) {
      return Texts.of("floor.reason.gone", room.agentName());
    }
    if (room.situation() == Situation.RAISED) {
      return Texts.of("floor.reason.raised", room.agentName());
    }
    if (room.blocked() != null) {
      return blocked(room.blocked());
    }
    if (room.situation() == Situation.WAITING) {
      return Texts.of("floor.reason.waiting", waited(room, now));
    }
    if (slow == Tone.POOR) {
      String p95 = Figures.millis(room.p95());
      return room.line().isEmpty()
          ? Texts.of("floor.reason.slow-line", p95)
          : Texts.of("floor.reason.slow-line.over", p95, room.line());
    }
    if (room.unsent() > 0) {
      return Texts.of("floor.reason.unsent", room.unsent());
    }
    if (room.loss() > 0) {
      return Texts.of("floor.reason.loss", loss(room.loss()));
    }
    if (waiting != Tone.GOOD) {
      return slow == Tone.UNKNOWN
          ? Texts.of("floor.reason.slow-agent.unknown", waited(room, now))
          : Texts.of("floor.reason.slow-agent", waited(room, now), Figures.millis(room.p95()));
    }
    return room.lastText().isEmpty() ? Texts.of("floor.reason.none") : Texts.of("floor.reason.last", room.lastText());
  }
}
