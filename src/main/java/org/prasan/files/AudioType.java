package org.prasan.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells a recording of a voice by its content; a film is none. */
final class AudioType {
  private static final byte[] HANDLER = ascii("hdlr");
  private static final byte[] SOUND = ascii("soun");
  private static final byte[] FILM = ascii("vide");

  private AudioType() {}

  static Optional<FileKind> of(byte[] bytes) {
    if (bytes.length < 16) return Optional.empty();
    if (has(bytes, 0, ascii("OggS"))) return Optional.of(FileKind.OGG);
    if (has(bytes, 0, ascii("RIFF")) && has(bytes, 8, ascii("WAVE")))
      return Optional.of(FileKind.WAV);
    if (has(bytes, 0, ascii("ID3")) || isFrameOfMp3(bytes)) return Optional.of(FileKind.MP3);
    if (has(bytes, 4, ascii("ftyp")) && holdsSoundAlone(bytes)) return Optional.of(FileKind.M4A);
    return Optional.empty();
  }

  /** Eleven bits of synchronization, layer III, and neither a free nor a forbidden rate. */
  private static boolean isFrameOfMp3(byte[] bytes) {
    int rate = bytes[2] & 0xF0;
    return (bytes[0] & 0xFF) == 0xFF
        && (bytes[1] & 0xE6) == 0xE2
        && rate != 0
        && rate != 0xF0
        && (bytes[2] & 0x0C) != 0x0C;
  }

  /** Each track names its kind in a box of its own, four bytes of flags and four more after it. */
  private static boolean holdsSoundAlone(byte[] bytes) {
    boolean sound = false;
    for (int at = 4; at + 16 <= bytes.length; at++) {
      if (!has(bytes, at, HANDLER)) continue;
      if (has(bytes, at + 12, FILM)) return false;
      sound |= has(bytes, at + 12, SOUND);
    }
    return sound;
  }

  private static boolean has(byte[] bytes, int at, byte[] what) {
    if (at + what.length > bytes.length) return false;
    for (int i = 0; i < what.length; i++) if (bytes[at + i] != what[i]) return false;
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
