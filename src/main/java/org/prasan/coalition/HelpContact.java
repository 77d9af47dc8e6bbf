package org.prasan.coalition;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * A number anybody may call for help.
 *
 * @param hours when somebody answers
 * @param languages codes of the languages spoken there, as in "th"
 */
public record HelpContact(
    UUID id,
    LocalizedText label,
    String number,
    @Nullable LocalizedText hours,
    List<String> languages,
    int position) {
  /** Languages the form offers: those spoken most along the border. */
  static final List<String> LANGUAGES =
      List.of("th", "en", "my", "shn", "lo", "zh", "km", "lhu", "ahk", "hmn", "kar");

  public HelpContact {
    languages = List.copyOf(languages);
  }

  /** As a telephone dials it. */
  public String link() {
    return "tel:" + number.replaceAll("[ -]", "");
  }
}
