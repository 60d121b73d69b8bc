package io.deskwire.ui.fx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritablePixelFormat;

/** Writes pictures as PNG without AWT, which would double what the console loads. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final WritablePixelFormat<IntBuffer> ARGB = PixelFormat.getIntArgbInstance();

  private Png() {}

  /** Writes 8-bit RGBA beside the file and moves it there, so that a reader never sees half a picture. FX thread. */
  public static void write(Image image, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(half)) {
      write(image, out);
    }
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes 8-bit RGBA; does not close the stream. */
  public static void write(Image image, OutputStream out) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[]{8, 6, 0, 0, 0}); // 8 bits, RGBA, deflate, adaptive filters, not interlaced
    out.write(SIGNATURE);
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
    chunk(out, "IEND", new byte[0]);
  }

  private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(6);
    try (DeflaterOutputStream zip = new DeflaterOutputStream(packed, deflater)) {
      int[] row = new int[width];
      byte[] line = new byte[1 + 4 * width]; // first byte: no filter
      for (int y = 0; y < height; y++) {
        reader.getPixels(0, y, width, 1, ARGB, row, 0, width);
        for (int x = 0; x < width; x++) {
          int argb = row[x];
          line[1 + 4 * x] = (byte) (argb >> 16);
          line[2 + 4 * x] = (byte) (argb >> 8);
          line[3 + 4 * x] = (byte) argb;
          line[4 + 4 * x] = (byte) (argb >> 24);
        }
        zip.write(line);
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
    data.flush();
  }
}
