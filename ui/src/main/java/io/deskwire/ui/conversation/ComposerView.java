package io.deskwire.ui.conversation;

import io.deskwire.message.Envelope;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where the agent writes: a reply, or a note in a colour that cannot be mistaken. FX thread. */
final class ComposerView extends VBox {

  private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private static final int BRIEF = 80;
  /** What the button for canned replies comes down to where there is no room for its words. */
  private static final String SLASH = "/";

  private static final KeyCombination PASTE = KeyCombination.keyCombination("Shortcut+V");

  /** Letters of the name in an empty field: a line that is broken shows none of it. */
  private static final int NAME = 40;

  private final ConversationViewModel conversation;
  private final ComposerViewModel viewModel;
  private final ToggleGroup mode = new ToggleGroup();
  private final ToggleButton reply = new ToggleButton(ConversationTexts.of("composer.reply"));
  private final ToggleButton note = new ToggleButton(ConversationTexts.of("composer.note"));
  private final GrowingArea area = new GrowingArea();
  private final Label reason = Nodes.label("");
  private final Label counter = Nodes.label("");
  private final Button send = new Button();
  private final EnterMenu hint;
  private final ComposerTools tools;
  private Runnable edit;
  private Runnable newest;
  private final VBox box = new VBox();
  private final Strip editing = new Strip("cv-strip-claim");
  private final Strip replying = new Strip("cv-strip-reply");
  private final Strip problem = new Strip("cv-strip-danger");
  private final CannedViewModel canned;
  private final CannedList cannedList;
  private final FilesPane files;
  private final EmojiPanel emoji;
  private final List<Subscription> subscriptions = new ArrayList<>();

  /**
   * @param edit   opens the editor of canned replies
   * @param newest shows the newest message
   */
  ComposerView(ConversationViewModel conversation, ComposerTools tools, Runnable edit, Runnable newest) {
    this.conversation = conversation;
    this.tools = tools;
    this.edit = edit;
    this.newest = newest;
    hint = new EnterMenu(tools.enterSendsProperty());
    viewModel = conversation.composer();
    canned = new CannedViewModel(tools.canned(), conversation::variables);
    files = new FilesPane(viewModel.files(), tools, area::requestFocus);
    emoji = new EmojiPanel(this, tools, area::replaceSelection, area::requestFocus);
    cannedList = new CannedList(canned, this::insert, () -> this.edit.run());
    getStyleClass().add("cv-composer");
    editing.action(ConversationTexts.of("composer.cancel"), viewModel::cancelEdit);
    replying.action(ConversationTexts.of("composer.cancel"), () -> {
      viewModel.replyTo(null);
      area.requestFocus();
    });
    getChildren().addAll(problem, editing, replying, makeModes(), makeBox(), cannedList);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.textProperty().bindBidirectional(viewModel.textProperty());
    watch();
  }

  void focus() {
    area.requestFocus();
  }

  void setNote(boolean on) {
    viewModel.noteProperty().set(on);
  }

  GrowingArea area() {
    return area;
  }

  FilesPane files() {
    return files;
  }

  /** Lets the agent choose files to send. */
  void attach() {
    files.choose();
    area.requestFocus();
  }

  /** Opens the grid of emoji, or closes it. */
  void emoji() {
    emoji.toggle();
  }

  Button sendButton() {
    return send;
  }

  void close() {
    area.textProperty().unbindBidirectional(viewModel.textProperty());
    cannedList.close();
    files.close();
    emoji.close();
    hint.close();
    edit = () -> {}; // a scene may hold its nodes for a while; the conversation must not stay with them
    newest = () -> {};
    subscriptions.forEach(Subscription::close);
  }

  private HBox makeModes() {
    HBox modes = new HBox(reply, note);
    modes.getStyleClass().add("cv-modes");
    for (ToggleButton button : List.of(reply, note)) {
      button.setToggleGroup(mode);
      button.getStyleClass().add("cv-mode");
      button.setMinWidth(USE_PREF_SIZE);
    }
    mode.selectedToggleProperty().addListener((_, before, now) -> {
      if (now == null) {
        mode.selectToggle(before);
      } else {
        viewModel.noteProperty().set(note.equals(now));
      }
    });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(modes, gap, hint);
    row.getStyleClass().add("cv-mode-row");
    // which key sends is read whole or not at all
    row.widthProperty().subscribe(_ -> fitHint(row, modes));
    hint.textProperty().subscribe(_ -> fitHint(row, modes));
    hint.fontProperty().subscribe(_ -> fitHint(row, modes));
    return row;
  }

