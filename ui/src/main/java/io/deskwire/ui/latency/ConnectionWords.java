package io.deskwire.ui.latency;

import io.deskwire.latency.Grade;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.ConnectionSummary.Line;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.session.ConnectionSummary.LogEntry;
import io.deskwire.transport.Capability;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines to the broker in words. What is said comes from bytes that came in, never from the state of a socket alone.
 * Pure functions; times in ms since 1970 UTC.
 */
public final class ConnectionWords {
  private final ZoneId zone;

  public ConnectionWords(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Something said with a tone.
   *
   * @param figure a figure to be shown after the words, in the same tone; empty for none
   */
  public record Phrase(Tone tone, String text, String figure) {

    Phrase(Tone tone, String text) {
      this(tone, text, "");
    }
  }

  /** The one sentence at the left of the status bar. */
  public Phrase headline(ConnectionSummary summary, long now) {
    if (summary.lines().isEmpty()) {
      return new Phrase(Tone.UNKNOWN, Texts.of("connection.none"));
    }
    int first = first(summary);
    Line line = summary.lines().get(first);
    return line(line, since(summary, first), now);
  }

  /** Since when a line is as it is: for the one in use, since when it is that. */
  static long since(ConnectionSummary summary, int index) {
    long since = summary.lines().get(index).since();
    return index == summary.inUse() ? Math.max(since, summary.inUseSince()) : since;
  }

  /** Lines that are not the one of the headline, for example the standby. */
  public List<Phrase> others(ConnectionSummary summary, long now) {
    int first = first(summary);
    List<Phrase> phrases = new ArrayList<>();
    for (int i = 0; i < summary.lines().size(); i++) {
      Line line = summary.lines().get(i);
      if (i != first) {
        Phrase phrase = line.state() == LineState.CONNECTED
            ? new Phrase(Tone.of(line.latency().grade()), name(line), figure(line))
            : new Phrase(tone(line), name(line) + ": " + lowerFirst(words(line, now)));
        phrases.add(
            new Phrase(phrase.tone(), Texts.of("connection.standby", phrase.text()), phrase.figure()));
      }
    }
    return phrases;
  }

  /** What a line does now, with its name. */
  public Phrase line(Line line, long now) {
    return line(line, line.since(), now);
  }

  private Phrase line(Line line, long since, long now) {
    return switch (line.state()) {
      case CONNECTED -> new Phrase(line.latency().grade() == Grade.UNKNOWN ? Tone.GOOD : tone(line),
          Texts.of("connection.connected", name(line),
              Figures.timeOfDay(since, zone)),
          figure(line));
      case SILENT -> new Phrase(Tone.FAIR, Texts.of("connection.silent", name(line), quiet(line, now)));
      case CONNECTING, WAITING, BLOCKED -> new Phrase(tone(line), words(line, now));
    };
  }

  /** What a line does now, and since when, for the last column of a table. */
  public String state(Line line, boolean inUse, long since, long now) {
    return switch (line.state()) {
      case CONNECTED -> Texts.of(inUse ? "connection.since.in-use" : "connection.since.standby",
          Figures.timeOfDay(since, zone));
      case SILENT -> Texts.of("connection.state.silent", quiet(line, now));
      case CONNECTING, WAITING, BLOCKED -> words(line, now);
    };
  }

  /** How long ago the other end proved that it lives. */
  public String proof(Line line, long now) {
    return line.lastProof() == 0 ? "–" : Figures.rough(now - line.lastProof());
  }

  /** Lost probes, {@code 0 of 211}. */
  public String lost(Line line) {
    return line.latency().sent() == 0 || !isLive(line)
        ? "–"
        : Texts.of("connection.lost-of", line.latency().lost(), line.latency().sent());
  }

  public Tone tone(Line line) {
    return switch (line.state()) {
      case CONNECTED -> line.latency().grade() == Grade.UNKNOWN ? Tone.GOOD : Tone.of(line.latency().grade());
      case SILENT, CONNECTING, WAITING -> Tone.FAIR;
      case BLOCKED -> Tone.POOR;
    };
  }

  /** What people call the line, for example {@code WebSocket}. */
  public String name(Line line) {
    return line.endpoint().dialect().label();
  }

  /** What this line cannot do, and what follows for the agent; one sentence each. */
  public List<String> cannot(Line line) {
    if (!line.state().isUp() && line.capabilities().isEmpty()) {
      return List.of(); // not known before it was up once
    }
    List<String> sentences = new ArrayList<>();
    for (Capability capability : Capability.values()) {
      if (!line.capabilities().contains(capability)) {
        sentences.add(Texts.of("capability." + capability.name().toLowerCase(Locale.ROOT).replace('_', '-')));
      }
    }
    return sentences;
  }

  /** One thing that happened, {@code 10:42 WebSocket silent: …}. */
  public String log(LogEntry entry, ConnectionSummary summary) {
    String name = entry.line() >= 0 && entry.line() < summary.lines().size()
        ? name(summary.lines().get(entry.line()))
        : Texts.of("connection.line");
    String what = Texts.of("connection.log." + entry.state().name().toLowerCase(Locale.ROOT), name);
    String reason = entry.reason();
    return ReadingWay.apart(Figures.timeOfDay(entry.at(), zone)) + "  "
        + Texts.dotted(what, reason == null ? "" : Sentences.of(reason));
  }

  /** {@code Last message 2 s ago}; empty when none has come yet. */
  public String lastMessage(ConnectionSummary summary, long now) {
    return summary.lastMessageAt() == 0
        ? ""
        : Texts.of("connection.last-message", Figures.rough(now - summary.lastMessageAt()));
  }

  /** The sentence of the strip above the conversations while nothing leaves. */
  public String offline(ConnectionSummary summary) {
    for (Line line : summary.lines()) {
      String problem = line.problem();
      if (line.state() == LineState.BLOCKED && problem != null) {
        return Texts.of("offline.blocked", Sentences.of(problem));
      }
    }
    return isStopped(summary)
        ? Texts.of("offline.chosen")
        : Texts.of("offline.strip");
  }

  /** When anything was last proven, ms since 1970 UTC, of lines that are all down; 0 when none was ever up. */
  public static long lastProof(ConnectionSummary summary) {
    return summary.lines().stream().mapToLong(Line::lastProof).max().orElse(0);
  }

  /** Whether the figures of this line are those of the last minute; of a line that is down they are history. */
  public boolean isLive(Line line) {
    return line.state().isUp();
  }

  /** Whether probes go through the broker; otherwise the ping to the gateway is all that can be measured. */
  public boolean isThroughBroker(Line line) {
    return !line.state().isUp() || line.capabilities().contains(Capability.ALL_TOPICS);
  }

  /** Whether the agent has cut every line, and nothing is tried. */
  public boolean isStopped(ConnectionSummary summary) {
    return !summary.lines().isEmpty() && summary.lines().stream()
        .allMatch(line -> line.state() == LineState.WAITING && line.nextAttempt() == 0);
  }

  private String words(Line line, long now) {
    return switch (line.state()) {
      case CONNECTING -> line.attempt() <= 1
          ? Texts.of("connection.connecting", name(line))
          : Texts.of("connection.trying", line.attempt());
      case WAITING -> line.nextAttempt() == 0
          ? Texts.of("connection.offline")
          : Texts.of("connection.waiting", line.attempt() + 1,
              Figures.rough(Math.max(0, line.nextAttempt() - now + 999)));
      case BLOCKED -> {
        String problem = line.problem();
        yield Texts.of("connection.blocked", problem == null ? name(line) : Sentences.of(problem));
      }
      case CONNECTED, SILENT -> throw new IllegalArgumentException(line.state().name());
    };
  }

  private static String quiet(Line line, long now) {
    return Figures.rough(now - line.lastProof());
  }

  private String figure(Line line) {
    if (line.latency().grade() == Grade.UNKNOWN) {
      return "";
    }
    String figure = Figures.millis(line.latency().p50());
    return isThroughBroker(line) ? figure : Texts.of("connection.to-gateway", figure);
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Texts.locale()) + text.substring(1);
  }

  /** The line in use; of lines that are all down, the one that may come back first. */
  private static int first(ConnectionSummary summary) {
    if (summary.isOnline()) {
      return summary.inUse();
    }
    for (LineState state : List.of(LineState.CONNECTING, LineState.WAITING)) {
      for (int i = 0; i < summary.lines().size(); i++) {
        if (summary.lines().get(i).state() == state) {
          return i;
        }
      }
    }
    return 0;
  }
}
