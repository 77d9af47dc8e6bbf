package org.prasan.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people and attackers send them. */
final class Specimen {
  static final String GPS = "GPS 19.9105 N 99.8406 E";

  private Specimen() {}

  /** Nothing but zeros, counting how many of them were read. */
  static InputStream zeros(long size, AtomicLong read) {
    return new InputStream() {
      @Override
      public int read() {
        return read.incrementAndGet() > size ? -1 : 0;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        int now = (int) Math.min(size - read.get(), length);
        read.addAndGet(now);
        return now == 0 ? -1 : now;
      }
    };
  }

  static byte[] pdf(String content) {
    return ("%PDF-1.7\n" + content + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] image(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) image.setRGB(x, x % height, 0xC9822B);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** A photograph as a phone takes it: with place, comment, and a film appended. */
  static byte[] photograph(int orientation) {
    var jpeg = image("jpeg", 40, 30);
    var exif = ByteBuffer.allocate(2 + 2 + 6 + 26 + GPS.length());
    exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
    exif.put("Exif\0\0II".getBytes(StandardCharsets.US_ASCII));
    exif.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation).putInt(0);
    exif.put(GPS.getBytes(StandardCharsets.US_ASCII));
    var comment = ("\u00ff\u00fe\0\u0010" + "14 letters....").getBytes(StandardCharsets.ISO_8859_1);
    return concat(
        new byte[] {(byte) 0xFF, (byte) 0xD8},
        exif.array(),
        comment,
        java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length),
        ("appended film " + GPS).getBytes(StandardCharsets.US_ASCII));
  }

  /** A PNG that says it is this large, without being it. */
  static byte[] pngThatClaims(int width, int height) {
    var png = image("png", 2, 2);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    var crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  static byte[] pngWithText() {
    var png = image("png", 8, 8);
    var text = ("Comment\0" + GPS).getBytes(StandardCharsets.ISO_8859_1);
    var chunk = ByteBuffer.allocate(12 + text.length);
    chunk.putInt(text.length).put("tEXt".getBytes(StandardCharsets.US_ASCII)).put(text).putInt(0);
    return concat(
        java.util.Arrays.copyOf(png, 33),
        chunk.array(),
        java.util.Arrays.copyOfRange(png, 33, png.length),
        GPS.getBytes(StandardCharsets.US_ASCII));
  }

  /** Lossless, one point, with a place appended as its own chunk. */
  static byte[] webp(int width, int height) {
    int bits = (width - 1) | (height - 1) << 14;
    var exif = (GPS + (GPS.length() % 2 == 0 ? "" : " ")).getBytes(StandardCharsets.US_ASCII);
    var out = ByteBuffer.allocate(12 + 8 + 10 + 8 + 6 + 8 + exif.length);
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WEBP"));
    out.put(ascii("VP8X")).putInt(10).put((byte) 0x08).put(new byte[3]);
    out.put(threeBytes(width - 1)).put(threeBytes(height - 1));
    out.put(ascii("VP8L")).putInt(5).put((byte) 0x2F).putInt(bits).put((byte) 0);
    out.put(ascii("EXIF")).putInt(exif.length).put(exif);
    return out.array();
  }

  private static byte[] threeBytes(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] docx(String... more) {
    return zip(concatNames(new String[] {"[Content_Types].xml", "word/document.xml"}, more), 100);
  }

  static byte[] xlsx() {
    return zip(new String[] {"[Content_Types].xml", "xl/workbook.xml"}, 100);
  }

  /** Small when packed, hundreds of megabytes when not. */
  static byte[] bomb() {
    return zip(new String[] {"[Content_Types].xml", "word/document.xml"}, 70 << 20);
  }

  static byte[] countless(int entries) {
    return zip(IntStream.range(0, entries).mapToObj(n -> "word/" + n).toArray(String[]::new), 0);
  }

  /** Asks whoever reads it for a file of the machine, and for a billion words. */
  static byte[] docxWithEntities() {
    var text =
        "<!DOCTYPE d [<!ENTITY f SYSTEM 'file:///etc/passwd'><!ENTITY a 'ha'>"
            + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
            + "<d>&f;&c;</d>";
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(String[] names, int size) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var piece = new byte[Math.min(Math.max(size, 1), 1 << 20)];
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        for (int written = 0; written < size; written += piece.length) zip.write(piece);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static String[] concatNames(String[] first, String[] second) {
    return java.util.stream.Stream.of(first, second)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) out.writeBytes(part);
    return out.toByteArray();
  }
}
