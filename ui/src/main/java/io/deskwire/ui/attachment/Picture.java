package io.deskwire.ui.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that somebody sent. What it says of its size is read before anything is decoded: a few kilobytes can claim
 * gigabytes of pixels. Any thread but the FX thread, for decoding takes its time.
 *
 * @param mediaType by its content, whatever its name says
 * @param width     pixels as it is shown
 * @param height    pixels as it is shown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and megabytes are not copied
public record Picture(byte[] bytes, String mediaType, int width, int height, int orientation) {
  /** More than cameras make; what has more is shown as a file. */
  public static final long MAX_PIXELS = 50_000_000;
  private static final int MAX_RATIO = 40;
  private static final Map<String, String> FORMATS = Map.of("png", "image/png", "jpeg", "image/jpeg", "gif",
      "image/gif", "bmp", "image/bmp");
  private static final float QUALITY = 0.85f;

  /** Whether a picture of this size is shown. Any thread. */
  public static boolean isShown(long width, long height) {
    return width > 0 && height > 0 && width * height <= MAX_PIXELS && width <= height * MAX_RATIO
        && height <= width * MAX_RATIO;
  }

  /** Whether pictures of this type are shown. Any thread. */
  public static boolean isShown(String mediaType) {
    return FORMATS.containsValue(mediaType.toLowerCase(Locale.ROOT));
  }

  /** What the bytes are, as far as their beginning says; empty for what is no picture that is shown. */
  public static Optional<Picture> of(byte[] bytes) {
    return read(bytes, reader -> {
      String type = FORMATS.get(reader.getFormatName().toLowerCase(Locale.ROOT));
      int wide = reader.getWidth(0);
      int high = reader.getHeight(0);
      if (type == null || !isShown(wide, high)) {
        return null;
      }
      int orientation = type.equals("image/jpeg") ? Exif.orientation(bytes) : 1;
      return orientation >= 5
          ? new Picture(bytes, type, high, wide, orientation)
          : new Picture(bytes, type, wide, high, orientation);
    });
  }

  /**
   * Decodes no more of it than is needed.
   *
   * @param most pixels of its longer side
   * @return empty when it is damaged
   */
  public Optional<Image> decode(int most) {
    return pixels(most).map(Pixels::toImage);
  }

  Optional<Pixels> pixels(int most) {
    Optional<Pixels> decoded = read(bytes, reader -> {
      ImageReadParam parameters = reader.getDefaultReadParam();
      // every second, third … pixel, still at least as many as wanted: the mean of the rest is finer
      int step = Math.max(1, Math.max(width, height) / (2 * most));
      parameters.setSourceSubsampling(step, step, 0, 0);
      return Pixels.of(reader.read(0, parameters));
    });
    return decoded.map(each -> each.within(most).turned(orientation));
  }

  /** As PNG, or as JPEG. */
  static byte[] encode(Pixels pixels, boolean png) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(png ? "png" : "jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (!png) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
      }
      BufferedImage image = pixels.toBuffered(png && !pixels.isOpaque());
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Something done with a reader. */
  private interface Reading<T> {
    @Nullable
    T with(ImageReader reader) throws IOException;
  }

  private static <T> Optional<T> read(byte[] bytes, Reading<T> reading) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        // without metadata: texts and profiles inside can be bombs of their own
        reader.setInput(in, true, true);
        return Optional.ofNullable(reading.with(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // the decoders throw what they please at what is damaged
      return Optional.empty();
    }
  }
}
