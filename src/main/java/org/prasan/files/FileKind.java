package org.prasan.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files we take; whatever is none of them is refused. */
public enum FileKind {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  WEBP("image/webp", "webp"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  CSV("text/csv", "csv"),
  TEXT("text/plain", "txt"),
  GEOJSON("application/geo+json", "geojson", "json"),
  MP3("audio/mpeg", "mp3"),
  M4A("audio/mp4", "m4a", "mp4"),
  OGG("audio/ogg", "ogg", "opus"),
  WAV("audio/wav", "wav");

  private final String mediaType;
  private final String extension;
  private final String otherExtension;

  FileKind(String mediaType, String extension) {
    this(mediaType, extension, extension);
  }

  FileKind(String mediaType, String extension, String otherExtension) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.otherExtension = otherExtension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The ending its names carry. */
  public String extension() {
    return extension;
  }

  boolean ends(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("." + extension) || lower.endsWith("." + otherExtension);
  }

  static Optional<FileKind> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }
}
