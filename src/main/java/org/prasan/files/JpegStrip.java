package org.prasan.files;

import java.io.ByteArrayOutputStream;
import org.prasan.files.StoreOutcome.Unreadable;

/**
 * Takes out of a JPEG what the camera and programs wrote beside the picture: place, time, serial
 * number, thumbnail, and whatever is appended. Only which side is up stays, or photos would lie.
 */
final class JpegStrip {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;

  private final byte[] bytes;
  private final ByteArrayOutputStream out;
  private int at = 2;
  private boolean sized;

  private JpegStrip(byte[] bytes) {
    this.bytes = bytes;
    out = new ByteArrayOutputStream(bytes.length);
  }

  static byte[] of(byte[] jpeg) throws FileRefused {
    try {
      return new JpegStrip(jpeg).stripped();
    } catch (IndexOutOfBoundsException cutShort) {
      throw new FileRefused(new Unreadable());
    }
  }

  private byte[] stripped() throws FileRefused {
    if (at(0) != 0xFF || at(1) != START) throw new FileRefused(new Unreadable());
    out.write(bytes, 0, 2);
    while (true) {
      if (at(at) != 0xFF) throw new FileRefused(new Unreadable());
      while (at(at + 1) == 0xFF) at++;
      int marker = at(at + 1);
      if (marker == END) break;
      segment(marker);
    }
    if (!sized) throw new FileRefused(new Unreadable());
    out.write(0xFF);
    out.write(END);
    return out.toByteArray();
  }

  private void segment(int marker) throws FileRefused {
    int length = twoBytes(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw new FileRefused(new Unreadable());
    if (isFrame(marker)) {
      Picture.withinBounds(twoBytes(at + 7), twoBytes(at + 5));
      sized = true;
    }
    if (marker == 0xE1) keepOrientation(length);
    else if (belongsToThePicture(marker)) out.write(bytes, at, length + 2);
    at += length + 2;
    if (marker == SCAN) copyScan();
  }

  /** Colour profile and colour transform change how the picture looks; the rest only tells. */
  private static boolean belongsToThePicture(int marker) {
    boolean tells = (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
    return !tells || marker == 0xE0 || marker == 0xE2 || marker == 0xEE;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void copyScan() {
    int start = at;
    while (at(at) != 0xFF || isWithinScan(at(at + 1))) at++;
    out.write(bytes, start, at - start);
  }

  private static boolean isWithinScan(int following) {
    return following == 0 || (following >= 0xD0 && following <= 0xD7);
  }

  private void keepOrientation(int length) {
    int orientation = Orientation.in(bytes, at + 4, at + 2 + length);
    if (orientation <= 1) return;
    var only = Orientation.alone(orientation);
    out.write(only, 0, only.length);
  }

  private int at(int index) {
    return bytes[index] & 0xFF;
  }

  private int twoBytes(int index) {
    return at(index) << 8 | at(index + 1);
  }
}
