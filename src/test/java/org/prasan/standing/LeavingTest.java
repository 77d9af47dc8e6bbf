package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.AssignOffice;
import org.prasan.coalition.EditOrgans;
import org.prasan.coalition.Office;
import org.prasan.coalition.OfficeKind;
import org.prasan.coalition.Offices;
import org.prasan.coalition.Organ;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organization leaves the coalition, and what it held ends with its membership. */
@PrasanTest
class LeavingTest {
  private static final String NO_END = "none";

  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired OrganizationRegistry registry;
  @Autowired AssignOffice assign;
  @Autowired EditOrgans organs;
  @Autowired Offices offices;
  @Autowired JdbcClient jdbc;
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
  void whoLeavesHandsOverOfficesAndMandatesAtOnce() {
    members.put(scene, ours, Standing.ACTIVE);
    var office = anOfficeOfOurs();
    scene.person(Role.STAFF);
    assertThat(get("/resign", Role.DIRECTOR))
        .hasStatusOk()
        .bodyText()
        .contains("1 ตำแหน่ง: เหรัญญิก", "ตำแหน่งว่างลง", "ผู้แทน 2 รายการ");
    var checked = post("/resign", Role.DIRECTOR, "reason", "ย้ายงาน");
    assertThat(PagesAfterPosting.shown(pages, checked, scene.as(Role.DIRECTOR)))
        .hasStatusOk()
        .bodyText()
        .contains("ตรวจทานก่อนลาออก", "ย้ายงาน");
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(post("/resign", Role.DIRECTOR, "reason", "ย้ายงาน", "step", "leave"))
        .hasStatus3xxRedirection()
        .hasRedirectedUrl(scene.url("/membership/left"));
    assertThat(standing()).isEqualTo(Standing.RESIGNED);
    assertThat(inRegistry()).isFalse();
    assertThat(scene.in(() -> offices.terms(scene.id())))
        .allMatch(term -> term.office().equals(office) && !term.runsOn(today));
    assertThat(get("", Role.DIRECTOR)).hasStatus(403);
    assertThat(get("", Role.STAFF)).hasStatus(403);
  }

  @Test
  void withNoticeEverythingIsKeptUntilItsLastDay() {
    members.rule(scene, RuleKey.NOTICE_DAYS, new RuleValue.Amount(30));
    members.put(scene, ours, Standing.ACTIVE);
    post("/resign", Role.DIRECTOR, "step", "leave");
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    assertThat(course().on(today.plusDays(29))).contains(Standing.ACTIVE);
    assertThat(course().on(today.plusDays(30))).contains(Standing.RESIGNED);
    assertThat(get("", Role.DIRECTOR)).hasStatusOk().bodyText().contains("แจ้งลาออกแล้ว");
    assertThat(post("/resign", Role.DIRECTOR, "step", "leave")).hasStatus3xxRedirection();
    assertThat(course().facts().stream().filter(f -> f.kind() == Fact.Kind.RESIGNED)).hasSize(1);
  }

  @Test
  void theLastAdministratorsOrganizationFirstAppointsAnother() {
    members.put(scene, ours, Standing.ACTIVE);
    scene.person(Role.ADMINISTRATOR);
    post("/resign", Role.DIRECTOR, "step", "leave");
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
  }

  @Test
  void aMandateGivenDuringTheNoticeEndsWithTheMembership() {
    var person = leavingInThirtyDays();
    give(person, "ALTERNATE", "");
    assertThat(lastDay(person, "ALTERNATE")).isEqualTo(today.plusDays(29).toString());
  }

  @Test
  void oneThatEndsEarlierKeepsItsDayAndOneThatWouldBeginLaterNeverBegins() {
    var person = leavingInThirtyDays();
    give(person, "ALTERNATE", day(today.plusDays(5)));
    assertThat(lastDay(person, "ALTERNATE")).isEqualTo(today.plusDays(5).toString());
    var later = scene.person(Role.FOCAL_POINT);
    post(mandates(later), "CASE_WORKER", today.plusDays(60), "");
    assertThat(lastDay(later, "CASE_WORKER")).isEqualTo(today.plusDays(59).toString());
  }

