package io.deskwire.ui.shell;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.StateChange;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.SessionWatcher;
import io.deskwire.ui.notification.NotificationCenter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Looks for what colleagues want of this agent: their name in a note, {@code @anna} or {@code @Anna Berg}, rooms given to
 * them, and for a team lead that a customer was blocked. On the session thread.
 */
final class Mentions implements SessionWatcher {
  private final Agent agent;
  private final Executor gate;
  private final NotificationCenter calls;
  private final UnaryOperator<String> names;

  /**
   * @param names what the customer of a room is called; on the gate's thread
   */
  Mentions(Agent agent, Executor gate, NotificationCenter calls, UnaryOperator<String> names) {
    this.agent = agent;
    this.names = names;
    this.gate = gate;
    this.calls = calls;
  }

  @Override
  public void messages(List<ChatMessage> changed) {
    for (ChatMessage message : changed) {
      StateChange change = message.detail();
      if (message.type() == EventType.TRANSFERRED && change != null && agent.id().equals(change.toAgent())
          && !message.from().id().equals(agent.id())) {
        String reason = change.reason() == null ? "" : change.reason();
        gate.execute(
            () -> calls.given(message.room(), names.apply(message.room()), message.from().displayName(), reason));
      }
      if (message.type() == EventType.BLOCKED && agent.role() == Role.LEAD && !message.from().id().equals(agent.id())) {
        String reason = change == null || change.reason() == null ? "" : change.reason();
        gate.execute(
            () -> calls.blocked(message.room(), names.apply(message.room()), message.from().displayName(), reason));
      }
      if (message.type() == EventType.NOTE && !message.from().id().equals(agent.id()) && isNamedIn(message.text())) {
        gate.execute(() -> calls.mentioned(message.room(), message.from().displayName(), message.text()));
      }
    }
  }

  private boolean isNamedIn(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return small.contains("@" + agent.id().toLowerCase(Locale.ROOT))
        || small.contains("@" + agent.name().toLowerCase(Locale.ROOT));
  }
}
