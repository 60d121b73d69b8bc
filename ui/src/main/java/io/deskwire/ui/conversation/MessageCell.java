package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.list.AnchorCell;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A message or a note: the customer's on the left with a mark, the desk's on the right. FX thread. */
final class MessageCell extends AnchorCell<Line> {

  private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
  private static final PseudoClass DESK = PseudoClass.getPseudoClass("desk");
  private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
  private static final PseudoClass UNSEEN = PseudoClass.getPseudoClass("unseen");
  private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

  private static final double BUBBLE_SHARE = 0.76;
  private static final double WIDEST_EM = 46;
  private static final double GUTTER = 10;

  private final LineContext context;
  private final Avatar mark = new Avatar();
  private final Label name = Nodes.label("");
  private final AttachmentBox file;
  private final BubbleText bubble;
  private final Label meta = Nodes.label("");
  private final StateIcon icon = new StateIcon();
  private final Label total = Nodes.label("");
  private final HBox foot = new HBox(meta, icon, total);
  private boolean desk;

  MessageCell(LineContext context) {
    this.context = context;
    file = new AttachmentBox(context.files());
    bubble = new BubbleText(file);
    getStyleClass().add("cv-message");
    name.getStyleClass().add("cv-name");
    meta.getStyleClass().add("cv-meta");
    total.getStyleClass().add("cv-meta");
    foot.getStyleClass().add("cv-foot");
    getChildren().addAll(mark, name, bubble, foot);
    meta.fontProperty().subscribe(font -> icon.size(font.getSize()));
    context.card().serve(foot, this);
  }

  /** The message shown now. */
  @Nullable
  ChatMessage message() {
    return item() instanceof Line.Bubble line ? line.message() : null;
  }

  boolean shows(String messageId) {
    ChatMessage message = message();
    return message != null && message.id().equals(messageId);
  }

  BubbleText bubble() {
    return bubble;
  }

  @Override
  protected void show(Line line) {
    if (!(line instanceof Line.Bubble(ChatMessage message, boolean isHead, boolean isFoot))) {
      throw new IllegalArgumentException("not a message");
    }
    Words words = context.words();
    desk = message.from().role().isDesk();
    DeliveryState state = message.delivery();
    pseudoClassStateChanged(HEAD, isHead);
    pseudoClassStateChanged(DESK, desk);
    pseudoClassStateChanged(NOTE, message.type() == EventType.NOTE);
    pseudoClassStateChanged(BAD, state == DeliveryState.FAILED || state == DeliveryState.HELD);
    pseudoClassStateChanged(READ, state == DeliveryState.READ);
    bubble.show(SafeText.lines(message.text()));
    file.show(message);
    showQuote();
    showWho(message, isHead);
    foot.setVisible(isFoot);
    foot.setAlignment(desk ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    boolean withState = state != null && (message.type() != EventType.NOTE || state.isUnsent());
    boolean unseen = context.viewModel().hidden().has(message);
    pseudoClassStateChanged(UNSEEN, unseen);
    meta.setText(isFoot ? words.meta(message) + (unseen ? " · " + ConversationTexts.of("meta.hidden") : "") : "");
    icon.show(isFoot && withState ? state : null);
    String way = isFoot && withState ? Words.total(message) : "";
    total.setText(way);
    total.setManaged(!way.isEmpty());
    showSelection();
    showFound();
    showCurrent(context.isCurrent().test(this));
  }

  /** What is answered, as far as it is known now. */
  void showQuote() {
    ChatMessage message = message();
    String answered = message == null ? null : message.replyTo();
    ChatMessage quoted = answered == null ? null : context.viewModel().model().find(answered);
    bubble.quote().setVisible(answered != null);
    if (answered != null) {
      bubble.quote().show(quoted, context.words(), () -> context.goTo().accept(answered));
    }
    if (message != null) {
      String sentence = context.words().sentence(message, quoted);
      setAccessibleText(context.viewModel().hidden().has(message)
          ? ConversationTexts.of("meta.hidden") + ", " + sentence
          : sentence);
    }
  }

  /** The keyboard stands on it, or does not. */
  void showCurrent(boolean on) {
    pseudoClassStateChanged(CURRENT, on);
  }

  private void showWho(ChatMessage message, boolean isHead) {
    String customer = context.viewModel().customerName();
    String shown = SafeText.line(message.from().displayName());
    boolean isCustomer = message.from().role() == Role.CUSTOMER;
    boolean known = isCustomer
        ? shown.equals(customer) || message.from().id().equals(context.viewModel().roomId())
        : context.words().isMe(message.from());
    name.setText(shown);
    name.setVisible(isHead && !known);
    mark.setVisible(isHead && !desk);
    mark.show(isCustomer && known ? context.viewModel().roomId() : message.from().id(),
        isCustomer && known ? customer : shown);
  }

  /** Paints what is selected of this message now. */
  void showSelection() {
    ChatMessage message = message();
    bubble.select(message == null ? null : context.selection().of(message, bubble.length()));
  }

  /** Paints what is looked for in this message now. */
  void showFound() {
    ChatMessage message = message();
    FindViewModel find = context.viewModel().find();
    bubble.mark(message == null ? List.of() : find.spans(bubble.text()));
    pseudoClassStateChanged(FOUND, message != null && find.isCurrent(message.id()));
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double height = insets.getTop() + insets.getBottom() + bubble.prefHeight(bubbleWidth(width));
    if (name.isVisible()) {
      height += name.prefHeight(-1);
    }
    if (foot.isVisible()) {
      height += foot.prefHeight(-1);
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = bubbleWidth(getWidth());
    double inner = getWidth() - insets.getLeft() - insets.getRight();
    double left = insets.getLeft() + (desk ? inner - width : gutter());
    double top = insets.getTop();
    if (name.isVisible()) {
      double nameHeight = name.prefHeight(-1);
      double nameWidth = Math.min(name.prefWidth(-1), inner - gutter());
      name.resizeRelocate(desk ? insets.getLeft() + inner - nameWidth : left, top, nameWidth, nameHeight);
      top += nameHeight;
    }
    mark.resizeRelocate(insets.getLeft(), top, mark.prefWidth(-1), mark.prefHeight(-1));
    double height = bubble.prefHeight(width);
    bubble.resizeRelocate(snapPositionX(left), snapPositionY(top), width, snapSizeY(height));
    if (foot.isVisible()) {
      double footLeft = desk ? insets.getLeft() : left;
      double footWidth = desk ? inner : Math.max(0, inner - gutter());
      double wanted = Math.min(foot.prefWidth(-1), footWidth);
      foot.resizeRelocate(desk ? footLeft + footWidth - wanted : footLeft, snapPositionY(top + height), wanted,
          foot.prefHeight(-1));
    }
  }

  private double gutter() {
    return mark.prefWidth(-1) + GUTTER;
  }

  private double bubbleWidth(double width) {
    Insets insets = getInsets();
    double inner = Math.max(0, width - insets.getLeft() - insets.getRight());
    double em = name.getFont().getSize();
    double most = Math.min(Math.min(inner * BUBBLE_SHARE + (desk ? 0 : GUTTER), inner - gutter()), WIDEST_EM * em);
    return snapSizeX(Math.max(40, Math.min(bubble.prefWidth(-1), most)));
  }

}
