package io.deskwire.ui.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held: most telephones store the picture as the sensor saw it, and only say so. */
final class Exif {
  private static final int UPRIGHT = 1;
  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /** 1 to 8 as in the EXIF standard; 1 where nothing is said. Never throws, whatever the bytes are. */
  static int orientation(byte[] jpeg) {
    try {
      return read(ByteBuffer.wrap(jpeg));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return UPRIGHT; // damaged, and then nothing is said
    }
  }

  private static int read(ByteBuffer in) {
    if (in.getShort(0) != (short) 0xFFD8) {
      return UPRIGHT;
    }
    int at = 2;
    while ((in.get(at) & 0xFF) == 0xFF) {
      int marker = in.get(at + 1) & 0xFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      if (marker == 0xE1 && length > 14 && in.getInt(at + 4) == 0x45786966) { // "Exif"
        return tiff(in.slice(at + 10, Math.min(length - 8, in.capacity() - at - 10)));
      }
      if (marker == 0xDA || length < 2) {
        return UPRIGHT; // pixels, or nonsense
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static int tiff(ByteBuffer in) {
    in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    int entries = in.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((in.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int value = in.getShort(entry + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