  private void fitHint(HBox row, HBox modes) {
    Nodes.show(hint, row.getWidth() == 0
        || modes.prefWidth(-1) + hint.prefWidth(-1) + 2 * row.getSpacing() <= row.getWidth());
  }

  private VBox makeBox() {
    box.getStyleClass().add("cv-box");
    area.getStyleClass().add("cv-area");
    reason.getStyleClass().add("cv-reason");
    reason.setMinWidth(0);
    reason.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(reason, Priority.ALWAYS);
    counter.getStyleClass().add("cv-counter");
    counter.setMinWidth(USE_PREF_SIZE);
    send.getStyleClass().addAll("cv-button", "cv-primary", "cv-send");
    send.setMinWidth(USE_PREF_SIZE);
    send.setOnAction(_ -> {
      send();
      area.requestFocus();
    });
    Button replies = Nodes.button("", this::openCanned, "cv-tool");
    replies.setAccessibleText(ConversationTexts.of("canned.buttonName"));
    replies.setMinWidth(0);
    Button attach = Nodes.iconButton(Feather.PAPERCLIP, ConversationTexts.of("chip.attach"), this::attach);
    HBox row = new HBox(attach, emoji.button(), replies, reason, counter, send);
    row.getStyleClass().add("cv-send-row");
    row.widthProperty().subscribe(_ -> fitReplies(row, replies));
    send.widthProperty().subscribe(_ -> fitReplies(row, replies));
    box.getChildren().addAll(files, area, row);
    area.focusedProperty()
        .subscribe(focused -> box.pseudoClassStateChanged(PseudoClass.getPseudoClass("writing"), focused));
    return box;
  }

  private void fitReplies(HBox row, Button replies) {
    replies.setText(ConversationTexts.of("canned.button"));
    double needed = row.snappedLeftInset() + row.snappedRightInset()
        + (row.getChildren().size() - 1) * row.getSpacing();
    for (Node each : row.getChildren()) {
      needed += each.isManaged() && !each.equals(reason) ? each.prefWidth(-1) : 0;
    }
    if (row.getWidth() > 0 && needed > row.getWidth()) {
      replies.setText(SLASH);
    }
  }

  private void watch() {
    keep(viewModel.noteProperty().subscribe(on -> {
      mode.selectToggle(on ? note : reply);
      showMode();
    }));
    keep(viewModel.stateProperty().subscribe(_ -> showMode()));
    keep(viewModel.answeredProperty().subscribe(_ -> showMode()));
    keep(conversation.summaryProperty().subscribe(_ -> showMode()));
    keep(viewModel.sendableProperty().subscribe(_ -> showMode()));
    keep(viewModel.toReviewProperty().subscribe(_ -> showMode()));
    keep(viewModel.reasonProperty().subscribe(reason::setText));
    keep(viewModel.counterProperty().subscribe(text -> {
      counter.setText(text);
      Nodes.show(counter, !text.isEmpty());
      counter.pseudoClassStateChanged(OVER, area.getLength() > Envelope.MAX_TEXT);
    }));
    keep(viewModel.problemProperty().subscribe(problem::say));
    keep(viewModel.putInProperty().subscribe(_ -> area.end())); // a text that is set takes the caret to its start
    // the caret moves after the text has changed
    keep(area.caretPositionProperty().subscribe(_ -> canned.update(area.getText(), area.getCaretPosition())));
    keep(area.focusedProperty().subscribe(focused -> {
      if (focused) {
        canned.update(area.getText(), area.getCaretPosition()); // one that was written meanwhile is offered
      } else {
        canned.hide();
      }
    }));
    keep(canned.choiceProperty().subscribe(_ -> requestLayout()));
  }

  /** Puts a text in, as one step that can be undone: what is replaced is selected, so that it is no typing. */
  private void insert(Insertion insertion) {
    area.selectRange(insertion.start(), insertion.end());
    area.replaceSelection(insertion.text());
  }

