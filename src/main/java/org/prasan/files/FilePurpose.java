package org.prasan.files;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a module takes files for, and what it takes.
 *
 * @param name unique within the product, as in "evidence"
 * @param largest in bytes
 * @param picture it is drawn anew as a small picture, which pages may then show
 */
public record FilePurpose(String name, Set<FileKind> kinds, long largest, boolean picture) {
  private static final long MEGABYTE = 1024 * 1024;

  public static FilePurpose of(String name, FileKind first, FileKind... others) {
    return new FilePurpose(name, EnumSet.of(first, others), 10 * MEGABYTE, false);
  }

  /** A logo or portrait. */
  public static FilePurpose picture(String name) {
    return new FilePurpose(name, EnumSet.of(FileKind.PNG, FileKind.JPEG), 10 * MEGABYTE, true);
  }

  /** Papers and recordings that their module keeps sealed. */
  public static FilePurpose underSeal(String name) {
    return new FilePurpose(
        name,
        EnumSet.of(
            FileKind.PDF,
            FileKind.JPEG,
            FileKind.PNG,
            FileKind.WEBP,
            FileKind.M4A,
            FileKind.MP3,
            FileKind.OGG,
            FileKind.WAV),
        5 * MEGABYTE,
        false);
  }

  /** For the {@code accept} attribute of a file field. */
  public String accept() {
    return kinds.stream().map(FileKind::mediaType).collect(Collectors.joining(","));
  }

  /** The kinds as people call them: PDF, PNG. */
  public String kindsInWords() {
    return kinds.stream()
        .map(kind -> kind.extension().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
