package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.FormOnPage;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.notification.Mails;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The roster through the front door: what is typed wrong, who is missing, and who may know. */
@PrasanTest
@Tag("data")
class RosterTest {
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired SeatHolders holders;
  @Autowired OnDuty onDuty;
  @Autowired Seats seats;
  @Autowired RemindOfGaps remind;
  @Autowired Mails mails;
  @Autowired RosterClock now;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;
  SeatId seat;
  DutyPersonId a;
  DutyPersonId b;

  @BeforeEach
  void aSeatWithTwoPeople() {
    scene = scenes.fresh();
    seat = roster.seat(scene, "ล่ามภาษาอาข่า", NeededHours.NIGHTS);
    a = roster.person(scene, Role.STAFF, "เอื้อง", seat);
    b = roster.person(scene, null, "บัว", seat);
  }

  @Test
  void aNameOfThreeHundredLettersIsRefusedInWordsAndKept() {
    var name = "ก".repeat(300);
    assertThat(
            post(
                Role.SECRETARY,
                "/roster/seats/new",
                Map.of(
                    "id", UUID.randomUUID().toString(),
                    "function", "POLICE",
                    "nameTh", name,
                    "agencyTh", "สถานีตำรวจ",
                    "hours", "NIGHTS",
                    "dayFrom", "8.30",
                    "dayTo", "๑๖.๓๐")))
        .hasStatus(422)
        .bodyText()
        .contains(name, "200");
  }

  @Test
  void anOrganizationThatIsNoneIsSaidBesideItsField() {
    assertThat(
            post(
                Role.SECRETARY,
                "/roster/seats/new",
                Map.of(
                    "id", UUID.randomUUID().toString(),
                    "function", "POLICE",
                    "nameTh", "ร้อยเวร",
                    "organization", "24:00,none",
                    "hours", "ALL_DAY",
                    "dayFrom", "8.30",
                    "dayTo", "16.30")))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#organization\"");
  }

  /** Browsers keep titles in their history. */
  @Test
  void noTitleNamesWhoServes() {
    for (var page : new String[] {"", "/leave"})
      assertThat(
              pages
                  .get()
                  .uri(scene.url("/roster/people/" + b + page))
                  .with(scene.as(Role.SECRETARY)))
          .hasStatusOk()
          .bodyText()
          .contains("บัว")
          .doesNotContainPattern("<title>[^<]*บัว");
  }

  @Test
  void aSeatIsOpenedWithThaiDigitsAndBothHands() {
    var id = UUID.randomUUID().toString();
    var typed =
        Map.of(
            "id", id,
            "function", "POLICE",
            "nameTh", "ร้อยเวร",
            "agencyTh", "สถานีตำรวจ",
            "hours", "ALL_DAY",
            "dayFrom", "๘.๐๐ น.",
            "dayTo", "16",
            "phone", "๐๕๓-๐๐๐ ๐๐๐");
    assertThat(post(Role.SECRETARY, "/roster/seats/new", typed)).hasStatus3xxRedirection();
    assertThat(post(Role.SECRETARY, "/roster/seats/new", typed)).hasStatus3xxRedirection();
    var opened = scene.in(() -> seats.byId(scene.id(), SeatId.of(id)).orElseThrow());
    assertThat(opened.frame().dayFrom()).hasToString("08:00");
    assertThat(opened.phone()).isEqualTo("053-000 000");
  }

  @Test
  void turnsThatOverlapOthersAreRefusedInWords() {
    assertThat(turns("1/12/2569", "", a.toString())).hasStatus3xxRedirection();
    assertThat(turns("1/1/2570", "31/1/2570", b.toString()))
        .hasStatus(422)
        .bodyText()
        .contains("มีลำดับหมุนเวียนอยู่แล้ว", "1 ธันวาคม 2569");
  }