  /** Puts a canned reply in the place of what is selected. */
  void insert(CannedReply reply) {
    area.requestFocus();
    area.replaceSelection(CannedText.of(reply.text(), conversation.variables()).text());
  }

  /** What a colleague has answered meanwhile is looked at first. */
  private void send() {
    if (viewModel.isReviewNeeded()) {
      viewModel.reviewed();
      newest.run();
    } else {
      viewModel.send();
    }
  }

  private void openCanned() {
    area.requestFocus();
    int caret = area.getCaretPosition();
    boolean apart = caret == 0 || Character.isWhitespace(area.getText().charAt(caret - 1));
    area.insertText(caret, apart ? "/" : " /");
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    emoji.place();
    if (canned.isOpen() && area.getSkin() instanceof TextAreaSkin skin && canned.slash() < area.getLength()) {
      Rectangle2D at = skin.getCharacterBounds(canned.slash());
      Bounds caret = sceneToLocal(
          area.localToScene(new BoundingBox(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight())));
      cannedList.place(caret, getWidth() - snappedLeftInset() - snappedRightInset());
    }
  }

  private void keep(javafx.util.Subscription subscription) {
    subscriptions.add(subscription::unsubscribe);
  }

  private void showMode() {
    boolean isNote = viewModel.noteProperty().get();
    boolean isEditing = viewModel.isEditing();
    String who = SafeText.brief(conversation.customerName(), NAME);
    pseudoClassStateChanged(NOTE, isNote);
    box.pseudoClassStateChanged(NOTE, isNote);
    send.pseudoClassStateChanged(NOTE, isNote);
    area.setPromptText(ConversationTexts.of(isNote ? "composer.promptNote" : "composer.prompt", who));
    area.setAccessibleText(ConversationTexts.of(isNote ? "composer.nameNote" : "composer.name", who));
    int answers = viewModel.isReviewNeeded() ? viewModel.toReviewProperty().get() : 0;
    send.setDisable(answers == 0 && !viewModel.sendableProperty().get());
    send.setText(answers > 0
        ? ConversationTexts.of("composer.review", answers)
        : ConversationTexts.of(isEditing ? "composer.saveEdit" : isNote ? "composer.saveNote" : "composer.send"));
    editing.say(isEditing ? ConversationTexts.of("composer.editing") : "");
    ChatMessage quoted = isNote || isEditing ? null : viewModel.answeredProperty().get();
    replying.say(quoted == null
        ? ""
        : ConversationTexts.of("composer.replying", SafeText.line(quoted.from().displayName()),
            Words.brief(Words.said(quoted), BRIEF)));
    reply.setDisable(isEditing);
    note.setDisable(isEditing);
  }

  private void key(KeyEvent event) {
    boolean plain = !event.isAltDown() && !event.isMetaDown();
    if (cannedList.key(event)) {
      event.consume();
      return;
    }
    if (PASTE.match(event)) {
      if (!files.paste(Clipboard.getSystemClipboard())) {
        return;
      }
    } else if (event.getCode() == KeyCode.ENTER && plain) {
      boolean sends = tools.enterSendsProperty().get()
          ? !event.isShiftDown() && !event.isControlDown()
          : event.isControlDown();
      if (sends) {
        send();
      } else {
        area.replaceSelection("\n");
      }
    } else if (event.getCode() == KeyCode.UP && area.getLength() == 0 && plain && !event.isShiftDown()) {
      if (!conversation.editLast()) {
        return;
      }
    } else if (event.getCode() == KeyCode.ESCAPE && viewModel.isEditing()) {
      viewModel.cancelEdit();
    } else if (event.getCode() == KeyCode.ESCAPE && viewModel.answeredProperty().get() != null) {
      viewModel.replyTo(null);
    } else if (event.getCode() == KeyCode.TAB && plain && !event.isControlDown()) {
      leave(event);
    } else {
      return;
    }
    event.consume();
  }

  /** Tab moves on instead of writing a tab: the console is used without a mouse. */
  private void leave(KeyEvent event) {
    area.requestFocusTraversal(
        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
  }
}
