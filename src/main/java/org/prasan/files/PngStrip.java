package org.prasan.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.prasan.files.StoreOutcome.Unreadable;

/** Takes out of a PNG every chunk that is not needed to show it: texts, place, time, appendices. */
final class PngStrip {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final Set<String> NEEDED =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

  private PngStrip() {}

  static byte[] of(byte[] png) throws FileRefused {
    if (png.length < 33 || !Arrays.equals(png, 0, 8, SIGNATURE, 0, 8))
      throw new FileRefused(new Unreadable());
    var in = ByteBuffer.wrap(png);
    Picture.withinBounds(in.getInt(16) & 0xFFFFFFFFL, in.getInt(20) & 0xFFFFFFFFL);
    var out = new ByteArrayOutputStream(png.length);
    out.write(png, 0, 8);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = in.getInt(at);
      if (length < 0 || length > png.length - at - 12) break;
      var type = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
      if (NEEDED.contains(type)) out.write(png, at, length + 12);
      if (type.equals("IEND")) return out.toByteArray();
      at += length + 12;
    }
    throw new FileRefused(new Unreadable());
  }
}