  @Test
  void turnsWithoutAnybodyOrThatEndBeforeTheyBeginAreRefused() {
    assertThat(turns("1/12/2569", "", "")).hasStatus(422).bodyText().contains("อย่างน้อยหนึ่งคน");
    assertThat(turns("2/12/2569", "1/12/2569", a.toString())).hasStatus(422);
    assertThat(turns("1/12/2568", "31/12/2568", a.toString()))
        .hasStatus(422)
        .bodyText()
        .contains("ผ่านไปแล้ว");
  }

  private MvcTestResult turns(String first, String last, String person) {
    return post(
        Role.SECRETARY,
        "/roster/seats/" + seat + "/turns",
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "rhythm",
            "WEEKLY",
            "handover",
            "8.30",
            "first",
            first,
            "last",
            last,
            "order[0]",
            person,
            "order[1]",
            ""));
  }

  @Test
  void nobodyIsPutOnDutyInThePast() {
    assertThat(replaced("1/11/2568", "2/11/2568", a))
        .hasStatus(422)
        .bodyText()
        .contains("ผ่านไปแล้ว");
  }

  @Test
  void onlyWhoMayServeTheSeatIsPutOnDuty() {
    var stranger = roster.person(scene, null, "แขก");
    assertThat(replaced("1/11/2580", "2/11/2580", stranger))
        .hasStatus(422)
        .bodyText()
        .contains("แขก ไม่มีชื่อในตำแหน่งนี้");
  }

  private MvcTestResult replaced(String from, String until, DutyPersonId who) {
    return post(
        Role.SECRETARY,
        "/roster/seats/" + seat + "/replace",
        Map.of(
            "person",
            who.toString(),
            "reason",
            "STAND_IN",
            "fromDay",
            from,
            "fromTime",
            "16.30",
            "untilDay",
            until,
            "untilTime",
            "8.30"));
  }

  @Test
  void aGapIsToldOnThePageOnTheHomePageAndToldOnceADay() {
    scene.person(Role.SECRETARY);
    scene.person(Role.ADMINISTRATOR);
    assertThat(get(Role.SECRETARY, "/roster")).bodyText().contains("เวรที่ยังไม่มีคน");
    assertThat(get(Role.SECRETARY, "/home")).bodyText().contains("หาคนอยู่เวรที่ยังว่าง");
    assertThat(get(Role.STAFF, "/home")).bodyText().doesNotContain("หาคนอยู่เวรที่ยังว่าง");
    int told = Tenancy.in(scene.id(), () -> remind.remind(scene.coalition()));
    assertThat(told).isLessThanOrEqualTo(2);
    assertThat(Tenancy.in(scene.id(), () -> remind.remind(scene.coalition()))).isZero();
    assertThat(mails.to(scene, Role.SECRETARY)).isEqualTo(1);
    assertThat(mails.to(scene, Role.ADMINISTRATOR)).isEqualTo(1);
  }

  @Test
  void whoAdministratesBesideAnotherMandateIsToldOfAGapAsWell() {
    scene.also(Role.STAFF, Role.ADMINISTRATOR);
    Tenancy.in(scene.id(), () -> remind.remind(scene.coalition()));
    assertThat(mails.to(scene, Role.STAFF)).isEqualTo(1);
  }

  @Test
  void somebodyOnLeaveLeavesAGap() {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(4), a);
    assertThat(
            post(
                Role.STAFF,
                "/roster/mine/days",
                Map.of(
                    "id", UUID.randomUUID().toString(),
                    "kind", "LEAVE",
                    "first", now.day(night.start()).toString())))
        .hasStatus3xxRedirection();
    assertThat(get(Role.SECRETARY, "/roster")).bodyText().contains("ผู้อยู่เวรลาวันนั้น");
    assertThat(
            post(
                Role.STAFF,
                "/roster/mine/days",
                Map.of("id", UUID.randomUUID().toString(), "kind", "LEAVE", "first", "1/11/2560")))
        .hasStatus(422)
        .bodyText()
        .contains("ผ่านไปแล้ว");
  }

  @Test
  void whoServesTheSeatNoMoreLeavesAGap() {
    roster.onDuty(scene, seat, roster.today().plusDays(4), a);
    assertThat(get(Role.SECRETARY, "/roster"))
        .bodyText()
        .doesNotContain("อยู่เวรตำแหน่งนี้ไม่ได้แล้ว");
    assertThat(post(Role.SECRETARY, "/roster/people/" + a + "/leave", Map.of()))
        .hasStatus3xxRedirection();
    assertThat(get(Role.SECRETARY, "/roster")).bodyText().contains("อยู่เวรตำแหน่งนี้ไม่ได้แล้ว");
  }

  @Test
  void nobodyTellsOfTheLeaveOfSomebodyElse() {
    var id = UUID.randomUUID().toString();
    assertThat(
            post(
                Role.SECRETARY,
                "/roster/people/" + b + "/days",
                Map.of("id", id, "kind", "LEAVE", "first", "1/11/2580")))
        .hasStatus3xxRedirection();
    assertThat(post(Role.STAFF, "/roster/days/" + id + "/take-back", Map.of())).hasStatus(404);
    lines.during(
        () ->
            assertThat(
                    post(
                        Role.SECRETARY,
                        "/roster/days/" + id + "/take-back",
                        Map.of("person", b.toString())))
                .hasStatus3xxRedirection());
  }

  @Test
  void aCalendarIsReadUnderItsSecretAddressUntilItIsTakenBack() {
    roster.onDuty(scene, seat, roster.today().plusDays(3), a);
    var asked = FormOnPage.to("/mine/calendar", get(Role.STAFF, "/roster/mine"));
    var answers = new ArrayList<MvcTestResult>();
    lines.during(
        () -> answers.add(post(Role.STAFF, "/roster/mine/calendar", asked.toSingleValueMap())));
    var address = found(answers.getLast(), "/duty/calendar/[\\w-]+\\.ics");
    var calendar = pages.get().uri(scene.url(address)).exchange();
    assertThat(calendar)
        .hasStatusOk()
        .bodyText()
        .contains("BEGIN:VCALENDAR", "DTSTART;TZID=Asia/Bangkok:", "T163000", "BEGIN:VTIMEZONE")
        .doesNotContain("เอื้อง", "บัว");
    var other = post(Role.STAFF, "/roster/mine/calendar", Map.of());
    assertThat(pages.get().uri(scene.url(address))).hasStatus(404);
    var second = found(other, "/duty/calendar/[\\w-]+\\.ics");
    assertThat(pages.get().uri(scene.url(second))).hasStatusOk();
    assertThat(pages.get().uri(scenes.fresh().url(second))).hasStatus(404);
    post(Role.STAFF, "/roster/mine/calendar/end", Map.of());
    assertThat(pages.get().uri(scene.url(second))).hasStatus(404);
  }

  private static String found(MvcTestResult page, String pattern) {
    var matcher =
        java.util.regex.Pattern.compile(pattern).matcher(PagesAfterPosting.told(page, "address"));
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  @Test
  void otherModulesAskWhoHoldsASeatAndWhoIsOnDuty() {
    var all = roster.seat(scene, "ศูนย์พึ่งได้", NeededHours.ALL_DAY);
    var holder = roster.person(scene, Role.CASE_WORKER, "จันทร์", all);
    roster.onDutyNow(scene, all, holder);
    scene.in(
        () -> {
          var at = now.now();
          assertThat(holders.heldBy(scene.id(), scene.person(Role.STAFF), at)).containsOnly(seat);
          assertThat(holders.heldBy(scene.id(), scene.person(Role.DIRECTOR), at)).isEmpty();
          assertThat(holders.servedBy(scene.id(), scene.person(Role.CASE_WORKER), at))
              .containsOnly(all);
          var posts = onDuty.at(scene.id(), at);
          assertThat(posts).hasSize(2);
          var post =
              posts.stream().filter(one -> one.seat().id().equals(all)).findFirst().orElseThrow();
          assertThat(Objects.requireNonNull(post.person()).account())
              .isEqualTo(scene.person(Role.CASE_WORKER));
          assertThat(post.tongues()).contains(Tongue.THAI, Tongue.AKHA);
          assertThat(seats.list(scene.id())).hasSize(2);
          return true;
        });
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
