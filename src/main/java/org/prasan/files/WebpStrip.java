package org.prasan.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.prasan.files.StoreOutcome.Unreadable;

/** Takes out of a WebP what tells about the picture instead of showing it. */
final class WebpStrip {
  private static final Set<String> NEEDED =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int HAS_EXIF_OR_XMP = 0x08 | 0x04;

  private WebpStrip() {}

  static byte[] of(byte[] webp) throws FileRefused {
    try {
      return stripped(webp);
    } catch (IndexOutOfBoundsException cutShort) {
      throw new FileRefused(new Unreadable());
    }
  }

  private static byte[] stripped(byte[] webp) throws FileRefused {
    var in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    long end = Math.min(webp.length, (in.getInt(4) & 0xFFFFFFFFL) + 8);
    var out = new ByteArrayOutputStream(webp.length);
    out.write(webp, 0, 12);
    boolean sized = false;
    int at = 12;
    while (at + 8 <= end) {
      var type = new String(webp, at, 4, StandardCharsets.US_ASCII);
      long length = in.getInt(at + 4) & 0xFFFFFFFFL;
      long padded = 8 + length + (length & 1);
      if (at + padded > end) throw new FileRefused(new Unreadable());
      sized |= checkSize(type, in, at + 8);
      if (type.equals("VP8X")) webp[at + 8] &= (byte) ~HAS_EXIF_OR_XMP;
      if (NEEDED.contains(type)) out.write(webp, at, (int) padded);
      at += (int) padded;
    }
    if (!sized) throw new FileRefused(new Unreadable());
    var bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
    return bytes;
  }

  private static boolean checkSize(String type, ByteBuffer in, int at) throws FileRefused {
    switch (type) {
      case "VP8X" -> Picture.withinBounds(threeBytes(in, at + 4) + 1, threeBytes(in, at + 7) + 1);
      case "VP8 " ->
          Picture.withinBounds(in.getShort(at + 6) & 0x3FFF, in.getShort(at + 8) & 0x3FFF);
      case "VP8L" -> {
        int bits = in.getInt(at + 1);
        Picture.withinBounds((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int threeBytes(ByteBuffer in, int at) {
    return in.getInt(at) & 0xFFFFFF;
  }
}
