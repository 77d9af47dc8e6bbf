package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** What other modules are told of agreements. */
@PrasanTest
class AgreementsTest {
  private static final LocalDate BEFORE = LocalDate.of(2024, 12, 31);
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

  @Autowired Scenes scenes;
  @Autowired Agreements agreements;
  @Autowired SampleAgreements samples;
  @Autowired Signatures signatures;

  Scene scene;
  AgreementId id;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    id = AgreementId.fresh();
  }

  @Test
  void theMembershipAgreementIsTheOneInForceThatDayWhoseTextIsHere() {
    load("IN_FORCE", List.of(text()));
    assertThat(on(BEFORE)).isEmpty();
    assertThat(on(FIRST)).contains(id);
  }

  @Test
  void anAgreementWithoutATextCannotBeSignedAndSoIsNoMembershipAgreement() {
    load("IN_FORCE", List.of());
    assertThat(on(FIRST)).isEmpty();
  }

  @Test
  void aDraftIsNoMembershipAgreement() {
    load("DRAFT", List.of(text()));
    assertThat(on(FIRST)).isEmpty();
  }

  @Test
  void anOrganizationIsExpectedToSignOnceHoweverOftenItIsSaid() {
    load("IN_FORCE", List.of(text()));
    var organization = OrganizationId.fresh();
    for (int i = 0; i < 2; i++)
      scene.in(
          () -> {
            agreements.expectSignature(scene.acting(Role.SECRETARY), id, organization);
            return true;
          });
    assertThat(scene.in(() -> signatures.parties(scene.id(), id))).hasSize(1);
    assertThat(scene.in(() -> agreements.signed(scene.id(), id, organization))).isFalse();
  }

  private java.util.Optional<AgreementId> on(LocalDate day) {
    return scene.in(() -> agreements.membershipAgreement(scene.id(), day));
  }

  private void load(String state, List<SampleAgreements.TextFacts> texts) {
    var facts =
        new SampleAgreements.Facts(
            "mou",
            AgreementKind.MEMBERSHIP,
            state,
            LocalizedText.of("บันทึกข้อตกลง"),
            null,
            null,
            null,
            null,
            "2025-01-01",
            null,
            texts,
            null);
    scene.in(
        () -> {
          samples.load(scene.acting(Role.SECRETARY), id, facts);
          return true;
        });
  }

  private static SampleAgreements.TextFacts text() {
    return new SampleAgreements.TextFacts(
        "2024-12-01", LocalizedText.of("บันทึกข้อตกลง"), LocalizedText.of("ข้อ 1 ทำงานร่วมกัน"));
  }
}
