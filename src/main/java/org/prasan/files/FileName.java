package org.prasan.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes of a name that somebody sent one that is harmless on any disk and screen. */
final class FileName {
  static final int MOST_BYTES = 255;

  // Control characters, line breaks, and marks that turn the writing round and hide an ending.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}]");
  private static final Pattern RESERVED = Pattern.compile("[<>:\"/\\\\|?*]");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\\..*)?");

  private FileName() {}

  static String clean(String sent, FileKind kind) {
    var name = Normalizer.normalize(sent, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = INVISIBLE.matcher(name).replaceAll("");
    name = RESERVED.matcher(name).replaceAll("_").replaceAll("\\s+", " ");
    name = name.replaceAll("^[ .]+|[ .]+$", "");
    if (name.isEmpty()) name = "file";
    if (DEVICE.matcher(name).matches()) name = "_" + name;
    // The ending tells the opener which program to start: it must say what the content is.
    if (!kind.ends(name)) name += "." + kind.extension();
    return shortened(name);
  }

  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    var ending = name.substring(dot);
    var stem = name.substring(0, dot);
    while (bytes(stem + ending) > MOST_BYTES)
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    return stem + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
