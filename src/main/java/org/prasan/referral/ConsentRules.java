package org.prasan.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.DataGroup;

/**
 * When a consent holds, whether somebody typed it or a program sent it: the ground reaches what is
 * shared, somebody agreed who may, and it ends.
 */
final class ConsentRules {
  private static final int LONGEST_MONTHS = 12;

  /** Nobody signs for an adult but a guardian whom a court has named. */
  static final Set<Consent.GivenBy> GIVEN_BY_ADULTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Consent.GivenBy.CLIENT, Consent.GivenBy.LEGAL_GUARDIAN, Consent.GivenBy.NOBODY));

  private ConsentRules() {}

  /**
   * What was given, as far as the rules ask.
   *
   * @param guardian the guardian's name, empty without one
   * @param suspected whether the guardian is suspected of the harm; null if nobody said
   * @param attested the witness, and by what a guardian may sign
   */
  record Given(
      LegalBasis ground,
      Consent.GivenBy who,
      Consent.Form form,
      String guardian,
      @Nullable Boolean suspected,
      Attested attested) {
    /** Nobody's name in a log. */
    @Override
    public String toString() {
      return "Given[" + ground + "]";
    }
  }

  static List<Fault> until(LocalDate last, LocalDate today) {
    if (last.isBefore(today)) return List.of(Fault.of("until", "referral.wrong.until-past"));
    return last.isAfter(today.plusMonths(LONGEST_MONTHS))
        ? List.of(Fault.of("until", "referral.wrong.until-far", LONGEST_MONTHS))
        : List.of();
  }

  static List<Fault> faults(Set<DataGroup> groups, AgeBand band, Given given) {
    var faults = new ArrayList<Fault>();
    var ground = given.ground();
    if (!ground.reaches(groups)) faults.add(Fault.of("basis", "referral.wrong.basis-sensitive"));
    if (ground.asks() != (given.who() != Consent.GivenBy.NOBODY))
      faults.add(
          Fault.of(
              "givenBy",
              ground.asks() ? "referral.wrong.who-agrees" : "referral.wrong.nobody-agrees"));
    if (ground.asks() != (given.form() != Consent.Form.NONE))
      faults.add(Fault.of("how", ground.asks() ? "referral.wrong.form" : "referral.wrong.no-form"));
    if (!RecordConsent.child(band) && !GIVEN_BY_ADULTS.contains(given.who()))
      faults.add(Fault.of("givenBy", "referral.wrong.adult"));
    if (given.form() == Consent.Form.SPOKEN) faults.addAll(witness(given.attested()));
    if (given.who().guardian()) faults.addAll(guardian(given));
    else if (ground.asks()) faults.addAll(withoutGuardian(band, given.who()));
    return faults;
  }

  /** Whoever is suspected of the harm signs nothing. */
  private static List<Fault> guardian(Given given) {
    var faults = new ArrayList<Fault>();
    if (given.guardian().isEmpty())
      faults.add(Fault.of("guardian", "referral.wrong.guardian-name"));
    if (given.suspected() == null) faults.add(Fault.of("suspected", "web.wrong.choose"));
    else if (given.suspected())
      faults.add(Fault.of("suspected", "referral.wrong.guardian-suspected"));
    var ground = given.attested().ground();
    if (Attested.Ground.asked(given.who()) && (ground == null || !ground.holds(given.who())))
      faults.add(Fault.of("ground", "referral.wrong.guardian-ground"));
    return faults;
  }

  private static List<Fault> witness(Attested attested) {
    var faults = new ArrayList<Fault>();
    if (attested.witness().isEmpty())
      faults.add(Fault.of("witness", "referral.wrong.witness-name"));
    if (attested.is() == null) faults.add(Fault.of("witnessIs", "web.wrong.choose"));
    return faults;
  }

  /** A child agrees alone only where it is said why, and a young one to nothing. */
  private static List<Fault> withoutGuardian(AgeBand band, Consent.GivenBy who) {
    if (RecordConsent.child(band) && who == Consent.GivenBy.CLIENT)
      return List.of(Fault.of("givenBy", "referral.wrong.child-alone"));
    return RecordConsent.youngChild(band)
        ? List.of(Fault.of("givenBy", "referral.wrong.young-child"))
        : List.of();
  }
}
