package org.prasan.language;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of the months as they are written, shortened and typed. */
final class Months {
  private static final List<String> THAI =
      List.of(
          "มกราคม",
          "กุมภาพันธ์",
          "มีนาคม",
          "เมษายน",
          "พฤษภาคม",
          "มิถุนายน",
          "กรกฎาคม",
          "สิงหาคม",
          "กันยายน",
          "ตุลาคม",
          "พฤศจิกายน",
          "ธันวาคม");
  private static final List<String> THAI_BRIEF =
      List.of(
          "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
          "ธ.ค.");
  private static final Map<String, Month> TYPED = typed();

  private Months() {}

  static String full(Month month, Locale locale) {
    return LocalizedText.isEnglish(locale)
        ? month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : THAI.get(month.getValue() - 1);
  }

  static String brief(Month month, Locale locale) {
    return LocalizedText.isEnglish(locale)
        ? month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        : THAI_BRIEF.get(month.getValue() - 1);
  }

  /** The month that was typed, in lower case and without dots and blanks. */
  static Optional<Month> read(String name) {
    return Optional.ofNullable(TYPED.get(name));
  }

  private static Map<String, Month> typed() {
    var typed = new HashMap<String, Month>();
    for (var month : Month.values()) {
      var thai = THAI.get(month.getValue() - 1);
      typed.put(thai, month);
      typed.put(thai.replaceFirst("(คม|ยน|พันธ์)$", ""), month);
      typed.put(THAI_BRIEF.get(month.getValue() - 1).replace(".", ""), month);
      var english = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      typed.put(english, month);
      typed.put(english.substring(0, 3), month);
    }
    typed.put("sept", Month.SEPTEMBER);
    // A frequent misspelling, with ฏ for ฎ.
    typed.put("กรกฏาคม", Month.JULY);
    typed.put("กรกฏา", Month.JULY);
    return Map.copyOf(typed);
  }
}
