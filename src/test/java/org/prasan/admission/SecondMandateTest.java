package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody acts for one organization and holds a mandate of the applicant as well. */
@PrasanTest
class SecondMandateTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";
  private static final String OWN = "คุณทำหน้าที่แทนองค์กรที่สมัคร";

  @Autowired Applicants applicants;
  @Autowired OrganizationRegistry registry;
  @Autowired People people;
  @Autowired ReviewApplication review;
  @Autowired OpenEndorsement open;
  @Autowired DecideApplication decide;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private OrganizationId applicant;

  @BeforeEach
  void anApplicantThatTheRegistryKnows() {
    scene = applicants.coalition().scene();
    applicant =
        scene.in(
            () ->
                registry.add(
                    office(),
                    OrganizationId.fresh(),
                    NewOrganization.named(LocalizedText.of(ORCHID), OrganizationKind.FOUNDATION)));
  }

  private Acting office() {
    return Acting.system(scene.coalition(), "test");
  }

  private void alsoWorksForTheApplicant(Role role) {
    people.mandate(
        office(), scene.person(role), applicant, Role.STAFF, false, LocalDate.of(2025, 1, 1));
  }

  @Test
  void sheNeitherDeclaresNorScoresAndSeesWhatMembersSee() {
    alsoWorksForTheApplicant(Role.OFFICER);
    var applied = applicants.complete(scene, ORCHID);
    assertThat(post(applied, "/declaration", Role.OFFICER, Map.of("conflict", "false")))
        .hasStatus(422)
        .bodyText()
        .contains(OWN);
    var scores = List.of(new Review.Score(4, ""), new Review.Score(4, ""));
    var judgement = new ReviewApplication.Judgement(scores, Review.Recommendation.ADMIT, "");
    assertThat(scene.in(() -> review.score(scene.acting(Role.OFFICER), applied.id(), judgement)))
        .isEqualTo(Outcome.Refused.because("admission.refused.own"));
    assertThat(
            pages
                .get()
                .uri(scene.url("/applications/" + applied.id()))
                .with(scene.as(Role.OFFICER)))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(Applicants.EMAIL, "ดูแลเด็กริมน้ำ", applied.id() + "/review\"");
  }

  @Test
  void sheNeitherOpensTheEndorsementNorDecides() {
    alsoWorksForTheApplicant(Role.SECRETARY);
    var applied = applicants.submitted(scene, ORCHID);
    var decided =
        new DecideApplication.Decided(
            "1/2570",
            LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")),
            "เหตุผล",
            "เร่งด่วน",
            null);
    var own = Outcome.Refused.because("admission.refused.own");
    var secretary = scene.acting(Role.SECRETARY);
    assertThat(scene.in(() -> open.open(secretary, applied.id()))).isEqualTo(own);
    assertThat(scene.in(() -> decide.refuse(secretary, applied.id(), decided))).isEqualTo(own);
    assertThat(Objects.requireNonNull(applicants.now(scene, applied.id()).organization()))
        .isEqualTo(applicant);
  }

  @Test
  void herExportKeepsTheContactOfTheApplicantAndHerHomeAsksNothing() {
    var applied = applicants.complete(scene, ORCHID);
    assertThat(seen("/applications/export/csv")).contains(ORCHID, Applicants.EMAIL);
    assertThat(seen("/home")).contains("/applications/" + applied.id());
    alsoWorksForTheApplicant(Role.OFFICER);
    assertThat(seen("/applications/export/csv")).contains(ORCHID).doesNotContain(Applicants.EMAIL);
    assertThat(seen("/home")).doesNotContain("/applications/" + applied.id());
  }

  private String seen(String page) {
    return new String(
        pages
            .get()
            .uri(scene.url(page))
            .with(scene.as(Role.OFFICER))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  @Test
  void othersGoOnAsBefore() {
    alsoWorksForTheApplicant(Role.SECRETARY);
    var applied = applicants.submitted(scene, ORCHID);
    assertThat(post(applied, "/complete", Role.OFFICER, Map.of())).hasStatus(302);
  }

  private MvcTestResult post(
      Applicants.Applied applied, String page, Role role, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/applications/" + applied.id() + page))
            .with(csrf())
            .with(scene.as(role));
    fields.forEach(request::param);
    return request.exchange();
  }
}
