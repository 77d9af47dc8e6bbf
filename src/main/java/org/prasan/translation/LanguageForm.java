package org.prasan.translation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** A language, its names and who answers for it, as they were typed. */
record LanguageForm(
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String tag,
    @Nullable String ownName,
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable String translator,
    @Nullable String voucher,
    @Nullable String vouchedOn) {
  private static final int SHORT = 80;

  static LanguageForm fresh() {
    return new LanguageForm(FreshId.next(), 0, "", "", "", "", "", "", "");
  }

  static LanguageForm of(SpokenLanguage language, Dates dates) {
    var names = language.names();
    return new LanguageForm(
        language.id(),
        language.version(),
        language.tag().value(),
        names.ownName(),
        names.name().th(),
        Objects.requireNonNullElse(names.name().en(), ""),
        names.translator(),
        names.voucher(),
        dates.full(names.vouchedOn()));
  }

  /** Who answers for it may be said later; but not the day alone, or one to come. */
  SpokenLanguage.@Nullable Names read(LocalDate today, FormCheck check) {
    var own = check.line("ownName", ownName, SHORT);
    var name = check.bothLines("nameTh", nameTh, "nameEn", nameEn, SHORT);
    var by = check.lineIfAny("translator", translator, FormCheck.NAME);
    var vouching = check.lineIfAny("voucher", voucher, FormCheck.NAME);
    var day = check.dayIfAny("vouchedOn", vouchedOn);
    if (day != null && day.isAfter(today)) check.wrong("vouchedOn", "translation.wrong.to-come");
    if (!vouching.isEmpty() && vouching.equalsIgnoreCase(by))
      check.wrong("voucher", "translation.wrong.same-person");
    return check.refused() ? null : new SpokenLanguage.Names(own, name, by, vouching, day);
  }
}
