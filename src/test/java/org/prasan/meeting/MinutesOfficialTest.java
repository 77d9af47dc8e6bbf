package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reads a draft, in which language, and what the one official text says. */
@PrasanTest
class MinutesOfficialTest {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;
  OrganizationId other;

  @BeforeEach
  void aCoalitionWithTwoOrganizations() {
    scene = scenes.fresh();
    other = meetings.organizations(scene);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aDraftOpensForExactlyTheRolesOfTheTable(Role role) {
    var held = meetings.held(scene);
    var status = get(held, "/paper/txt", role).getResponse().getStatus();
    assertThat(status == 200)
        .as("%s %s", role, status)
        .isEqualTo(Permissions.allows(scene.acting(role).roles(), Action.READ_DRAFT_MINUTES));
    assertThat(body(get(held, "/minutes", role)).contains("ใช้แบบเดียวกันทุกองค์กร"))
        .isEqualTo(status == 200);
  }

  @Test
  void whoeverCheckedInHasTheNameOfTheLanguageOfThePaper() {
    scene.in(
        () ->
            jdbc.sql("update identity.person set name_th = :th, name_en = :en where id = :id")
                .param("th", "น้ำใส ใจกว้าง")
                .param("en", "Namsai Chaikwang")
                .param("id", scene.person(Role.STAFF).value())
                .update());
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    post(held, "/check-in?lang=en", Role.STAFF, Map.of());
    assertThat(get(held, "/minutes", Role.SECRETARY)).bodyText().contains("น้ำใส ใจกว้าง");
    assertThat(get(held, "/minutes?lang=en", Role.SECRETARY))
        .bodyText()
        .contains("Namsai Chaikwang");
    assertThat(get(held, "/attendance?lang=en", Role.STAFF))
        .bodyText()
        .contains("Namsai Chaikwang");
  }

  @Test
  void whatMembersHaveBeforeThemIsThaiThroughoutAndSaysSoInEnglish() {
    var held = meetings.circulated(scene);
    assertThat(get(held, "/minutes", Role.DIRECTOR)).bodyText().doesNotContain("ฉบับทางการ");
    assertThat(get(held, "/minutes?lang=en", Role.DIRECTOR))
        .bodyText()
        .contains("This is the official Thai text", "<div lang=\"th\">", "ระเบียบวาระที่ 5")
        .doesNotContain("Agenda 5");
    assertThat(get(held, "/minutes/versions/1?lang=en", Role.DIRECTOR))
        .bodyText()
        .contains("This is the official Thai text", "ระเบียบวาระที่ 5");
    assertThat(get(held, "/paper/txt?lang=en", Role.DIRECTOR))
        .bodyText()
        .contains("มติและภาระงาน")
        .doesNotContain("Decisions and duties");
    assertThat(meetings.minutes(scene, held).newest().orElseThrow().intact()).isTrue();
  }

  @Test
  void theChairStandsFirstAndTheSecretaryLastEachWithTheFunction() {
    var series = meetings.series(scene, Role.DIRECTOR, Role.SECRETARY);
    named(Role.DIRECTOR, "ประไพ นำทาง");
    named(Role.SECRETARY, "เลื่อน จดจำ");
    named(Role.STAFF, "น้ำใส ใจกว้าง");
    var held = meetings.going(scene, series, meetings.today());
    for (var role : List.of(Role.SECRETARY, Role.STAFF)) post(held, "/check-in", role, Map.of());
    meetings.came(scene, held, "ประไพ นำทาง", "");
    meetings.close(scene, held);
    var paper = body(get(held, "/minutes", Role.SECRETARY)).replaceAll("<[^>]+>|\\s+", " ");
    assertThat(paper)
        .containsSubsequence(
            "ผู้มาประชุม",
            "ประไพ นำทาง",
            "มูลนิธิดวงตะวัน ประธานที่ประชุม",
            "น้ำใส ใจกว้าง",
            "เลื่อน จดจำ",
            "มูลนิธิดวงตะวัน เลขานุการที่ประชุม",
            "ระเบียบวาระที่ 1");
  }

  @Test
  void aChairWhoIsNotOnTheListIsNamedBeforeTheMeetingIsClosedAndTheMinutesCirculated() {
    var series = meetings.series(scene, Role.DIRECTOR, Role.SECRETARY);
    named(Role.DIRECTOR, "ประไพ นำทาง");
    named(Role.SECRETARY, "เลื่อน จดจำ");
    var held = meetings.going(scene, series, meetings.today());
    post(held, "/check-in", Role.SECRETARY, Map.of());
    var hint = "ประไพ นำทาง ประธานที่ประชุม ไม่อยู่ในรายชื่อผู้เข้าประชุม";
    assertThat(get(held, "/close", Role.SECRETARY))
        .bodyText()
        .contains(hint)
        .doesNotContain("เลื่อน จดจำ เลขานุการที่ประชุม ไม่อยู่");
    meetings.close(scene, held);
    for (var path : List.of("/minutes", "/minutes/circulate"))
      assertThat(get(held, path, Role.SECRETARY)).bodyText().contains(hint);
    assertThat(get(held, "/minutes", Role.OFFICER)).bodyText().doesNotContain(hint);
    meetings.came(scene, held, "ประไพ นำทาง", "");
    assertThat(get(held, "/minutes", Role.SECRETARY)).bodyText().doesNotContain(hint);
  }

  @Test
  void whereNobodyIsNamedTheOfficeIsToldUntilItNamesSomebody() {
    var series = meetings.series(scene, null, null);
    var held = meetings.going(scene, series, meetings.today());
    var hints = List.of("ยังไม่ได้ระบุประธานในที่ประชุม", "ยังไม่ได้ระบุเลขานุการที่ประชุม");
    assertThat(get(held, "/close", Role.SECRETARY)).bodyText().contains(hints).contains("/leaders");
    meetings.close(scene, held);
    for (var path : List.of("/minutes", "/minutes/circulate"))
      assertThat(get(held, path, Role.SECRETARY)).bodyText().contains(hints).contains("/leaders");
    var chair = scene.person(Role.DIRECTOR).toString();
    post(held, "/leaders", Role.SECRETARY, Map.of("chair", chair));
    assertThat(get(held, "/minutes", Role.SECRETARY))
        .bodyText()
        .doesNotContain(hints.getFirst())
        .contains(hints.getLast());
    var until = meetings.today().plusDays(7).toString();
    post(held, "/minutes/circulate", Role.SECRETARY, Map.of("until", until));
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
        .bodyText()
        .contains("ไม่มีชื่อผู้จดหรือผู้ตรวจรายงานการประชุม");
    assertThat(get(held, "/leaders", Role.SECRETARY)).hasStatus(409);
  }

  private void named(Role role, String name) {
    scene.in(
        () ->
            jdbc.sql("update identity.person set name_th = :name where id = :id")
                .param("name", name)
                .param("id", scene.person(role).value())
                .update());
  }

  @Test
  void aPresenterWhoIsKnownHasTheNameOfTheLanguageInWhichThePageIsRead() {
    named(Role.STAFF, "น้ำใส ใจกว้าง");
    scene.in(
        () ->
            jdbc.sql("update identity.person set name_en = :name where id = :id")
                .param("name", "Namsai Chaikwang")
                .param("id", scene.person(Role.STAFF).value())
                .update());
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.presents(scene, held, "แผนคุ้มครองเด็ก", "น้ำใส ใจกว้าง");
    assertThat(get(held, "", Role.SECRETARY)).bodyText().contains("น้ำใส ใจกว้าง");
    assertThat(get(held, "?lang=en", Role.SECRETARY))
        .bodyText()
        .contains("Namsai Chaikwang")
        .doesNotContain("น้ำใส ใจกว้าง");
  }

  @Test
  void aDecisionSaysWhoProposedAndWhoSecondedIt() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.came(scene, held, "นางสาวชบา ใจดี", "");
    arrived(held, other, "สายฝน พรำพรำ");
    var own = scene.organization().toString();
    var itself = decision(held, own, own);
    assertThat(itself).hasStatus(422);
    assertThat(body(itself))
        .contains("ผู้รับรองต้องเป็นคนละองค์กรกับผู้เสนอ", "เห็นชอบแบบฟอร์มกลาง");
    assertThat(decision(held, own, other.toString())).hasStatus3xxRedirection();
    var said = "(ผู้เสนอ: มูลนิธิดวงตะวัน ผู้รับรอง: สมาคมกล้วยไม้)";
    assertThat(get(held, "/minutes", Role.SECRETARY)).bodyText().contains(said);
    assertThat(get(held, "/paper/txt", Role.SECRETARY)).bodyText().contains(said);
    meetings.close(scene, held);
  }

