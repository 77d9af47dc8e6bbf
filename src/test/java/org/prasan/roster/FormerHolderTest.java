package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever serves a seat no more keeps nothing of what the seat let them see. */
@PrasanTest
class FormerHolderTest {
  private static final Pattern CALENDAR = Pattern.compile("/duty/calendar/[\\w-]+\\.ics");

  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired DutyPeople people;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private SeatId seat;
  private DutyPersonId me;
  private String confidential;

  @BeforeEach
  void onDutyAtASeatThatMayReadAHiddenService() {
    scene = scenes.fresh();
    seat = roster.seat(scene, "บ้านพักเวรดึก", NeededHours.ALL_DAY);
    me = roster.person(scene, Role.CASE_WORKER, "เอื้อง", seat);
    confidential = hiddenServiceFor(seat);
    roster.onDutyNow(scene, seat, me);
    assertThat(get(confidential)).hasStatusOk();
  }

  @Test
  void whoLosesTheSeatLosesWhatIsKeptForItAlsoInTheMiddleOfAShift() {
    assertThat(
            post(
                scene,
                Role.SECRETARY,
                "/roster/people/" + me,
                "nameTh",
                "เอื้อง",
                "tongues",
                "THAI",
                "basis",
                scene.in(() -> people.byId(scene.id(), me)).orElseThrow().basis()))
        .hasStatus3xxRedirection();
    assertThat(get(confidential)).hasStatus(404);
  }

  @Test
  void soDoesWhoLeavesTheRosterAndNoOldPageBringsThemBack() {
    assertThat(post(scene, Role.SECRETARY, "/roster/people/" + me + "/leave"))
        .hasStatus3xxRedirection();
    assertThat(get(confidential)).hasStatus(404);
    assertThat(
            post(
                scene,
                Role.SECRETARY,
                "/roster/people/" + me,
                "nameTh",
                "เอื้อง",
                "seats",
                seat.toString()))
        .hasStatus(422)
        .bodyText()
        .contains("ออกจากตารางเวรแล้ว");
    assertThat(get(confidential)).hasStatus(404);
  }

  @Test
  void whoHasNoMandateAnyMoreIsNotOnTheRosterAndTheCalendarCloses() {
    var path = calendarAddress();
    assertThat(pages.get().uri(path)).hasStatusOk();
    endMandates();
    assertThat(pages.get().uri(path)).hasStatus(404);
    assertThat(pages.get().uri(scene.url("/roster")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("อยู่เวรตำแหน่งนี้ไม่ได้แล้ว");
  }

  private String calendarAddress() {
    var shown = post(scene, Role.CASE_WORKER, "/roster/mine/calendar");
    var found = CALENDAR.matcher(PagesAfterPosting.told(shown, "address"));
    assertThat(found.find()).isTrue();
    return scene.url(found.group());
  }

  private void endMandates() {
    scene.in(
        () ->
            jdbc.sql(
                    "update identity.mandate set valid_to = :day where coalition_id = :coalition"
                        + " and person_id = :person")
                .param("day", LocalDate.of(2021, 1, 1))
                .param("coalition", scene.id().value())
                .param("person", scene.person(Role.CASE_WORKER).value())
                .update());
  }

  /** Of another organization, told to nobody but the seat. */
  private String hiddenServiceFor(SeatId seat) {
    var owner = scene.beside();
    var added =
        post(
            owner,
            Role.FOCAL_POINT,
            "/services/new",
            "th",
            "บ้านลับ",
            "needs",
            "legal.aid",
            "step",
            "send",
            "level",
            "SEATS");
    assertThat(added).hasStatus3xxRedirection();
    var url = String.valueOf(added.getResponse().getRedirectedUrl());
    var path = url.substring(url.indexOf("/services/"));
    assertThat(get(path)).hasStatus(404);
    assertThat(
            post(
                owner,
                Role.FOCAL_POINT,
                path + "/confidentiality",
                "version",
                "0",
                "level",
                "SEATS",
                "seats",
                seat.toString()))
        .hasStatus3xxRedirection();
    return path;
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult post(Scene of, Role role, String path, String... fields) {
    var request = pages.post().uri(of.url(path)).with(csrf()).with(of.as(role));
    request.param("id", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
