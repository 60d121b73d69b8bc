package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.room.RoomDeeds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One conversation: who it is with, its lines, what is in the way, and where the agent writes. It reads the history of
 * its room by itself; changes are handed to it. FX thread only.
 *
 * <p>Needs the style sheet {@code css/conversation.css} on the scene, below the one with the colour roles.
 */
public final class ConversationView {

  /** Letters of who is typing: that they do must be seen. */
  private static final int NAME = 60;

  private final ConversationViewModel viewModel;
  private final VBox node = new VBox();
  private final HeaderBar header;
  private final MessagesPane messages;
  private final FindBar find;
  private final Label typing = Nodes.label("");
  private final StripsPane strips;
  private final BlockedStrip blocked;
  private final ComposerView composer;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final ComposerTools tools;
  private final Executor gate;
  private final FileStrips files;
  private Subscription attention = Subscription.EMPTY;
  private @Nullable CannedEditor editor;

  /**
   * Opens the room.
   *
   * @param gate   runs tasks on the FX thread
   * @param clock  with the zone in which days begin
   * @param opener opens links that people wrote
   * @param tools  shared by all conversations of the window
   */
  public ConversationView(ChatSession session, Room room, Executor gate, Clock clock, LinkOpener opener,
      ComposerTools tools) {
    this(new ConversationViewModel(session, room, gate, clock, new FxDelay()), new FxDelay(), opener, tools, gate);
    attention = node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).orElse(false)
        .subscribe(_ -> noticeAttention())
        .and(node.parentProperty().flatMap(Node::visibleProperty).orElse(false).subscribe(_ -> noticeAttention()));
  }

  /** Opens the room with tools of its own. */
  public ConversationView(ChatSession session, Room room, Executor gate, Clock clock, LinkOpener opener) {
    this(session, room, gate, clock, opener, ComposerTools.plain());
  }

  ConversationView(ConversationViewModel viewModel, Delay delay, LinkOpener opener) {
    this(viewModel, delay, opener, ComposerTools.plain(), Runnable::run);
  }

  ConversationView(ConversationViewModel viewModel, Delay delay, LinkOpener opener, ComposerTools tools,
      Executor gate) {
    this.viewModel = viewModel;
    this.tools = tools;
    this.gate = gate;
    header = new HeaderBar(viewModel);
    files = new FileStrips(viewModel, tools, gate, delay, this::node, this::view);
    messages = new MessagesPane(viewModel, opener, files.deeds());
    find = new FindBar(viewModel.find(), this::focusMessages);
    strips = new StripsPane(viewModel, delay);
    blocked = new BlockedStrip(viewModel);
    composer = new ComposerView(viewModel, tools, this::editCanned, this::scrollToEnd);
    messages.onReply(composer::focus);
    node.getStyleClass().add("cv");
    typing.getStyleClass().add("cv-typing");
    typing.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(messages, Priority.ALWAYS);
    messages.setMinHeight(0);
    FileDrop.onto(node, composer.files()::add);
    showConversation();
    watch();
  }

  /** Its room has a name now. */
  void begun() {
    viewModel.begun();
    messages.list().scrollToEnd();
  }

  /** What is put into a tab. */
  public Region node() {
    return node;
  }

  /** Lines that are new or changed. */
  public void onMessages(List<ChatMessage> changed) {
    viewModel.onMessages(changed);
  }

  /** The room is new or has changed. */
  public void onRoom(RoomSummary room) {
    viewModel.onRoom(room);
  }

  /** The lines to the broker have changed. */
  public void onConnection(ConnectionSummary connection) {
    viewModel.onConnection(connection);
  }

  /** A colleague has come or gone. */
  public void onPresence() {
    viewModel.onPresence();
  }

  /** The line of an unsent message goes away. */
  public void onDropped(String messageId) {
    viewModel.onDropped(messageId);
  }

  /** Lines from this one on were skipped by the feed and are read again. */
  public void onMissed(ChatMessage first) {
    viewModel.onMissed(first);
  }

  /**
   * Whether the agent looks at it; only then lines become read. Without this call the view finds out by itself: its window
   * has the focus and what it was put into, a tab for example, is visible.
   */
  public void setAttended(boolean attended) {
    attention.unsubscribe();
    viewModel.setAttended(attended);
  }

  /** The caret goes to where the agent writes. */
  public void focusComposer() {
    composer.focus();
  }

  /** The keyboard goes to the messages. */
  public void focusMessages() {
    messages.list().requestFocus();
  }

  /** Shows a message, however far up it stands, and stands on it. */
  public void show(ChatMessage message) {
    viewModel.seek(message);
  }

  /** Asks for the chat, or for a colleague's. */
  public void claim() {
    viewModel.claim();
  }

  /** What the agent can do with the room beside claiming it. */
  public void serve(RoomDeeds deeds) {
    header.serve(deeds);
  }

  /** Asks to whom the chat is to be given. */
  public void transfer() {
    header.transfer();
  }

  /** Shows until when the chat may be put aside. */
  public void snooze() {
    header.snooze();
  }

  /** Ends the chat; can be undone. */
  public void closeChat() {
    header.closeChat();
  }

  /** Asks a team lead for help, or says that none is needed any more. */
  public void raiseHand() {
    header.raiseHand();
  }

  /** Asks why the customer is to be blocked, or unblocks them. */
  public void block() {
    header.block();
  }

  /** Lets the agent choose files to send. */
  public void attach() {
    composer.attach();
  }

  /** Opens the grid of emoji, or closes it. */
  public void emoji() {
    composer.emoji();
  }

  /** Switches between reply and note, for the shell's shortcuts. */
  public void setNoteMode(boolean note) {
    composer.setNote(note);
    composer.focus();
  }

  /** The newest line, for the shell's shortcut. */
  public void scrollToEnd() {
    messages.list().scrollToEnd();
  }

  /** Offers the links of the message on which the keyboard stands. */
  public void openLinks() {
    messages.openLinks();
  }

  /** Opens the bar that finds words in the whole conversation. */
  public void find() {
    leaveEditor();
    find.open();
  }

  /** Goes to the oldest line that has not been read. */
  public void showOldestUnread() {
    viewModel.seekUnread();
  }

  /** Where the agent has stopped reading, to come back to after a restart; empty at the end. */
  public Optional<ReadingPlace> place() {
    return messages.place();
  }

  /** Goes back to where the agent has stopped reading. */
  public void restore(ReadingPlace place) {
    viewModel.returnTo(place);
  }

  /** Whether it could be closed and opened again without anybody missing anything. */
  public boolean isAtRest() {
    return composer.getParent() != null && viewModel.isAtRest(); // else an editor or a picture stands in its place
  }

  /** The tab is closed: the draft is saved, nothing is held any more. */
  public void close() {
    attention.unsubscribe();
    subscriptions.forEach(Subscription::unsubscribe);
    if (editor != null) {
      editor.close();
    }
    header.hideMenu();
    blocked.close();
    files.close();
    find.close();
    messages.close();
    composer.close();
    viewModel.close();
  }

  ConversationViewModel viewModel() {
    return viewModel;
  }

  MessagesPane messages() {
    return messages;
  }

  ComposerView composer() {
    return composer;
  }

  private void editCanned() {
    CannedEditor made = new CannedEditor(new CannedEditorModel(tools.canned(), gate), viewModel.variables(),
        this::leaveEditor);
    editor = made;
    node.getChildren().setAll(made);
    node.applyCss(); // until then nothing in it can have the focus
    made.focus();
  }

  private void leaveEditor() {
    CannedEditor open = editor;
    if (open != null) {
      open.close();
      editor = null;
      showConversation();
      composer.focus();
    }
  }

  /** Puts a canned reply where the caret is, with what its variables stand for. */
  public void insert(CannedReply reply) {
    focusComposer();
    composer.insert(reply);
  }

  private void showConversation() {
    node.getChildren().setAll(header, find, messages, typing, blocked, strips, messages.linkStrip(), files.program(),
        files.outcome(),
        composer);
  }

  /** A picture in the place of the conversation. */
  private void view(ChatMessage message) {
    PictureView picture = new PictureView(message, files.deeds(), () -> {
      showConversation();
      node.applyCss(); // until then nothing in it can have the focus
      focusMessages();
    });
    VBox.setVgrow(picture, Priority.ALWAYS);
    node.getChildren().setAll(picture, files.program(), files.outcome());
    node.applyCss();
    picture.focus();
  }

  /** Who has claimed a chat writes next, unless they are writing somewhere already. */
  private void writeOn() {
    Scene scene = node.getScene();
    boolean writes = scene != null && scene.getFocusOwner() instanceof TextInputControl text && text.getLength() > 0;
    if (!writes) {
      composer.focus();
    }
  }

  private void watch() {
    subscriptions.add(viewModel.summaryProperty().subscribe(_ -> showRoom()));
    subscriptions.add(viewModel.standingProperty().subscribe(_ -> showRoom()));
    subscriptions.add(viewModel.standingProperty().subscribe((before, now) -> {
      if (before == Standing.CLAIMING && now == Standing.MINE) {
        writeOn();
      }
    }));
    subscriptions.add(viewModel.onlineProperty().subscribe(_ -> showRoom()));
    subscriptions.add(viewModel.ownerGoneProperty().subscribe(_ -> showRoom()));
    subscriptions.add(viewModel.lookingProperty().subscribe(_ -> header.looking()));
    // the toolkit has no live regions: what helps with the control in use is read out when it changes
    subscriptions.add(viewModel.announcement().saidProperty().subscribe(said -> {
      composer.area().setAccessibleHelp(said);
      messages.list().setAccessibleHelp(said);
    }));
    subscriptions.add(viewModel.troubleProperty().subscribe(_ -> strips.show()));
    subscriptions.add(viewModel.stuckProperty().subscribe(_ -> strips.show()));
    subscriptions.add(viewModel.stuckLaterProperty().subscribe(_ -> strips.show()));
  }

  private void noticeAttention() {
    Scene scene = node.getScene();
    Window window = scene == null ? null : scene.getWindow();
    Node holder = node.getParent();
    viewModel.setAttended(window != null && window.isFocused() && holder != null && holder.isVisible());
  }

  private void showRoom() {
    RoomSummary room = viewModel.summaryProperty().get();
    header.show(room, viewModel.standingProperty().get());
    strips.show();
    String who = room == null ? null : room.typing();
    typing.setText(who == null ? "" : ConversationTexts.of("typing", SafeText.brief(who, NAME)));
  }
}
