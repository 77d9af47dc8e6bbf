package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.ThaiDates;
import org.prasan.notification.PostOffice;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Meetings come by e-mail as days for one's calendar, and minutes to those who were absent. */
@PrasanTest
@ResourceLock("clock")
class InvitationMailTest {
  private static final String ONLINE = "https://meet.example/secret-room";
  private static final Pattern SEQUENCE = Pattern.compile("SEQUENCE:(\\d+)");

  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired PostOffice office;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;

  GreenMail post;
  Scene scene;
  SeriesId series;
  LocalDate day;

  @BeforeEach
  void aSeriesOfTwoMembers() {
    post = office.open();
    scene = scenes.fresh();
    scene.person(Role.DIRECTOR);
    meetings.organizations(scene);
    series = meetings.series(scene);
    day = meetings.today().plusDays(20);
  }

  @AfterEach
  void thePresentReturns() {
    clock.back();
    post.stop();
  }

  @Test
  void anInvitationBringsTheDayWithoutTheKeyToAMeetingHeldOnline() throws Exception {
    var planned = meetings.planned(scene, series, day);
    change(planned, day);
    send(planned, "/invite", Map.of());
    var mail = newest();
    assertThat(mail.getSubject())
        .contains(ThaiDates.full(day, Locale.forLanguageTag("th")), "09.00 น.")
        .doesNotContain("ศาลากลาง", "ไตรมาส");
    assertThat(PostOffice.text(mail))
        .contains("เชิญ", "09.00 น. ณ ศาลากลาง", "/answer/")
        .doesNotContain(ONLINE);
    assertThat(PostOffice.enclosed(mail)).hasSize(1);
    assertThat(event(mail))
        .contains(
            "text/calendar; method=PUBLISH",
            "METHOD:PUBLISH",
            "UID:meeting-" + planned.meeting() + "@prasan",
            "STATUS:CONFIRMED",
            "ORGANIZER",
            "mailto:",
            "LOCATION:ศาลากลาง",
            "DTSTART;TZID=Asia/Bangkok:" + day.toString().replace("-", "") + "T090000")
        .doesNotContain("secret-room");
  }

  @Test
  void theOfficeIsToldWhomAnInvitationReachedAndWhichOrganizationsHaveNobodyToInvite() {
    var planned = meetings.planned(scene, series, day);
    var path = "/meetings/" + planned.meeting();
    var sent =
        pages
            .post()
            .uri(scene.url(path + "/invite"))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .exchange();
    assertThat(sent.getMvcResult().getFlashMap().get("flashArgument"))
        .asString()
        .startsWith("ถึง 1 คน จาก 1 องค์กร อีก 1 องค์กรยังไม่มีผู้รับคำเชิญ");
    var list = scene.url(path + "/attendance");
    var nobody = "1 องค์กรนี้ไม่ได้รับคำเชิญ";
    assertThat(pages.get().uri(list).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains(nobody, "<li>สมาคมกล้วยไม้</li>");
    assertThat(pages.get().uri(list).with(scene.as(Role.DIRECTOR)))
        .bodyText()
        .doesNotContain(nobody);
  }

  @Test
  void anotherDayReplacesTheFormerAndACancelledMeetingGoesFromTheCalendar() {
    var planned = meetings.planned(scene, series, day);
    send(planned, "/invite", Map.of());
    var invited = event(newest());
    change(planned, day.plusDays(3));
    var moved = event(newest());
    assertThat(moved)
        .contains(
            "UID:meeting-" + planned.meeting() + "@prasan",
            ":" + day.plusDays(3).toString().replace("-", "") + "T090000");
    assertThat(sequence(moved)).isGreaterThan(sequence(invited));
    send(planned, "/cancel", Map.of("why", "น้ำท่วม"));
    var cancelled = event(newest());
    assertThat(cancelled)
        .contains(
            "method=CANCEL",
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "UID:meeting-" + planned.meeting() + "@prasan");
    assertThat(sequence(cancelled)).isGreaterThan(sequence(moved));
  }

  @Test
  void twoMeetingsInOneEmailAreTwoDays() {
    var first = meetings.planned(scene, series, day);
    var second = meetings.planned(scene, series, day.plusDays(90));
    send(first, "/invite", Map.of());
    send(second, "/invite", Map.of());
    assertThat(PostOffice.enclosed(newest()))
        .hasSize(2)
        .anyMatch(file -> file.contains("UID:meeting-" + first.meeting()))
        .anyMatch(file -> file.contains("UID:meeting-" + second.meeting()));
  }

  /** Whoever has switched off news of meetings still hears of an invitation, and of no reminder. */
  @Test
  void anInvitationCannotBeSwitchedOff() {
    post(
        "/notices/settings",
        Role.DIRECTOR,
        Map.of("way-MEETINGS", "OFF", "mails", "yes", "digest", "7"));
    send(meetings.planned(scene, series, day), "/invite", Map.of());
    assertThat(newest()).isNotNull();
  }

  @Test
  void whoWasAbsentIsLedToWhatConcernsThatOrganizationAndTheOthersToTheMinutes() {
    var held = meetings.going(scene, series, meetings.today());
    meetings.came(scene, held, "ชบา ใจดี", "");
    meetings.close(scene, held);
    var absent = scene.beside();
    absent.person(Role.DIRECTOR);
    var there = meetings.today().plusDays(7);
    post(
        "/meetings/" + held.meeting() + "/minutes/circulate",
        Role.SECRETARY,
        Map.of("until", there.toString()));
    assertThat(leads(absent)).isEqualTo("/meetings/" + held.meeting() + "/minutes/for-us");
    assertThat(leads(scene)).isEqualTo("/meetings/" + held.meeting() + "/minutes");
  }

  /** Where the newest notice of the director leads. */
  private String leads(Scene whose) {
    var page = pages.get().uri(whose.url("/notices")).with(whose.as(Role.DIRECTOR)).exchange();
    var notice = Pattern.compile("href=\"(/[^\"]+/notices/[0-9a-f-]{36})\"").matcher(body(page));
    assertThat(notice.find()).isTrue();
    var opened = pages.get().uri(notice.group(1)).with(whose.as(Role.DIRECTOR)).exchange();
    return String.valueOf(opened.getResponse().getRedirectedUrl())
        .substring(whose.url("").length());
  }

  private void change(MinutesScenes.Held planned, LocalDate to) {
    var version = meetings.dossier(scene, planned.meeting()).meeting().version();
    send(
        planned,
        "/edit",
        Map.of(
            "on",
            to.toString(),
            "startsAt",
            "09:00",
            "minutes",
            "120",
            "place",
            "ศาลากลาง",
            "link",
            ONLINE,
            "version",
            String.valueOf(version)));
  }

  private void send(MinutesScenes.Held planned, String path, Map<String, String> fields) {
    post("/meetings/" + planned.meeting() + path, Role.SECRETARY, fields);
  }

  private void post(String path, Role role, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }

  /**
   * What the director has got last, when the minutes have passed in which e-mails are collected.
   */
  private MimeMessage newest() {
    clock.forward(Duration.ofMinutes(3));
    assertThat(office.send(post)).isPositive();
    return PostOffice.to(post, scene, Role.DIRECTOR).getLast();
  }

  private static String event(MimeMessage mail) {
    return unfolded(PostOffice.enclosed(mail).getFirst());
  }

  /** A calendar breaks its lines after 75 bytes. */
  private static String unfolded(String file) {
    return file.replaceAll("\r?\n[ \t]", "");
  }

  private static int sequence(String event) {
    var found = SEQUENCE.matcher(event);
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult page) {
    try {
      return page.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