  @Test
  void anInvitationNamesTheMeetingAndItsDayInTheLanguageOfWhoeverReadsIt() {
    scene.as(Role.DIRECTOR);
    var held = meetings.planned(scene, meetings.series(scene), meetings.today().plusDays(9));
    post(held, "/invite", Role.SECRETARY, Map.of());
    assertThat(pages.get().uri(scene.url("/notices")).with(scene.as(Role.DIRECTOR)))
        .bodyText()
        .contains("เชิญ การประชุมวางแผนรายไตรมาส", "เวลา 09.00 น. ณ ห้องประชุมพญาพิภักดิ์");
    assertThat(pages.get().uri(scene.url("/notices?lang=en")).with(scene.as(Role.DIRECTOR)))
        .bodyText()
        .contains("You are invited to Quarterly meeting", "at 09:00, ห้องประชุมพญาพิภักดิ์.")
        .doesNotContain("การประชุมวางแผนรายไตรมาส", "09.00 น.");
  }

  private void arrived(MinutesScenes.Held held, OrganizationId organization, String name) {
    post(
        held,
        "/attendance",
        Role.SECRETARY,
        Map.of(
            "id",
            FreshId.next().toString(),
            "organization",
            organization.toString(),
            "name",
            name));
  }

  private MvcTestResult decision(MinutesScenes.Held held, String proposer, String seconder) {
    return pages
        .post()
        .uri(MinutesScenes.page(scene, held, "/room/" + held.item()))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .param("id", FreshId.next().toString())
        .param("kind", "DECISION")
        .param("text", "เห็นชอบแบบฟอร์มกลาง")
        .param("way", "CONSENSUS")
        .param("proposer", proposer)
        .param("seconder", seconder)
        .param("withoutQuorum", "true")
        .exchange();
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult get(MinutesScenes.Held held, String path, Role role) {
    return pages.get().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).exchange();
  }

  private void post(MinutesScenes.Held held, String path, Role role, Map<String, String> fields) {
    var request =
        pages.post().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }
}
