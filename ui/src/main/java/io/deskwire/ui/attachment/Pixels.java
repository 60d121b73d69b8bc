package io.deskwire.ui.attachment;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A decoded picture, row by row, alpha red green blue. Turned and made smaller without AWT's graphics, which want a display. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and megabytes are not copied
record Pixels(int width, int height, int[] argb) {

  static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  boolean isOpaque() {
    for (int each : argb) {
      if (each >>> 24 != 0xFF) {
        return false;
      }
    }
    return true;
  }

  Image toImage() {
    WritableImage image = new WritableImage(width, height);
    image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }

  /** For a file: without alpha over white, which is what JPEG can hold. */
  BufferedImage toBuffered(boolean alpha) {
    BufferedImage image = new BufferedImage(width, height,
        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int each = argb[y * width + x];
        row[x] = alpha ? each : overWhite(each);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  private static int overWhite(int each) {
    int alpha = each >>> 24;
    int white = (255 - alpha) * 255;
    int red = ((each >> 16 & 0xFF) * alpha + white) / 255;
    int green = ((each >> 8 & 0xFF) * alpha + white) / 255;
    int blue = ((each & 0xFF) * alpha + white) / 255;
    return red << 16 | green << 8 | blue;
  }

  /**
   * As the camera was held.
   *
   * @param orientation 1 to 8, see {@link Exif}
   */
  Pixels turned(int orientation) {
    if (orientation <= 1) {
      return this;
    }
    boolean swapped = orientation >= 5;
    int wide = swapped ? height : width;
    int high = swapped ? width : height;
    int[] turned = new int[argb.length];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int fromX = swapped ? y : x;
        int fromY = swapped ? x : y;
        // mirrored along the stored row, along the stored column, or both
        boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        turned[y * wide + x] = argb[(mirrorY ? height - 1 - fromY : fromY) * width
            + (mirrorX ? width - 1 - fromX : fromX)];
      }
    }
    return new Pixels(wide, high, turned);
  }

  /** Each pixel of the smaller picture is the mean of those that it stands for. */
  Pixels within(int most) {
    int longest = Math.max(width, height);
    if (longest <= most) {
      return this;
    }
    int wide = Math.max(1, Math.round((float) width * most / longest));
    int high = Math.max(1, Math.round((float) height * most / longest));
    int[] small = new int[wide * high];
    for (int y = 0; y < high; y++) {
      int top = (int) ((long) y * height / high);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / high));
      for (int x = 0; x < wide; x++) {
        int left = (int) ((long) x * width / wide);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / wide));
        small[y * wide + x] = mean(left, top, right, bottom);
      }
    }
    return new Pixels(wide, high, small);
  }

  private int mean(int left, int top, int right, int bottom) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int each = argb[y * width + x];
        int weight = each >>> 24; // what cannot be seen has no colour to give
        alpha += weight;
        red += (long) (each >> 16 & 0xFF) * weight;
        green += (long) (each >> 8 & 0xFF) * weight;
        blue += (long) (each & 0xFF) * weight;
      }
    }
    if (alpha == 0) {
      return 0;
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) (alpha / count) << 24 | (int) (red / alpha) << 16 | (int) (green / alpha) << 8 | (int) (blue / alpha);
  }
}