  @Test
  void anInvitationAcceptedDuringTheNoticeEndsWithTheMembershipToo() {
    leavingInThirtyDays();
    var email = "late" + UUID.randomUUID() + "@example.org";
    var invited =
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .param("email", email)
            .param("nameTh", "สมหญิง ใจดี")
            .param("organization", ours.toString())
            .param("role", "STAFF")
            .param("language", "th")
            .with(csrf())
            .with(scene.as(Role.DIRECTOR))
            .exchange();
    var flash = Objects.requireNonNull(invited.getMvcResult().getFlashMap());
    var link = String.valueOf(flash.get("link")).replaceFirst("https?://[^/]+", "");
    assertThat(
            pages
                .post()
                .uri(link)
                .param("nameTh", "สมหญิง ใจดี")
                .param("password", "แม่น้ำสามสายไหลช้า")
                .param("language", "th")
                .with(csrf()))
        .hasStatus3xxRedirection();
    assertThat(lastDays("STAFF")).contains(today.plusDays(29).toString()).doesNotContain(NO_END);
  }

  @Test
  void whoPreparesToComeBackIsGivenMandatesWithoutAnEnd() {
    members.put(scene, ours, Standing.RESIGNED);
    var person = scene.person(Role.STAFF);
    post(mandates(person), "DIRECTOR", today, "", Role.SECRETARY);
    assertThat(lastDay(person, "DIRECTOR")).isEqualTo(NO_END);
  }

  private PersonId leavingInThirtyDays() {
    members.rule(scene, RuleKey.NOTICE_DAYS, new RuleValue.Amount(30));
    members.put(scene, ours, Standing.ACTIVE);
    var person = scene.person(Role.STAFF);
    post("/resign", Role.DIRECTOR, "step", "leave");
    return person;
  }

  private void give(PersonId person, String role, String to) {
    post(mandates(person), role, today, to);
  }

  private String mandates(PersonId person) {
    return scene.url("/people/" + person + "/mandates");
  }

  private void post(String url, String role, LocalDate from, String to) {
    post(url, role, from, to, Role.DIRECTOR);
  }

  private void post(String url, String role, LocalDate from, String to, Role giver) {
    assertThat(
            pages
                .post()
                .uri(url)
                .param("organization", ours.toString())
                .param("role", role)
                .param("from", day(from))
                .param("to", to)
                .with(csrf())
                .with(scene.as(giver)))
        .hasStatus3xxRedirection();
  }

  private String lastDay(PersonId person, String role) {
    return lastDays(" and person_id = '" + person + "'", role).getFirst();
  }

  private List<String> lastDays(String role) {
    return lastDays("", role);
  }

  private List<String> lastDays(String more, String role) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select coalesce(valid_to::text, 'none') from identity.mandate where"
                        + " coalition_id = :coalition and role = :role"
                        + more)
                .param("coalition", scene.id().value())
                .param("role", role)
                .query(String.class)
                .list());
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + 543);
  }

  private UUID anOfficeOfOurs() {
    var organ = UUID.randomUUID();
    var office = UUID.randomUUID();
    var acting = Members.office(scene);
    scene.in(
        () -> {
          organs.addOrgan(acting, new Organ(organ, LocalizedText.of("กรรมการ"), 1));
          organs.addOffice(
              acting,
              new Office(office, organ, LocalizedText.of("เหรัญญิก"), OfficeKind.TREASURER, 1, 1));
          return assign.assign(
              acting,
              new AssignOffice.Wish(
                  UUID.randomUUID(),
                  office,
                  ours,
                  null,
                  ApproximateDate.of(today.minusYears(1)),
                  null));
        });
    return office;
  }

  private Course course() {
    return scene.in(() -> facts.course(scene.id(), ours));
  }

  private Standing standing() {
    return course().on(today).orElseThrow();
  }

  private boolean inRegistry() {
    return scene.in(() -> registry.find(scene.id(), ours).orElseThrow().member());
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
}
