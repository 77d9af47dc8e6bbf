package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.client.AgeBand;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.PersonId;

/** Who may agree for whom, to what, on what ground and in what form, and how long it holds. */
class ConsentRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 28);
  private static final Attested HEARD =
      new Attested("ใจดี", Attested.Witness.COMMUNITY, Attested.Ground.COURT_ORDER, "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          FROM_18  | S19_CONSENT          | CLIENT                      | SIGNATURE  | -
          FROM_25  | S19_CONSENT          | CLIENT                      | THUMBPRINT | -
          FROM_60  | S26_EXPLICIT_CONSENT | CLIENT                      | AUDIO      | -
          UNKNOWN  | S26_EXPLICIT_CONSENT | CLIENT                      | SPOKEN     | -
          FROM_18  | S19_CONSENT          | LEGAL_GUARDIAN              | SIGNATURE  | -
          FROM_18  | S19_CONSENT          | MOTHER                      | SIGNATURE  | adult
          FROM_25  | S19_CONSENT          | FATHER                      | SIGNATURE  | adult
          FROM_60  | S19_CONSENT          | COMPETENT_OFFICIAL          | SIGNATURE  | adult
          UNKNOWN  | S19_CONSENT          | CLIENT_GUARDIAN_UNREACHABLE | SIGNATURE  | adult
          FROM_18  | S19_CONSENT          | CLIENT_GUARDIAN_SUSPECTED   | SIGNATURE  | adult
          FROM_18  | S19_CONSENT          | NOBODY                      | SIGNATURE  | who-agrees
          FROM_18  | S19_CONSENT          | CLIENT                      | NONE       | form
          FROM_18  | S26_EXPLICIT_CONSENT | NOBODY                      | NONE       | who-agrees form
          FROM_18  | S26_1_DANGER         | NOBODY                      | NONE       | -
          FROM_18  | S26_5_LAW            | NOBODY                      | NONE       | -
          FROM_18  | S26_1_DANGER         | CLIENT                      | NONE       | nobody-agrees
          FROM_18  | S26_5_LAW            | NOBODY                      | SIGNATURE  | no-form
          FROM_15  | S19_CONSENT          | MOTHER                      | SIGNATURE  | -
          FROM_12  | S19_CONSENT          | FATHER                      | SIGNATURE  | -
          FROM_6   | S19_CONSENT          | LEGAL_GUARDIAN              | SIGNATURE  | -
          UNDER_6  | S19_CONSENT          | COMPETENT_OFFICIAL          | SIGNATURE  | -
          FROM_15  | S19_CONSENT          | CLIENT                      | SIGNATURE  | child-alone
          FROM_12  | S19_CONSENT          | CLIENT                      | SIGNATURE  | child-alone
          UNDER_6  | S19_CONSENT          | CLIENT                      | SIGNATURE  | child-alone
          FROM_15  | S19_CONSENT          | CLIENT_GUARDIAN_UNREACHABLE | SIGNATURE  | -
          FROM_12  | S19_CONSENT          | CLIENT_GUARDIAN_SUSPECTED   | SIGNATURE  | -
          FROM_6   | S19_CONSENT          | CLIENT_GUARDIAN_UNREACHABLE | SIGNATURE  | young-child
          UNDER_6  | S19_CONSENT          | CLIENT_GUARDIAN_SUSPECTED   | SIGNATURE  | young-child
          UNDER_6  | S26_1_DANGER         | NOBODY                      | NONE       | -
          """)
  void whoAgreesIsSomebodyWhoMay(
      AgeBand band,
      LegalBasis ground,
      Consent.GivenBy who,
      Consent.Form form,
      @Nullable String wrong) {
    var given = new ConsentRules.Given(ground, who, form, "นางสมมติ", false, HEARD);
    assertThat(wrong(EnumSet.of(DataGroup.CONTACT, DataGroup.IDENTITY), band, given))
        .containsExactlyElementsOf(
            wrong == null
                ? List.of()
                : Arrays.stream(wrong.split(" ")).map("referral.wrong."::concat).toList());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"HEALTH_AND_SAFETY", "STORY", "LEGAL", "NOTES"},
      value = DataGroup.class)
  void plainConsentDoesNotReachWhatTheLawProtects(DataGroup group) {
    var groups = EnumSet.of(DataGroup.CONTACT, group);
    assertThat(wrong(groups, AgeBand.FROM_18, by(LegalBasis.S19_CONSENT)))
        .containsExactly("referral.wrong.basis-sensitive");
    assertThat(wrong(groups, AgeBand.FROM_18, by(LegalBasis.S26_EXPLICIT_CONSENT))).isEmpty();
  }

  @Test
  void whoeverSignsForAChildIsNamedAndNotSuspectedOfTheHarm() {
    assertThat(ofMother("", false)).containsExactly("referral.wrong.guardian-name");
    assertThat(ofMother("นางสมมติ", null)).containsExactly("web.wrong.choose");
    assertThat(ofMother("นางสมมติ", true)).containsExactly("referral.wrong.guardian-suspected");
    assertThat(ofMother("นางสมมติ", false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          LEGAL_GUARDIAN     | COURT_ORDER          | true
          LEGAL_GUARDIAN     | PARENTS_WILL         | true
          LEGAL_GUARDIAN     | CHILD_PROTECTION_ACT | false
          LEGAL_GUARDIAN     | ANTI_TRAFFICKING_ACT | false
          LEGAL_GUARDIAN     | -                    | false
          COMPETENT_OFFICIAL | COURT_ORDER          | true
          COMPETENT_OFFICIAL | PARENTS_WILL         | false
          COMPETENT_OFFICIAL | CHILD_PROTECTION_ACT | true
          COMPETENT_OFFICIAL | ANTI_TRAFFICKING_ACT | true
          COMPETENT_OFFICIAL | -                    | false
          MOTHER             | -                    | true
          FATHER             | -                    | true
          """)
  void whoIsNoParentSaysByWhatTheyMaySign(
      Consent.GivenBy who, Attested.@Nullable Ground ground, boolean holds) {
    var attested = new Attested("", null, ground, "");
    var given = given(who, Consent.Form.SIGNATURE, "นางสมมติ", false, attested);
    var wrong = wrong(EnumSet.of(DataGroup.CONTACT), AgeBand.FROM_12, given);
    if (holds) assertThat(wrong).isEmpty();
    else assertThat(wrong).containsExactly("referral.wrong.guardian-ground");
  }

  @Test
  void whatIsOnlySpokenHasAWitnessOfWhomIsSaidWhoThatIs() {
    assertThat(spokenBefore(new Attested("", null, null, "")))
        .containsExactly("referral.wrong.witness-name", "web.wrong.choose");
    assertThat(spokenBefore(new Attested("ใจดี", null, null, "")))
        .containsExactly("web.wrong.choose");
    assertThat(spokenBefore(new Attested("", Attested.Witness.COMMUNITY, null, "")))
        .containsExactly("referral.wrong.witness-name");
    assertThat(spokenBefore(HEARD)).isEmpty();
  }

  @Test
  void itEndsWithinAYearAndNotBeforeToday() {
    assertThat(ConsentRules.until(TODAY, TODAY)).isEmpty();
    assertThat(ConsentRules.until(TODAY.plusMonths(12), TODAY)).isEmpty();
    assertThat(ConsentRules.until(TODAY.minusDays(1), TODAY))
        .extracting(Fault::key)
        .containsExactly("referral.wrong.until-past");
    assertThat(ConsentRules.until(TODAY.plusMonths(12).plusDays(1), TODAY))
        .extracting(Fault::key)
        .containsExactly("referral.wrong.until-far");
  }

  @Test
  void itHoldsUntilTheEveningOfItsLastDayUnlessItWasTakenBackOrClosed() {
    var open = consent(null, null);
    assertThat(open.inForce(TODAY.minusDays(1))).isTrue();
    assertThat(open.inForce(TODAY)).isTrue();
    assertThat(open.inForce(TODAY.plusDays(1))).isFalse();
    assertThat(consent(Instant.EPOCH, null).inForce(TODAY)).isFalse();
    assertThat(consent(null, Instant.EPOCH).inForce(TODAY)).isFalse();
  }

  @Test
  void whatItStandsOnIsReadAsItWasWritten() {
    for (var attested :
        List.of(
            Attested.NOTHING,
            HEARD,
            new Attested("ใจดี", null, null, ""),
            new Attested("", Attested.Witness.COMMUNITY, null, ""),
            new Attested("", null, Attested.Ground.COURT_ORDER, "คำสั่งศาล 1/2569")))
      assertThat(Attested.read(attested.written())).isEqualTo(attested);
    assertThat(Attested.NOTHING.written()).isEmpty();
    assertThat(new Attested(" ใจดี \n ทดสอบ ", null, null, "").witness()).isEqualTo("ใจดี ทดสอบ");
  }

  private static List<String> ofMother(String name, @Nullable Boolean suspected) {
    var given =
        given(Consent.GivenBy.MOTHER, Consent.Form.SIGNATURE, name, suspected, Attested.NOTHING);
    return wrong(EnumSet.of(DataGroup.CONTACT), AgeBand.FROM_12, given);
  }

  private static List<String> spokenBefore(Attested attested) {
    var given = given(Consent.GivenBy.CLIENT, Consent.Form.SPOKEN, "", null, attested);
    return wrong(EnumSet.of(DataGroup.CONTACT), AgeBand.FROM_18, given);
  }

  private static ConsentRules.Given by(LegalBasis ground) {
    return new ConsentRules.Given(
        ground, Consent.GivenBy.CLIENT, Consent.Form.SIGNATURE, "", null, Attested.NOTHING);
  }

  private static ConsentRules.Given given(
      Consent.GivenBy who,
      Consent.Form form,
      String guardian,
      @Nullable Boolean suspected,
      Attested attested) {
    return new ConsentRules.Given(LegalBasis.S19_CONSENT, who, form, guardian, suspected, attested);
  }

  private static List<String> wrong(Set<DataGroup> groups, AgeBand band, ConsentRules.Given given) {
    return ConsentRules.faults(groups, band, given).stream().map(Fault::key).toList();
  }

  private static Consent consent(@Nullable Instant withdrawn, @Nullable Instant ended) {
    return new Consent(
        UUID.randomUUID(),
        1,
        EnumSet.of(DataGroup.CONTACT),
        Consent.Purpose.GIVE_THE_SERVICE,
        LegalBasis.S19_CONSENT,
        "tha",
        Consent.Interpreter.NOT_NEEDED,
        PersonId.fresh(),
        Consent.GivenBy.CLIENT,
        Consent.Form.SIGNATURE,
        TODAY,
        Instant.EPOCH,
        withdrawn,
        ended);
  }
}
