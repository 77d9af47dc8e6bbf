package org.prasan.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one thing worth keeping of what a camera notes: which side of the picture is up. */
final class Orientation {
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final short TAG = 0x0112;

  private Orientation() {}

  /** 1 to 8, or 1 if it is not said. */
  static int in(byte[] bytes, int from, int to) {
    try {
      for (int i = 0; i < EXIF.length; i++) if (bytes[from + i] != EXIF[i]) return 1;
      var tiff = ByteBuffer.wrap(bytes, from + EXIF.length, to - from - EXIF.length).slice();
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = Math.min(200, tiff.getShort(directory) & 0xFFFF);
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if (tiff.getShort(entry) == TAG) return valid(tiff.getShort(entry + 8));
      }
      return 1;
    } catch (IndexOutOfBoundsException | BufferUnderflowException garbled) {
      return 1;
    }
  }

  private static int valid(int orientation) {
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }

  /** A segment that says nothing else. */
  static byte[] alone(int orientation) {
    var segment = ByteBuffer.allocate(36);
    segment.putShort((short) 0xFFE1).putShort((short) 34).put(EXIF);
    segment.putShort((short) 0x4D4D).putShort((short) 42).putInt(8).putShort((short) 1);
    segment.putShort(TAG).putShort((short) 3).putInt(1);
    segment.putShort((short) orientation).putShort((short) 0).putInt(0);
    return segment.array();
  }
}
