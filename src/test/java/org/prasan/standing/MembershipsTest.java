package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.agreement.AgreementId;
import org.prasan.agreement.AgreementKind;
import org.prasan.agreement.AgreementSigned;
import org.prasan.language.ApproximateDate;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Reference;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From admission to leaving, through the pages people use. */
@PrasanTest
@Tag("data")
class MembershipsTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Memberships memberships;
  @Autowired Facts facts;
  @Autowired KeepRegistry keep;
  @Autowired OrganizationRegistry registry;
  @Autowired ApplicationEventPublisher events;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private OrganizationId ours;
  private LocalDate today;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    ours = members.organization(scene, scene.organization(), "มูลนิธิของเรา");
    members.usualRules(scene);
    today = scene.in(facts::today);
  }

  @Test
  void whoIsAdmittedWhereNothingIsToSignIsAMemberAtOnce() {
    admit();
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(scene.in(() -> memberships.membersOn(scene.id(), today))).containsExactly(ours);
    assertThat(inRegistry()).isTrue();
  }

  @Test
  void admittingTwiceAdmitsOnce() {
    admit();
    admit();
    assertThat(course().facts()).hasSize(2);
  }

  @Test
  void whoWasAdmittedAndSignsLaterIsAMemberFromTheSignature() {
    scene.in(
        () ->
            facts.add(
                Members.office(scene), Told.of(ours, Fact.Kind.ADMITTED, today.minusDays(9))));
    assertThat(course().on(today)).isEmpty();
    sign(AgreementKind.COOPERATION, today.minusDays(3));
    assertThat(course().on(today)).isEmpty();
    sign(AgreementKind.MEMBERSHIP, today.minusDays(3));
    assertThat(course().on(today.minusDays(4))).isEmpty();
    assertThat(course().on(today.minusDays(3))).contains(Standing.ACTIVE);
  }

  @Test
  void aPaperSignedBeforeTheAdmissionCountsFromTheAdmission() {
    scene.in(
        () ->
            facts.add(
                Members.office(scene), Told.of(ours, Fact.Kind.ADMITTED, today.minusDays(9))));
    sign(AgreementKind.MEMBERSHIP, today.minusDays(30));
    assertThat(course().on(today.minusDays(10))).isEmpty();
    assertThat(course().on(today.minusDays(9))).contains(Standing.ACTIVE);
  }

  @Test
  void aMemberThatSignsANewTextStaysTheSameMember() {
    members.put(scene, ours, Standing.GRACE);
    sign(AgreementKind.MEMBERSHIP, today);
    assertThat(standing()).isEqualTo(Standing.GRACE);
  }

  @Test
  void oneClickRenewsAndASecondChangesNothing() {
    members.put(scene, ours, Standing.RENEWAL_DUE);
    var end = end();
    assertThat(get("/renew", Role.FOCAL_POINT))
        .hasStatusOk()
        .bodyText()
        .contains("ตรวจทานก่อนต่ออายุ");
    var done = post("/renew", Role.FOCAL_POINT, "term", end.toString());
    assertThat(post("/renew", Role.FOCAL_POINT, "term", end.toString())).hasStatus3xxRedirection();
    var reference = Reference.of(course().facts().getLast().id());
    assertThat(done).flash().containsEntry("flashArgument", reference);
    assertThat(get("", Role.STAFF)).bodyText().contains("เลขอ้างอิง " + reference);
    assertThat(end()).isEqualTo(end.plusYears(1));
    assertThat(course().facts().stream().filter(f -> f.kind() == Fact.Kind.RENEWED)).hasSize(3);
  }

  @Test
  void nobodyRenewsForAnotherOrganization() {
    var theirs = members.organization(scene, "มูลนิธิอื่น");
    members.put(scene, theirs, Standing.RENEWAL_DUE);
    var path = scene.url("/organizations/" + theirs + "/membership/renew");
    assertThat(pages.get().uri(path).with(scene.as(Role.DIRECTOR))).hasStatus(404);
    assertThat(pages.post().uri(path).with(csrf()).with(scene.as(Role.DIRECTOR))).hasStatus(404);
  }

  @Test
  void theSecretaryRecordsARenewalWithItsEvidence() {
    members.put(scene, ours, Standing.LAPSED);
    var end = end();
    assertThat(post("/record-renewal", Role.SECRETARY, "term", end.toString(), "from", day(today)))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดกรอกช่องนี้");
    assertThat(
            post(
                "/record-renewal",
                Role.SECRETARY,
                "term",
                end.toString(),
                "from",
                day(today),
                "decision",
                "หนังสือที่ 12/2569"))
        .hasStatus3xxRedirection();
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(get("", Role.STAFF)).hasStatusOk().bodyText().contains("หนังสือที่ 12/2569");
  }

  @Test
  void aSuspensionNeedsADecisionAndAReasonAndLeavesTheRegistryOfMembers() {
    members.put(scene, ours, Standing.ACTIVE);
    var checked =
        post(
            "/suspend",
            Role.SECRETARY,
            "step",
            "check",
            "from",
            day(today),
            "decision",
            "มติ 1",
            "reason",
            "ขาดประชุม");
    assertThat(PagesAfterPosting.shown(pages, checked, scene.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains("ไม่นับเป็นสมาชิก", "ขาดประชุม", "name=\"step\" value=\"record\"");
    assertThat(post("/suspend", Role.SECRETARY, "from", day(today), "decision", "มติ 1"))
        .hasStatus(422);
    assertThat(
            post(
                "/suspend",
                Role.SECRETARY,
                "from",
                day(today.minusDays(1)),
                "decision",
                "มติ 1",
                "reason",
                "รอตรวจสอบ"))
        .hasStatus(422)
        .bodyText()
        .contains("วันที่ผ่านไปแล้วเปลี่ยนไม่ได้");
    assertThat(inRegistry()).isTrue();
    suspend();
    assertThat(standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(inRegistry()).isFalse();
    assertThat(
            post(
                "/reinstate",
                Role.SECRETARY,
                "from",
                day(today),
                "decision",
                "มติ 2",
                "reason",
                "เรียบร้อยแล้ว"))
        .hasStatus3xxRedirection();
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(inRegistry()).isTrue();
  }

  private void suspend() {
    assertThat(
            post(
                "/suspend",
                Role.SECRETARY,
                "from",
                day(today),
                "decision",
                "มติ 1",
                "reason",
                "รอตรวจสอบ"))
        .hasStatus3xxRedirection();
  }

  @Test
  void aMistakeIsAnnulledAndStaysReadable() {
    members.put(scene, ours, Standing.ACTIVE);
    suspend();
    var mistake = course().facts().getLast();
    var path = "/facts/" + mistake.id() + "/annul";
    assertThat(get(path, Role.SECRETARY)).hasStatusOk().bodyText().contains("มติ 1");
    assertThat(post(path, Role.SECRETARY)).hasStatus(422);
    assertThat(post(path, Role.SECRETARY, "reason", "ผิดองค์กร")).hasStatus3xxRedirection();
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(get("", Role.SECRETARY)).bodyText().contains("<del>", "ผิดองค์กร");
    assertThat(post(path, Role.SECRETARY, "reason", "อีกครั้ง")).hasStatus(404);
  }

  @Test
  void whoHasLeftMayBeAdmittedAgain() {
    members.put(scene, ours, Standing.RESIGNED);
    admit();
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(course().on(today.minusDays(1))).contains(Standing.RESIGNED);
  }

  @Test
  void aTermThatEndsByItselfLeavesTheRegistryWithTheDailyJob() {
    members.put(scene, ours, Standing.LAPSED);
    Tenancy.run(
        scene.id(), () -> registry.belongs(scene.id(), ours, true, ApproximateDate.of("2019")));
    assertThat(inRegistry()).isTrue();
    Tenancy.run(scene.id(), () -> keep.keepAll(scene.coalition()));
    assertThat(inRegistry()).isFalse();
  }

  @Test
  void whoWasTypedInAsAMemberBeforeIsTakenOverAsKnownAndLapsesNever() {
    Tenancy.run(
        scene.id(), () -> registry.belongs(scene.id(), ours, true, ApproximateDate.of("2019")));
    for (int i = 0; i < 2; i++) Tenancy.run(scene.id(), () -> keep.keepAll(scene.coalition()));
    assertThat(course().facts()).hasSize(1);
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(course().term(today)).hasValueSatisfying(t -> assertThat(t.recorded()).isFalse());
    assertThat(inRegistry()).isTrue();
  }

  @Test
  void theRealCoalitionsMembersAreShownAsKnownAndHaveNoTerm() {
    scene.in(
        () ->
            facts.add(
                Members.office(scene),
                Told.of(ours, Fact.Kind.STARTED, LocalDate.of(2022, 3, 31))
                    .known(ApproximateDate.of("../2022-03"))));
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(get("", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("มีนาคม 2565", "ไม่ได้บันทึกไว้", "บันทึกการต่ออายุครั้งล่าสุด");
  }

  @Test
  void aMembershipOfAnotherCoalitionIsNotThere() {
    var other = scenes.fresh();
    members.ours(other, Standing.ACTIVE);
    assertThat(
            pages
                .get()
                .uri(scene.url("/organizations/" + other.organization() + "/membership"))
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(404);
    assertThat(
            pages
                .get()
                .uri(scene.url("/organizations/" + OrganizationId.fresh() + "/membership"))
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(404);
  }

  private void admit() {
    scene.in(
        () -> {
          memberships.admit(Members.office(scene), ours, today, "มติที่ประชุมใหญ่");
          return true;
        });
  }

  private void sign(AgreementKind kind, LocalDate on) {
    scene.in(
        () -> {
          events.publishEvent(
              new AgreementSigned(
                  scene.id(),
                  new AgreementId(UUID.randomUUID()),
                  kind,
                  ours,
                  on,
                  Members.office(scene)));
          return true;
        });
  }

  private Course course() {
    return scene.in(() -> facts.course(scene.id(), ours));
  }

  private Standing standing() {
    return course().on(today).orElseThrow();
  }

  private LocalDate end() {
    return Objects.requireNonNull(course().term(today).orElseThrow().end());
  }

  private boolean inRegistry() {
    return scene.in(() -> registry.find(scene.id(), ours).orElseThrow().member());
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + 543);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(page(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(page(path)).with(csrf()).with(scene.as(role));
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }

  private String page(String path) {
    return scene.url("/organizations/" + ours + "/membership" + path);
  }

  /** Kept beside the table of moves: who may renew is whom reminders reach. */
  @Test
  void remindersReachExactlyThoseWhoMayRenew() {
    Set<Role> may = EnumSet.noneOf(Role.class);
    for (var role : List.of(Role.values()))
      if (org.prasan.tenancy.Permissions.allows(role, Move.RENEW.action())) may.add(role);
    assertThat(may).isEqualTo(RenewByLink.HOLDERS);
  }
}
