package io.deskwire.ui.conversation;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.attachment.FileNames;
import io.deskwire.ui.attachment.FileSize;
import io.deskwire.ui.attachment.Picture;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The file of a message: a small picture, or a card with its name. As high as the sender says the picture is, so that the
 * list does not move when it has been decoded, or cannot be. FX thread.
 */
final class AttachmentBox extends Region {

  /** What can be done with a file. */
  interface Deeds {
    /** The picture, on the FX thread; empty where it cannot be shown. */
    void thumbnail(ChatMessage message, int most, Consumer<Optional<Image>> show);

    void open(ChatMessage message);

    void save(ChatMessage message);

    void cancel(ChatMessage message);
  }

  private static final PseudoClass PICTURE = PseudoClass.getPseudoClass("picture");
  private static final double WIDEST = 22; // letters
  private static final double HIGHEST = 15;
  /** With room for the card that stands there until it is decoded, and stays where it cannot be. */
  private static final double LEAST_WIDE = 12;
  private static final double LEAST_HIGH = 3.8;
  private static final double CARD_WIDE = 21;
  /** Screens with two pixels per point, and text at 150 %, see a sharp picture too. */
  private static final int DECODED = 800;

  private final Deeds deeds;
  private final ImageView image = new ImageView();
  private final FontIcon icon = new FontIcon();
  private final Label name = Nodes.label("");
  private final Label details = Nodes.label("");
  private final ProgressBar progress = new ProgressBar();
  private final Button save = Nodes.iconButton(Feather.DOWNLOAD, ConversationTexts.of("file.save"), this::save);
  private final Button cancel = Nodes.iconButton(Feather.X, ConversationTexts.of("file.cancel"), this::cancel);
  private final HBox card;
  private @Nullable ChatMessage message;
  private double wide;
  private double high;

  AttachmentBox(Deeds deeds) {
    this.deeds = deeds;
    getStyleClass().add("cv-file");
    name.getStyleClass().add("cv-file-name");
    details.getStyleClass().add("cv-file-details");
    details.setMinWidth(0);
    name.setMinWidth(0);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // how it ends says what it is
    progress.getStyleClass().add("cv-file-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    image.setPreserveRatio(true);
    image.setSmooth(true);
    VBox words = new VBox(name, details, progress);
    words.getStyleClass().add("cv-file-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    card = new HBox(icon, words, cancel, save);
    card.getStyleClass().add("cv-file-card");
    card.setAlignment(Pos.CENTER_LEFT);
    for (Button button : new Button[]{save, cancel}) {
      button.setFocusTraversable(false); // by keyboard: Enter, and the menu of the message
    }
    getChildren().addAll(card, image);
    // the list would begin to select text
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && image.getImage() != null && message != null) {
        deeds.open(message);
      }
      event.consume();
    });
  }

  /** Whether a message brings a picture that can be opened. */
  static boolean isPicture(@Nullable AttachmentInfo info) {
    return info != null && Picture.isShown(info.mediaType()) && Picture.isShown(info.width(), info.height());
  }

  /** Whether its bytes are on this computer. */
  static boolean isHere(ChatMessage message) {
    AttachmentInfo info = message.attachment();
    return info != null && (message.isOwn() || info.isComplete());
  }

  /** Shows the file of the message; nothing when it has none. */
  void show(ChatMessage shown) {
    ChatMessage before = message;
    message = shown;
    AttachmentInfo info = shown.attachment();
    Nodes.show(this, info != null);
    if (info == null) {
      image.setImage(null);
      return;
    }
    boolean picture = isPicture(info);
    if (before == null || !before.id().equals(shown.id())) {
      image.setImage(null);
    }
    String safe = FileNames.safe(info.name());
    name.setText(safe);
    details.setText(details(shown, info));
    boolean under = !info.isComplete() && (!shown.isOwn() || isLeaving(shown));
    Nodes.show(progress, under && info.parts() > 1);
    progress.setProgress((double) info.done() / info.parts());
    Nodes.show(cancel, shown.isOwn() && isLeaving(shown));
    Nodes.show(save, isHere(shown));
    icon.setIconCode(picture ? Feather.IMAGE : Feather.FILE_TEXT);
    setAccessibleRole(picture ? AccessibleRole.IMAGE_VIEW : AccessibleRole.NODE);
    setAccessibleText(ConversationTexts.of("file.name", safe, details.getText()));
    pseudoClassStateChanged(PICTURE, picture);
    measure(picture, info);
    showCard();
    if (picture && isHere(shown) && image.getImage() == null) {
      deeds.thumbnail(shown, DECODED, made -> put(shown, made.orElse(null)));
    }
    requestLayout();
  }

  private static boolean isLeaving(ChatMessage shown) {
    return shown.delivery() != null && shown.delivery().isUnsent();
  }

  private static String details(ChatMessage shown, AttachmentInfo info) {
    String size = FileSize.of(info.size());
    String kind = FileNames.extension(FileNames.safe(info.name())).toUpperCase(Locale.ROOT);
    boolean under = info.parts() > 1 && !info.isComplete() && (!shown.isOwn() || isLeaving(shown));
    return Texts.dotted(kind.length() > 5 ? "" : kind, size,
        under ? ConversationTexts.of("file.parts", info.done(), info.parts()) : "");
  }

  private void put(ChatMessage of, @Nullable Image made) {
    if (message == null || !message.id().equals(of.id())) {
      return; // the cell shows another message by now
    }
    image.setImage(made);
    if (made == null) {
      details.setText(Texts.dotted(details(of, Objects.requireNonNull(of.attachment())),
          ConversationTexts.of("file.notShown")));
    }
    showCard();
    requestLayout();
  }

  private void showCard() {
    boolean seen = image.getImage() != null;
    card.setVisible(!seen);
    image.setVisible(seen);
    setCursor(seen ? Cursor.HAND : Cursor.DEFAULT);
  }

  /** In letters, so that it grows with the text. */
  private void measure(boolean picture, AttachmentInfo info) {
    if (!picture) {
      wide = CARD_WIDE;
      high = -1;
      return;
    }
    double em = em();
    double scale = Math.min(1, Math.min(WIDEST * em / info.width(), HIGHEST * em / info.height()));
    wide = Math.max(LEAST_WIDE, info.width() * scale / em);
    high = Math.max(LEAST_HIGH, info.height() * scale / em);
  }

  private double em() {
    return name.getFont().getSize();
  }

  private void save() {
    if (message != null) {
      deeds.save(message);
    }
  }

  private void cancel() {
    if (message != null) {
      deeds.cancel(message);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(wide * em());
  }

  @Override
  protected double computePrefHeight(double width) {
    if (high < 0) {
      return Math.ceil(card.prefHeight(width));
    }
    // narrow windows: as wide as there is room, in the same proportions
    double share = width < 0 ? 1 : Math.min(1, width / (wide * em()));
    return Math.ceil(Math.max(high * share, LEAST_HIGH) * em());
  }

  @Override
  protected void layoutChildren() {
    card.resizeRelocate(0, 0, getWidth(), getHeight());
    image.setFitWidth(getWidth());
    image.setFitHeight(getHeight());
    image.relocate(0, 0);
  }
}
