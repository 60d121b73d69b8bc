package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.attachment.FileNames;
import io.deskwire.ui.attachment.FileSize;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts lines of a conversation into words: times, senders, events, states. */
final class Words {

  private final Clock clock;
  private final String agentId;
  private final EventWords events;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;

  /**
   * @param agentName how an agent is called
   */
  Words(Clock clock, String agentId, UnaryOperator<String> agentName) {
    this.clock = clock;
    this.agentId = agentId;
    events = new EventWords(this, agentName);
    Locale locale = ConversationTexts.locale();
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
  }

  /** Of the clock on the wall, for example 10:42. */
  String time(long millis) {
    return time.format(Instant.ofEpochMilli(millis).atZone(zone()));
  }

  /** A day as it is called on the day {@code today}. */
  String day(LocalDate date, LocalDate today) {
    if (date.equals(today)) {
      return ConversationTexts.of("day.today");
    }
    return date.equals(today.minusDays(1)) ? ConversationTexts.of("day.yesterday") : day.format(date);
  }

  /** A day with its weekday and year. */
  String date(LocalDate date) {
    return day.format(date);
  }

  /** When it was written; with the day where that is another one than the line's. */
  String written(ChatMessage message) {
    Instant written = Instant.ofEpochMilli(message.sentAt());
    LocalDate date = LocalDate.ofInstant(written, zone());
    String at = time(message.sentAt());
    return date.equals(LocalDate.ofInstant(Instant.ofEpochMilli(message.arrivedAt()), zone()))
        ? at
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(ConversationTexts.locale()).format(date)
            + " " + at;
  }

  /** Milliseconds as people read them: 38 ms, 0.4 ms, 2.3 s. */
  static String duration(double millis) {
    Locale locale = ConversationTexts.locale();
    if (millis >= 1_000) {
      return String.format(locale, "%.1f s", millis / 1_000);
    }
    return String.format(locale, millis < 9.95 && millis != Math.rint(millis) ? "%.1f ms" : "%.0f ms", millis);
  }

  boolean isMe(Sender sender) {
    return sender.role().isDesk() && sender.id().equals(agentId);
  }

  /** The name to show. */
  String name(Sender sender) {
    return isMe(sender) ? ConversationTexts.of("you") : SafeText.line(sender.displayName());
  }

  /** What stands below a message: time and what is worth knowing about its way. */
  String meta(ChatMessage message) {
    List<String> parts = new ArrayList<>();
    parts.add(time(LineModel.shownAt(message)));
    if (message.writtenLate()) {
      parts.add(ConversationTexts.of("meta.written", written(message)));
    }
    if (message.late()) {
      parts.add(ConversationTexts.of("meta.late", time(message.arrivedAt())));
    }
    if (message.type() == EventType.NOTE) {
      parts.add(ConversationTexts.of("meta.note"));
    } else if (!message.verified() && message.from().role() != Role.CUSTOMER && !message.isOwn()) {
      parts.add(ConversationTexts.of("meta.unverified"));
    }
    if (!message.isOwn() && !Double.isNaN(message.oneWayMs()) && !message.writtenLate()) {
      parts.add(duration(message.oneWayMs()));
    }
    DeliveryState state = message.delivery();
    if (state != null && (message.type() != EventType.NOTE || state.isUnsent())) {
      parts.add(state(state));
    }
    return Texts.dotted(parts.toArray(String[]::new));
  }

  static String state(DeliveryState state) {
    return ConversationTexts.of("state." + state.name());
  }

  /** How long the whole way took, where it is known; else empty. */
  static String total(ChatMessage message) {
    ChatMessage.Timing timing = message.timing();
    if (timing == null) {
      return "";
    }
    double end = Double.isNaN(timing.peerMs()) ? timing.brokerMs() : timing.peerMs();
    return Double.isNaN(end) ? "" : duration(end);
  }

  /** Something that happened to the room. */
  String event(ChatMessage message) {
    return events.of(message);
  }

  /** The time alone, with the day where that is not today. */
  String moment(long millis) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone());
    return date.equals(LocalDate.now(clock))
        ? time(millis)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(ConversationTexts.locale()).format(date)
            + " " + time(millis);
  }

  boolean isMe(String id) {
    return id.equals(agentId);
  }

  /** What it says: its text, or the name of its file. */
  static String said(ChatMessage message) {
    AttachmentInfo file = message.attachment();
    return message.text().isBlank() && file != null ? FileNames.safe(file.name()) : message.text();
  }

  private static String readOut(ChatMessage message) {
    AttachmentInfo file = message.attachment();
    if (file == null) {
      return SafeText.lines(message.text());
    }
    String named = ConversationTexts.of("file.name", FileNames.safe(file.name()), FileSize.of(file.size()));
    return message.text().isBlank() ? named : named + " " + SafeText.lines(message.text());
  }

  /** The message as a sentence to be read out. */
  String sentence(ChatMessage message) {
    String at = time(LineModel.shownAt(message));
    String who = name(message.from());
    String text = readOut(message);
    if (message.type() == EventType.NOTE) {
      return ConversationTexts.of("sentence.note", who, at, text);
    }
    DeliveryState state = message.delivery();
    return state == null
        ? ConversationTexts.of("sentence", who, at, text)
        : ConversationTexts.of("sentence.state", who, at, text, state(state));
  }

  /** With what it answers. */
  String sentence(ChatMessage message, @Nullable ChatMessage quoted) {
    return quoted == null
        ? sentence(message)
        : sentence(message) + " "
            + ConversationTexts.of("quote.name", name(quoted.from()), brief(said(quoted), Quote.BRIEF));
  }

  /** The message as a line of a copied conversation. */
  String copied(ChatMessage message, String text) {
    return ReadingWay.plain(ConversationTexts.of("copy.line", time(LineModel.shownAt(message)),
        SafeText.line(message.from().displayName()), text));
  }

  /** At most this many characters of the first line. */
  static String brief(@Nullable String text, int most) {
    return SafeText.brief(text == null ? "" : text, most);
  }

  private ZoneId zone() {
    return clock.getZone();
  }
}
