package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.attachment.Thumbnails;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** What the messages of one conversation do with their files. FX thread. */
final class FileDeeds implements AttachmentBox.Deeds {

  private final FilesViewModel files;
  private final Thumbnails thumbnails;
  private final Consumer<ChatMessage> cancel;
  private final Consumer<ChatMessage> view;

  /**
   * @param cancel takes back what has not left of a file
   * @param view   shows a picture in full
   */
  FileDeeds(FilesViewModel files, Thumbnails thumbnails, Consumer<ChatMessage> cancel, Consumer<ChatMessage> view) {
    this.files = files;
    this.thumbnails = thumbnails;
    this.cancel = cancel;
    this.view = view;
  }

  @Override
  public void thumbnail(ChatMessage message, int most, Consumer<Optional<Image>> show) {
    var _ = thumbnails.get(message.id(), most, () -> files.bytes(message)).thenAccept(show);
  }

  /** A picture is shown, everything else saved. */
  @Override
  public void open(ChatMessage message) {
    if (!AttachmentBox.isHere(message)) {
      return;
    }
    if (AttachmentBox.isPicture(message.attachment())) {
      view.accept(message);
    } else {
      files.save(message);
    }
  }

  @Override
  public void save(ChatMessage message) {
    files.save(message);
  }

  @Override
  public void cancel(ChatMessage message) {
    cancel.accept(message);
  }
}
