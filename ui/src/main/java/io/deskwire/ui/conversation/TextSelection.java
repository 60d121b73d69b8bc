package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selected text over several messages: from one (message, character) to another. Characters count in the text as it is
 * shown. It stays what it is when lines come and go around it, and ends when a message at either end goes away. One
 * thread.
 */
final class TextSelection {

  private final LineModel model;
  private final Words words;
  private @Nullable Spot anchor;
  private @Nullable Spot focus;

  /** A place between two characters of a message. */
  record Spot(String id, int character) {}

  /** Characters {@code start} up to {@code end} of one message. */
  record Range(int start, int end) {}

  /** Both ends in the order of the conversation. */
  private record Span(ChatMessage first, int from, ChatMessage last, int to) {}

  TextSelection(LineModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  void start(Spot spot) {
    anchor = spot;
    focus = spot;
  }

  void extend(Spot spot) {
    if (anchor == null) {
      anchor = spot;
    }
    focus = spot;
  }

  void select(Spot from, Spot to) {
    anchor = from;
    focus = to;
  }

  /** The whole of two messages, and what is between them; in either order. */
  void selectMessages(String one, String other) {
    ChatMessage first = model.find(one);
    ChatMessage second = model.find(other);
    if (first != null && second != null) {
      boolean forward = first.compareTo(second) <= 0;
      anchor = new Spot(forward ? one : other, 0);
      focus = end(forward ? second : first);
    }
  }

  private static Spot end(ChatMessage message) {
    return new Spot(message.id(), SafeText.lines(message.text()).length());
  }

  void clear() {
    anchor = null;
    focus = null;
  }

  /** Every message that is loaded. */
  void selectAll() {
    List<ChatMessage> all = model.messages().stream().filter(message -> message.type().isConversation()).toList();
    if (!all.isEmpty()) {
      anchor = new Spot(all.getFirst().id(), 0);
      focus = end(all.getLast());
    }
  }

  boolean isEmpty() {
    Span span = span();
    return span == null || (span.first().id().equals(span.last().id()) && span.from() == span.to());
  }

  /** What is selected of this message, whose shown text has this length; null for nothing. */
  @Nullable
  Range of(ChatMessage message, int length) {
    Span span = anchor == null ? null : span();
    if (span == null || message.compareTo(span.first()) < 0 || message.compareTo(span.last()) > 0) {
      return null;
    }
    int start = message.id().equals(span.first().id()) ? Math.min(span.from(), length) : 0;
    int end = message.id().equals(span.last().id()) ? Math.min(span.to(), length) : length;
    return start < end ? new Range(start, end) : null;
  }

  /** The selected text: of one message as it is, of several with time and name before each. */
  String text() {
    Span span = span();
    if (span == null) {
      return "";
    }
    List<ChatMessage> chosen = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = model.indexOf(span.first()); i <= model.indexOf(span.last()); i++) {
      ChatMessage message = model.messages().get(i);
      String shown = SafeText.lines(message.text());
      Range range = message.type().isConversation() ? of(message, shown.length()) : null;
      if (range != null) {
        chosen.add(message);
        parts.add(shown.substring(range.start(), range.end()));
      }
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(words.copied(chosen.get(i), parts.get(i))).append('\n');
    }
    return text.toString();
  }

  private @Nullable Span span() {
    Spot one = anchor;
    Spot other = focus;
    ChatMessage first = one == null ? null : model.find(one.id());
    ChatMessage second = other == null ? null : model.find(other.id());
    if (one == null || other == null || first == null || second == null) {
      return null;
    }
    int order = first.compareTo(second);
    boolean forward = order < 0 || (order == 0 && one.character() <= other.character());
    return forward
        ? new Span(first, one.character(), second, other.character())
        : new Span(second, other.character(), first, one.character());
  }
}
