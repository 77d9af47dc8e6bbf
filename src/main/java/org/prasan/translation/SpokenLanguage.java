package org.prasan.translation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.PersonId;

/**
 * A language that clients speak, as the coalition keeps it.
 *
 * @param edition the one that is used; null before the first, and once it was taken out of use
 * @param notYet what a second person says who read it and does not release it as it is
 */
record SpokenLanguage(
    UUID id,
    LanguageTag tag,
    Names names,
    @Nullable Integer edition,
    @Nullable NotYet notYet,
    int version) {
  /**
   * What has to be changed before.
   *
   * @param by who says so; null if that was not kept
   */
  record NotYet(String words, @Nullable PersonId by) {}

  /** What it is called, who translates it and who vouches for it, the last two empty at first. */
  record Names(
      String ownName,
      LocalizedText name,
      String translator,
      String voucher,
      @Nullable LocalDate vouchedOn) {
    private static final String LANGUAGE = "ภาษา";

    /** As it stands after the Thai word for language, with which some begin the name. */
    public String withoutPrefix(Locale locale) {
      var called = name.in(locale);
      return called.startsWith(LANGUAGE) ? called.substring(LANGUAGE.length()) : called;
    }

    boolean vouched() {
      return !translator.isEmpty() && !voucher.isEmpty() && vouchedOn != null;
    }
  }
}
