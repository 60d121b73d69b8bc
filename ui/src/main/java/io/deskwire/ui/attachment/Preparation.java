package io.deskwire.ui.attachment;

import io.deskwire.message.Attachment;
import io.deskwire.session.DraftFile;
import io.deskwire.session.FileToSend;
import io.deskwire.ui.fx.Png;
import io.deskwire.ui.fx.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;

/**
 * Makes of a file on disk or a picture of the clipboard what can be sent: large pictures smaller, everything else as it
 * is, and what is over the limit refused with the reason. Any thread.
 */
public final class Preparation {
  /** From here on a picture is made smaller: agents send screenshots, and customers read them on telephones. */
  static final int LARGE_BYTES = 1024 * 1024;
  static final int LARGE_SIDE = 2048;
  /** A picture may be as large as this before. */
  private static final long MAX_READ = 64L * 1024 * 1024;

  private final Executor background;

  /** @param background on which files are read and pictures decoded */
  public Preparation(Executor background) {
    this.background = background;
  }

  /** A file; fails with a {@link FileRefusedException}. */
  public CompletableFuture<FileToSend> of(Path path) {
    return CompletableFuture.supplyAsync(() -> {
      String name = FileNames.safe(String.valueOf(path.getFileName()));
      try {
        if (!Files.isRegularFile(path)) {
          throw new FileRefusedException(Texts.of("attachment.no-file", name));
        }
        long size = Files.size(path);
        if (size > MAX_READ) {
          throw tooLarge(name, size);
        }
        return prepare(name, Files.readAllBytes(path));
      } catch (IOException e) {
        throw new FileRefusedException(Texts.of("attachment.unreadable", name));
      }
    }, background);
  }

  /** Where a file is and how it is now; fails when it cannot be asked. */
  public CompletableFuture<DraftFile> remember(Path path) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return remembered(path);
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }, background);
  }

  private static DraftFile remembered(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    return new DraftFile(whole.toString(), Files.size(whole), Files.getLastModifiedTime(whole).toMillis());
  }

  /** A file that has waited; fails with a {@link FileRefusedException} also when it is not what it was. */
  public CompletableFuture<FileToSend> again(DraftFile file) {
    FileToSend pasted = file.pasted();
    if (pasted != null) {
      return CompletableFuture.completedFuture(pasted);
    }
    return CompletableFuture.supplyAsync(() -> {
      String name = FileNames.safe(file.name());
      try {
        Path path = Path.of(file.path());
        if (!remembered(path).equals(file)) {
          throw new FileRefusedException(Texts.of("attachment.changed", name));
        }
        return path;
      } catch (IOException | InvalidPathException e) {
        throw new FileRefusedException(Texts.of("attachment.gone", name));
      }
    }, background).thenCompose(this::of);
  }

  /** A picture of the clipboard; its pixels must not change any more. */
  public CompletableFuture<FileToSend> of(Image image) {
    return CompletableFuture.supplyAsync(() -> {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      try {
        Png.write(image, png);
        return prepare(Texts.of("attachment.pasted") + ".png", png.toByteArray());
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }, background);
  }

  static FileToSend prepare(String name, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new FileRefusedException(Texts.of("attachment.empty", name));
    }
    Optional<Picture> picture = Picture.of(bytes);
    if (picture.isEmpty()) {
      String type = URLConnection.guessContentTypeFromName(name);
      return file(name, type == null ? "application/octet-stream" : type, bytes, 0, 0);
    }
    Picture known = picture.get();
    boolean large = bytes.length > LARGE_BYTES || Math.max(known.width(), known.height()) > LARGE_SIDE;
    // of an animation only the first picture would be left
    Optional<Pixels> pixels = large && !known.mediaType().equals("image/gif")
        ? known.pixels(LARGE_SIDE)
        : Optional.empty();
    return pixels.isPresent()
        ? smaller(name, pixels.get())
        : file(name, known.mediaType(), bytes, known.width(), known.height());
  }

  /** What is drawn stays sharp where that is small enough; what a camera saw becomes JPEG. */
  private static FileToSend smaller(String name, Pixels pixels) throws IOException {
    byte[] png = Picture.encode(pixels, true);
    boolean stays = png.length <= LARGE_BYTES || (!pixels.isOpaque() && png.length <= Attachment.MAX_BYTES);
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return stays
        ? file(stem + ".png", "image/png", png, pixels.width(), pixels.height())
        : file(stem + ".jpg", "image/jpeg", Picture.encode(pixels, false), pixels.width(), pixels.height());
  }

  private static FileToSend file(String name, String mediaType, byte[] bytes, int width, int height) {
    if (bytes.length > Attachment.MAX_BYTES) {
      throw tooLarge(name, bytes.length);
    }
    return new FileToSend(name, mediaType, bytes, width, height);
  }

  private static FileRefusedException tooLarge(String name, long size) {
    String most = FileSize.of(Attachment.MAX_BYTES);
    String has = FileSize.of(size);
    // one byte too many rounds to what is allowed
    return new FileRefusedException(Texts.of("attachment.too-large", name,
        has.equals(most) ? Texts.of("attachment.bytes", size) : has, most));
  }
}
