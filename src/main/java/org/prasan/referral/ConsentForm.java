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
    @Nullable String ground,
    @Nullable String paper,
    @Nullable String how,
    @Nullable String witness,
    @Nullable String witnessIs,
    @Nullable String until,
    @Nullable String readIn) {
  static ConsentForm fresh(Referral referral) {
    return fresh(referral.card().languages(), referral.version());
  }

  static ConsentForm fresh(List<String> spoken, int version) {
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
        "",
        "",
        "",
        "",
        "",
        "");
  }

  /** For what, until when and in which language it is read out before anything else is asked. */
  ConsentForm with(String what, String last, String spoken) {
    return new ConsentForm(
        id,
        version,
        what,
        basis,
        language,
        interpreter,
        givenBy,
        guardian,
        suspected,
        ground,
        paper,
        how,
        witness,
        witnessIs,
        last,
        spoken);
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
    var by = word(LegalBasis.values(), basis, "basis", check);
    var who = word(Consent.GivenBy.values(), givenBy, "givenBy", check);
    var form = word(Consent.Form.values(), how, "how", check);
    var put = word(Consent.Interpreter.values(), interpreter, "interpreter", check);
    if (!languages.contains(FormCheck.plain(language))) check.wrong("language", "web.wrong.choose");
    var last = check.day("until", until);
    var name = check.lineIfAny("guardian", guardian, FormCheck.NAME);
    var said = attested(who.orElse(null), form.orElse(null), check);
    if (last != null) ConsentRules.until(last, today).forEach(fault -> fault.tell(check));
    if (by.isPresent() && who.isPresent() && form.isPresent())
      ConsentRules.faults(
              groups,
              band,
              new ConsentRules.Given(by.get(), who.get(), form.get(), name, suspicion(), said))
          .forEach(fault -> fault.tell(check));
    if (check.refused()) return null;
    return new RecordConsent.Agreed(
        why.orElseThrow(),
        by.orElseThrow(),
        FormCheck.plain(language),
        put.orElseThrow(),
        who.orElseThrow(),
        form.orElseThrow(),
        name,
        said,
        FormCheck.read(last));
  }

  /**
   * What was read out in one language was not heard in another, unless somebody interpreted. A
   * language that nobody can choose here is not asked about.
   */
  void sameLanguage(ReadOut readOut, Set<String> languages, FormCheck check) {
    var heard = readOut.in();
    if (heard == null
        || !Consent.Interpreter.NOT_NEEDED.name().equals(interpreter)
        || Consent.Form.NONE.name().equals(how)) return;
    var chosen = FormCheck.plain(language);
    if (languages.contains(chosen) && !heard.is(chosen) && languages.stream().anyMatch(heard::is))
      check.wrong("language", "referral.wrong.read-in", heard.name());
  }

  /** The witness of what was only spoken; empty where none is asked for. */
  String heardBy() {
    return Consent.Form.SPOKEN.name().equals(how) ? FormCheck.plain(witness) : "";
  }

  /** What was typed where it is not asked for is not kept. */
  private Attested attested(
      Consent.@Nullable GivenBy who, Consent.@Nullable Form form, FormCheck check) {
    boolean spoken = form == Consent.Form.SPOKEN;
    boolean signed = who != null && Attested.Ground.asked(who);
    return new Attested(
        spoken ? check.lineIfAny("witness", witness, FormCheck.NAME) : "",
        spoken ? one(Attested.Witness.values(), witnessIs).orElse(null) : null,
        signed ? one(Attested.Ground.values(), ground).orElse(null) : null,
        signed ? check.lineIfAny("paper", paper, FormCheck.NAME) : "");
  }

  /** Nothing if it was not answered. */
  private @Nullable Boolean suspicion() {
    return "YES".equals(suspected) ? Boolean.TRUE : "NO".equals(suspected) ? Boolean.FALSE : null;
  }

  private static <E extends Enum<E>> Optional<E> word(
      E[] words, @Nullable String typed, String field, FormCheck check) {
    var word = one(words, typed);
    if (word.isEmpty()) check.wrong(field, "web.wrong.choose");
    return word;
  }

  private static <E extends Enum<E>> Optional<E> one(E[] words, @Nullable String typed) {
    return Arrays.stream(words).filter(one -> one.name().equals(typed)).findFirst();
  }

  /** Nobody's name in a log. */
  @Override
  public String toString() {
    return "ConsentForm[" + id + "]";
  }
}
