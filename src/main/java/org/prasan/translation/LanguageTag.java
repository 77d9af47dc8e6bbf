package org.prasan.translation;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language by its code of ISO 639, with a variety where there are several: my, shn, th-x-child.
 * Written as browsers and voices know it (BCP 47).
 */
public record LanguageTag(String value) {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final int LONGEST = 35;

  /** Prasan's own words. */
  private static final Set<String> OURS = Set.of("th", "en");

  public LanguageTag {
    if (!read(value).equals(Optional.of(value)))
      throw new IllegalArgumentException("Not a language tag: " + value);
  }

  /** Nothing if it is no such code, or one of those that Prasan speaks anyway. */
  static Optional<LanguageTag> of(String typed) {
    return read(typed.strip()).map(LanguageTag::new);
  }

  private static Optional<String> read(String typed) {
    if (typed.length() > LONGEST) return Optional.empty();
    try {
      var locale = new Locale.Builder().setLanguageTag(typed.replace('_', '-')).build();
      var language = locale.getLanguage();
      if (!LANGUAGE.matcher(language).matches() || !known(language)) return Optional.empty();
      var tag = new Locale.Builder().setLocale(locale).setLanguage(shortest(language)).build();
      return Optional.of(tag.toLanguageTag()).filter(one -> !OURS.contains(one));
    } catch (IllformedLocaleException notATag) {
      return Optional.empty();
    }
  }

  /** Two letters where ISO 639-1 has them: mya is written my. */
  private static String shortest(String language) {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(known -> Locale.of(known).getISO3Language().equals(language))
        .findFirst()
        .orElse(language);
  }

  private static boolean known(String language) {
    return language.length() == 3 || Arrays.asList(Locale.getISOLanguages()).contains(language);
  }

  /** Thai in other words. */
  public boolean isThai() {
    return locale().getLanguage().equals("th");
  }

  public Locale locale() {
    return Locale.forLanguageTag(value);
  }

  /** The same language by three letters, as clients' languages are recorded. */
  public boolean is(String iso3) {
    return locale().getISO3Language().equals(iso3);
  }

  @Override
  public String toString() {
    return value;
  }
}
