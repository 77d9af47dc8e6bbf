package org.prasan.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** What was agreed to, as it was typed. */
record ConsentForm(
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String purpose,
    @Nullable String basis,
    @Nullable String language,
    @Nullable String interpreter,
    @Nullable String givenBy,
    @Nullable String guardian,
    @Nullable String suspected,
    @Nullable String how,
    @Nullable String until) {
  private static final int LONGEST_MONTHS = 12;

  static ConsentForm fresh(Referral referral, String until) {
    return fresh(referral.card().languages(), referral.version(), until);
  }

  static ConsentForm fresh(List<String> spoken, int version, String until) {
    return new ConsentForm(
        FreshId.next(),
        version,
        "",
        "",
        spoken.isEmpty() ? "tha" : spoken.getFirst(),
        "",
        "",
        "",
        "",
        "",
        until);
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  RecordConsent.@Nullable Agreed read(
      Referral referral, Set<String> languages, LocalDate today, FormCheck check) {
    return read(referral.groups(), referral.card().ageBand(), languages, today, check);
  }

  RecordConsent.@Nullable Agreed read(
      Set<DataGroup> groups,
      AgeBand band,
      Set<String> languages,
      LocalDate today,
      FormCheck check) {
    var why = word(Consent.Purpose.values(), purpose, "purpose", check);
    var ground = word(LegalBasis.values(), basis, "basis", check);
    var who = word(Consent.GivenBy.values(), givenBy, "givenBy", check);
    var form = word(Consent.Form.values(), how, "how", check);
    var put = word(Consent.Interpreter.values(), interpreter, "interpreter", check);
    if (!languages.contains(FormCheck.plain(language))) check.wrong("language", "web.wrong.choose");
    var last = last(today, check);
    var name = check.limited("guardian", guardian, FormCheck.NAME);
    if (ground.isPresent() && who.isPresent() && form.isPresent())
      fits(groups, band, ground.get(), who.get(), form.get(), name, check);
    if (check.refused()) return null;
    return new RecordConsent.Agreed(
        why.orElseThrow(),
        ground.orElseThrow(),
        FormCheck.plain(language),
        put.orElseThrow(),
        who.orElseThrow(),
        form.orElseThrow(),
        name,
        FormCheck.read(last));
  }

  private @Nullable LocalDate last(LocalDate today, FormCheck check) {
    var last = check.day("until", until);
    if (last == null) return null;
    if (last.isBefore(today)) check.wrong("until", "referral.wrong.until-past");
    else if (last.isAfter(today.plusMonths(LONGEST_MONTHS)))
      check.wrong("until", "referral.wrong.until-far", LONGEST_MONTHS);
    return last;
  }

  private void fits(
      Set<DataGroup> groups,
      AgeBand band,
      LegalBasis ground,
      Consent.GivenBy who,
      Consent.Form form,
      String name,
      FormCheck check) {
    if (!ground.reaches(groups)) check.wrong("basis", "referral.wrong.basis-sensitive");
    if (ground.asks() != (who != Consent.GivenBy.NOBODY))
      check.wrong(
          "givenBy", ground.asks() ? "referral.wrong.who-agrees" : "referral.wrong.nobody-agrees");
    if (ground.asks() != (form != Consent.Form.NONE))
      check.wrong("how", ground.asks() ? "referral.wrong.form" : "referral.wrong.no-form");
    guardian(band, ground, who, name, check);
  }

  /** Whoever is suspected of the harm signs nothing, and a young child nothing alone. */
  private void guardian(
      AgeBand band, LegalBasis ground, Consent.GivenBy who, String name, FormCheck check) {
    if (who.guardian()) {
      if (name.isEmpty()) check.wrong("guardian", "referral.wrong.guardian-name");
      if ("YES".equals(suspected)) check.wrong("suspected", "referral.wrong.guardian-suspected");
      else if (!"NO".equals(suspected)) check.wrong("suspected", "web.wrong.choose");
      return;
    }
    if (!ground.asks()) return;
    if (RecordConsent.child(band) && who == Consent.GivenBy.CLIENT)
      check.wrong("givenBy", "referral.wrong.child-alone");
    else if (RecordConsent.youngChild(band)) check.wrong("givenBy", "referral.wrong.young-child");
  }

  private static <E extends Enum<E>> Optional<E> word(
      E[] words, @Nullable String typed, String field, FormCheck check) {
    var word = Arrays.stream(words).filter(one -> one.name().equals(typed)).findFirst();
    if (word.isEmpty()) check.wrong(field, "web.wrong.choose");
    return word;
  }

  /** Nobody's name in a log. */
  @Override
  public String toString() {
    return "ConsentForm[" + id + "]";
  }
}
