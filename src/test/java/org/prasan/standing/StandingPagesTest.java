package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The register of any day, the renewals of a year, and the years beside each other. */
@PrasanTest
class StandingPagesTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired SampleMemberships samples;
  @Autowired Facts facts;
  @Autowired CampaignView campaign;
  @Autowired YearView years;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  /** As the published study tells it, with invented names. */
  private void theRealCoalition() {
    for (int i = 1; i <= 16; i++) {
      var organization = members.organization(scene, "องค์กรที่ " + i);
      scene.in(
          () -> {
            samples.known(Members.office(scene), organization, ApproximateDate.of("../2022-03"));
            return true;
          });
    }
    number("SIGNED", "2019-09-18", 14);
    number("ADMITTED", "2020", 1);
    number("ADMITTED", "2021", 1);
    number("MEMBERS", "2022-03", 16);
  }

  private void number(String kind, String about, int number) {
    scene.in(
        () -> {
          samples.number(
              Members.office(scene),
              UUID.randomUUID(),
              kind,
              about,
              number,
              LocalizedText.of("กรณีศึกษา", "Case study"));
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"30 มิถุนายน 2563", "30/6/2020", "30 June 2020", "๓๐ มิถุนายน ๒๕๖๓"})
  void whatIsKnownOnlyAsANumberIsSaidAsANumber(String typed) {
    theRealCoalition();
    assertThat(get("/membership?on=" + typed, Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains(
            "สมาชิก ณ 30 มิถุนายน พ.ศ. 2563",
            "18 กันยายน 2562: 14 องค์กรลงนาม",
            "อาจเป็นสมาชิกแล้ว",
            "ไม่มีองค์กรที่ทราบชื่อแน่")
        .doesNotContain("มีสมาชิก 16 องค์กร");
  }

  @Test
  void theSixteenOfMarch2022AreNamedAndHaveNotLapsedSince() {
    theRealCoalition();
    assertThat(get("/membership?on=31 มีนาคม 2565", Role.STAFF))
        .bodyText()
        .contains("16 องค์กร เรียงตามชื่อ", "มีสมาชิก 16 องค์กร")
        .doesNotContain("อาจเป็นสมาชิกแล้ว");
    assertThat(get("/membership", Role.STAFF))
        .bodyText()
        .contains("16 องค์กร เท่าที่ทราบเมื่อมีนาคม 2565", "ไม่มีบันทึกว่าใครเป็นสมาชิก");
  }

  @Test
  void theRegisterIsHandedOutAsShown() {
    theRealCoalition();
    assertThat(get("/membership/export/csv?on=30 มิถุนายน 2563", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("องค์กรที่ 16", "ไม่ทราบแน่ว่าเริ่มแล้ว", "มีนาคม 2565 หรือก่อนหน้านั้น");
  }

  @Test
  void aDayThatCannotBeReadIsAskedBack() {
    assertThat(get("/membership?on=วันนั้น", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("ยังอ่านวันที่นี้ไม่ออก", "วันนั้น");
  }

  @Test
  void aVisitorSeesNoRegister() {
    assertThat(get("/membership", Role.VISITOR)).hasStatus3xxRedirection();
  }

  @Test
  void theYearsOfTheRealCoalitionInventNothing() {
    theRealCoalition();
    var lines = scene.in(() -> years.of(scene.id()));
    assertThat(lines).extracting(YearView.Line::year).startsWith(2019, 2020, 2021, 2022);
    assertThat(lines.get(0).members()).isEqualTo(14);
    assertThat(lines.get(1).members()).isNull();
    assertThat(lines.get(1).admitted()).isOne();
    assertThat(lines.get(3).members()).isEqualTo(16);
    assertThat(lines).allMatch(line -> line.lapsed() == null && line.resigned() == null);
    assertThat(lines.get(3).renewed()).isNull();
    assertThat(lines.subList(4, lines.size()))
        .allMatch(line -> line.members() == null && line.admitted() == null);
    assertThat(lines).allMatch(line -> line.share() == null && line.applications() == null);
    assertThat(get("/membership/years", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("สมาชิกเพิ่มจาก 14 องค์กรใน", "<svg", "ทราบเพียงจำนวน", ">ไม่ทราบ<");
  }

  @Test
  void aYearCountsWhoRenewedInTimeWhoLapsedAndWhoLeft() {
    everyStanding();
    var today = scene.in(facts::today);
    var lines = scene.in(() -> years.of(scene.id()));
    var now = lines.getLast();
    assertThat(now.year()).isEqualTo(today.getYear());
    assertThat(now.members()).isEqualTo(3);
    assertThat(lines.stream().mapToInt(YearView.Line::lapsed).sum()).isOne();
    assertThat(lines.stream().mapToInt(YearView.Line::resigned).sum()).isOne();
    assertThat(lines.stream().mapToInt(YearView.Line::admitted).sum()).isEqualTo(6);
    assertThat(lines.stream().mapToInt(YearView.Line::due).sum())
        .isGreaterThan(lines.stream().mapToInt(YearView.Line::inTime).sum());
    assertThat(get("/membership/years/export/csv", Role.STAFF)).hasStatusOk();
  }

  private void everyStanding() {
    members.usualRules(scene);
    for (var standing : Standing.values())
      members.put(scene, members.organization(scene, "องค์กร " + standing), standing);
  }

  @Test
  void theSecretarySeesWhoHasRenewedAndWhoHasNot() {
    everyStanding();
    var round = scene.in(() -> campaign.of(scene.id(), null));
    assertThat(round.lines()).isNotEmpty();
    assertThat(round.lines())
        .filteredOn(line -> line.standing() == Standing.GRACE)
        .allMatch(line -> line.renewed() == null && line.mayRemind());
    var page = get("/membership/renewals?year=" + round.year(), Role.SECRETARY);
    assertThat(page)
        .hasStatusOk()
        .bodyText()
        .contains("ต่ออายุแล้ว " + round.renewed() + " จาก " + round.lines().size());
    assertThat(get("/membership/renewals?show=WAITING", Role.SECRETARY)).hasStatusOk();
    assertThat(get("/membership/renewals/export/xlsx", Role.SECRETARY)).hasStatusOk();
    assertThat(get("/membership/renewals", Role.DIRECTOR)).hasStatus(403);
  }

  @Test
  void remindingAllReachesThoseWhoHaveSomebodyToReach() {
    members.usualRules(scene);
    members.ours(scene, Standing.GRACE);
    scene.person(Role.DIRECTOR);
    for (int i = 0; i < 2; i++)
      assertThat(
              pages
                  .post()
                  .uri(scene.url("/membership/renewals/remind"))
                  .with(csrf())
                  .with(scene.as(Role.SECRETARY)))
          .hasStatus3xxRedirection();
    var line = scene.in(() -> campaign.of(scene.id(), null)).lines().getFirst();
    assertThat(line.reminded()).isNotNull();
    assertThat(line.holders()).isOne();
  }

  @Test
  void homeTellsHoldersAndTheOfficeWhatIsDue() {
    members.usualRules(scene);
    members.ours(scene, Standing.GRACE);
    members.put(scene, members.organization(scene, "มูลนิธิอื่น"), Standing.RENEWAL_DUE);
    assertThat(get("/home", Role.DIRECTOR)).bodyText().contains("อยู่ในช่วงผ่อนผัน ต่ออายุ");
    assertThat(get("/home", Role.SECRETARY))
        .bodyText()
        .contains("1 องค์กรถึงเวลาต่ออายุ 1 องค์กรอยู่ในช่วงผ่อนผัน");
    assertThat(get("/home", Role.STAFF)).bodyText().doesNotContain("ต่ออายุสมาชิกภาพ");
  }

  @Test
  void theNumberOfADayFollowsFromTheSameFactsAsTheListOfNames() {
    everyStanding();
    var today = scene.in(facts::today);
    for (var day : List.of(today, today.minusDays(100), today.minusYears(1), LocalDate.EPOCH)) {
      var courses = scene.in(() -> facts.courses(scene.id()));
      long members =
          courses.values().stream()
              .filter(course -> course.on(day).filter(Standing::belongs).isPresent())
              .count();
      assertThat(members).isBetween(0L, 6L);
      assertThat(
              get(
                  "/membership?on="
                      + day.getDayOfMonth()
                      + "/"
                      + day.getMonthValue()
                      + "/"
                      + day.getYear(),
                  Role.STAFF))
          .bodyText()
          .contains(members == 0 ? "ไม่มีองค์กรที่ทราบชื่อแน่" : members + " องค์กร เรียงตามชื่อ");
    }
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(java.net.URI.create(encoded(path))).with(scene.as(role)).exchange();
  }

  private String encoded(String path) {
    return org.springframework.web.util.UriComponentsBuilder.fromUriString(scene.url(path))
        .encode()
        .toUriString();
  }
}
