package org.prasan.vault;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prasan.language.Digits;
import org.prasan.language.Visible;

/** What a client may be found by, and when two ways of writing it are the same. */
public enum BlindField {
  /** Without title, blanks and marks: tones in Thai, accents in Latin letters. */
  NAME {
    @Override
    String plain(String typed) {
      var name = Normalizer.normalize(Visible.line(typed), Normalizer.Form.NFKD);
      name = TITLE.matcher(name.toLowerCase(Locale.ROOT).strip()).replaceFirst("");
      return NOT_COMPARED.matcher(name).replaceAll("");
    }
  },
  /** A Thai number with or without the country's code, which some write before the nought. */
  PHONE {
    @Override
    String plain(String typed) {
      return COUNTRY.matcher(digits(typed)).replaceFirst("0");
    }
  },
  /** Of whatever card or list: letters and digits alone. */
  ID_NUMBER {
    @Override
    String plain(String typed) {
      return Digits.toAscii(Visible.line(typed))
          .toUpperCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N}]", "");
    }
  },
  /** As a date of the common era, year first. */
  BIRTH_DATE {
    @Override
    String plain(String typed) {
      return digits(typed);
    }
  };

  private static final Pattern COUNTRY = Pattern.compile("^(?:0066|66(?=[0-9]{8}))0?");
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:นางสาว|น\\.\\s*ส\\.|นาง|นาย|ด\\.\\s*[ชญ]\\.|เด็กชาย|เด็กหญิง|(?:mrs?|ms|miss|dr)\\.?(?=\\s))\\s*");
  private static final Pattern NOT_COMPARED =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}]|[\\u0e47-\\u0e4e\\u0300-\\u036f]");

  abstract String plain(String typed);

  /** Whether both are written in ways that are the same; nothing is the same as nothing. */
  public boolean same(String one, String other) {
    var plain = plain(one);
    return !plain.isEmpty() && plain.equals(plain(other));
  }

  private static String digits(String typed) {
    return Digits.toAscii(Visible.line(typed)).replaceAll("[^0-9]", "");
  }
}
