package org.prasan.agreement;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.PartialDate;
import org.prasan.web.FormCheck;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What is typed about an agreement.
 *
 * @param signed when it was signed, if that was elsewhere
 * @param signatories how many organizations signed, if only the number is known
 */
record AgreementForm(
    @Nullable UUID id,
    @Nullable AgreementKind kind,
    @Nullable String titleTh,
    @Nullable String titleEn,
    @Nullable String purposeTh,
    @Nullable String purposeEn,
    @Nullable List<String> districts,
    @Nullable String signed,
    @Nullable String signedUntil,
    @Nullable String signatories,
    @Nullable Integer version) {
  private static final int MOST_ORGANIZATIONS = 10_000;

  static AgreementForm fresh() {
    return new AgreementForm(
        AgreementId.fresh().value(), null, "", "", "", "", List.of(), "", "", "", 0);
  }

  static AgreementForm of(Agreement agreement) {
    var facts = agreement.facts();
    var purpose = facts.purpose();
    var known = facts.known();
    return new AgreementForm(
        agreement.id().value(),
        facts.kind(),
        facts.title().th(),
        facts.title().en(),
        purpose == null ? "" : purpose.th(),
        purpose == null ? "" : purpose.en(),
        facts.districts(),
        typed(known.signed() == null ? null : known.signed().from()),
        until(known.signed()),
        known.signatories() == null ? "" : String.valueOf(known.signatories()),
        agreement.version());
  }

  private static String until(@Nullable ApproximateDate signed) {
    return signed == null || Objects.equals(signed.from(), signed.to()) ? "" : typed(signed.to());
  }

  private static String typed(@Nullable PartialDate date) {
    return date == null ? "" : date.text(LocaleContextHolder.getLocale());
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Agreement.@Nullable Facts read(FormCheck check) {
    if (kind == null) check.wrong("kind", "web.wrong.choose");
    var title = check.both("titleTh", titleTh, "titleEn", titleEn, 300);
    var purpose = check.bothIfAny("purposeTh", purposeTh, "purposeEn", purposeEn, 2000);
    var known = known(check);
    if (kind == null || check.refused()) return null;
    return new Agreement.Facts(
        kind, title, purpose, Objects.requireNonNullElse(districts, List.of()), known);
  }

  private Agreement.Known known(FormCheck check) {
    var number =
        FormCheck.plain(signatories).isEmpty()
            ? null
            : check.number("signatories", signatories, 1, MOST_ORGANIZATIONS);
    var when =
        FormCheck.plain(signed).isEmpty()
            ? null
            : check.time("signed", signed, "signedUntil", signedUntil, false);
    return new Agreement.Known(when, number);
  }
}
