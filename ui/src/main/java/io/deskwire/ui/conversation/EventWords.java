package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.StateChange;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.SafeText;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a room as a sentence: who did what, to whom, until when and why. */
final class EventWords {

  private final Words words;
  private final UnaryOperator<String> agentName;

  /**
   * @param agentName how an agent is called
   */
  EventWords(Words words, UnaryOperator<String> agentName) {
    this.words = words;
    this.agentName = agentName;
  }

  String of(ChatMessage message) {
    String who = words.name(message.from());
    int mine = words.isMe(message.from()) ? 1 : 0; // "you have", where others "has"
    StateChange change = message.detail();
    String detail = change == null ? null : detail(message.type(), change);
    String key = "event." + message.type().name();
    if (change != null && message.type() == EventType.RAISED && !change.raised()) {
      return ConversationTexts.of(key + ".down", who, "", mine);
    }
    if (change != null && message.type() == EventType.TRANSFERRED && message.from().id().equals(change.toAgent())) {
      return ConversationTexts.of(key + ".back", who, "", mine);
    }
    String done = detail == null || detail.isBlank()
        ? ConversationTexts.of(key, who, "", mine)
        : ConversationTexts.of(isIntoQueue(message.type(), change) ? key + ".queue" : key + ".detail", who,
            SafeText.line(detail), mine);
    String reason = change == null ? null : change.reason();
    return reason == null || reason.isBlank() ? done : done + ": " + SafeText.line(reason);
  }

  private static boolean isIntoQueue(EventType type, @Nullable StateChange change) {
    return type == EventType.TRANSFERRED && change != null && change.toAgent() == null;
  }

  private @Nullable String detail(EventType type, StateChange change) {
    return switch (type) {
      case CLOSED, TAGGED, UNTAGGED -> change.tag();
      case TRANSFERRED -> change.toAgent() == null ? change.toQueue() : agent(change.toAgent());
      case QUEUED -> change.toQueue();
      case SNOOZED -> change.until() == 0 ? null : words.moment(change.until());
      case PRIORITY -> priority(change.priority());
      default -> null;
    };
  }

  private String agent(String id) {
    return words.isMe(id) ? ConversationTexts.of("event.me") : agentName.apply(id);
  }

  static String priority(int level) {
    return ConversationTexts.of("priority." + Math.clamp(level, 0, 2));
  }
}
