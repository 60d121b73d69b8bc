package io.deskwire.app.console;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.conversation.ConversationView;
import io.deskwire.ui.conversation.LinkOpener;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.shell.ConversationPane;
import java.time.Clock;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Puts a conversation into a tab, and tells it whether the agent looks at it. FX thread. */
final class LivePane implements ConversationPane {
  private final ConversationView view;
  private final Subscription attention;

  LivePane(ChatSession session, Room room, Clock clock, LinkOpener opener) {
    view = new ConversationView(session, room, FxGate.platform(), clock, opener);
    // a tab that is not in front keeps its content in the scene, inside an invisible region
    ObservableValue<Boolean> inFront = view.node().parentProperty().flatMap(Node::visibleProperty).orElse(false);
    ObservableValue<Boolean> focused = view.node().sceneProperty().flatMap(Scene::windowProperty)
        .flatMap(Window::focusedProperty).orElse(false);
    Runnable tell = () -> view.setAttended(inFront.getValue() && focused.getValue());
    attention = Subscription.combine(inFront.subscribe(tell), focused.subscribe(tell));
    tell.run();
  }

  @Override
  public Node node() {
    return view.node();
  }

  @Override
  public void onMessages(List<ChatMessage> changed) {
    view.onMessages(changed);
  }

  @Override
  public void onRoom(RoomSummary room) {
    view.onRoom(room);
  }

  @Override
  public void onConnection(ConnectionSummary summary) {
    view.onConnection(summary);
  }

  @Override
  public void onDropped(String messageId) {
    view.onDropped(messageId);
  }

  @Override
  public void focusComposer() {
    view.focusComposer();
  }

  @Override
  public void close() {
    attention.unsubscribe();
    view.close();
  }
}
