package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.BrokenLines;
import org.prasan.FormOnPage;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Meetings in the calendar of the coalition, and in people's own. */
@PrasanTest
class CalendarTest {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired Commitments commitments;
  @Autowired JdbcClient jdbc;

  Scene scene;
  MinutesScenes.Held planned;

  @BeforeEach
  void aMeetingToday() {
    scene = scenes.fresh();
    meetings.organizations(scene);
    planned = meetings.planned(scene, meetings.series(scene), meetings.today());
  }

  @Test
  void aSecretAddressOpensMeetingsUntilItIsRenewedOrEnded() throws UnsupportedEncodingException {
    assertThat(pages.get().uri(scene.url("/calendar/feed/guessed.ics"))).hasStatus(404);
    var addresses = new ArrayList<String>();
    lines.during(() -> addresses.add(address()));
    var first = addresses.getFirst();
    assertThat(pages.get().uri(first))
        .hasStatusOk()
        .bodyText()
        .contains("BEGIN:VEVENT", "UID:meeting-" + planned.meeting() + "@prasan");
    var second = address();
    assertThat(pages.get().uri(first)).hasStatus(404);
    assertThat(pages.get().uri(second)).hasStatusOk();
    pages
        .post()
        .uri(scene.url("/calendar/address/end"))
        .with(scene.as(Role.DIRECTOR))
        .with(csrf())
        .exchange();
    assertThat(pages.get().uri(second)).hasStatus(404);
  }

  @Test
  void whoAsksTwiceAtOnceHasOneAddressThatOpens() throws Exception {
    scene.person(Role.DIRECTOR);
    var addresses = AtOnce.<String>all(this::address, this::address, this::address);
    assertThat(addresses)
        .filteredOn(one -> pages.get().uri(one).exchange().getResponse().getStatus() == 200)
        .hasSize(1);
  }

  @Test
  void theAddressOfWhoseAccountIsClosedOpensNothing() {
    var address = address();
    assertThat(pages.get().uri(address)).hasStatusOk();
    jdbc.sql("update identity.account set deactivated_at = now() where id = :id")
        .param("id", scene.person(Role.DIRECTOR).value())
        .update();
    assertThat(pages.get().uri(address)).hasStatus(404);
  }

  @Test
  void anAddressOfOneCoalitionOpensNothingInAnother() {
    var address = address();
    var other = scenes.fresh();
    assertThat(pages.get().uri(address.replace(scene.coalition().slug(), other.coalition().slug())))
        .hasStatus(404);
  }

  @Test
  void theFileNamesPlaceAndPageAndKeepsItsName() {
    assertThat(
            pages
                .get()
                .uri(MinutesScenes.page(scene, planned, "/invitation.ics"))
                .with(scene.as(Role.STAFF)))
        .hasStatusOk()
        .bodyText()
        .contains(
            "METHOD:PUBLISH",
            "UID:meeting-" + planned.meeting() + "@prasan",
            "SEQUENCE:",
            "LOCATION:ห้องประชุมพญาพิภักดิ์");
  }

  @Test
  void theMonthShowsTheMeetingAndAnAddressThatIsNoneShowsThisMonth() {
    for (var path :
        new String[] {
          "/calendar",
          "/calendar?month=xx",
          "/calendar?month=-999999999-01",
          "/calendar?month=%2B99999-01",
          "/calendar?month=-0001-01"
        })
      assertThat(pages.get().uri(scene.url(path)).with(scene.as(Role.STAFF)))
          .hasStatusOk()
          .bodyText()
          .contains("ประชุมวางแผนรายไตรมาส");
    assertThat(pages.get().uri(scene.url("/calendar?month=2020-01")).with(scene.as(Role.STAFF)))
        .hasStatusOk()
        .bodyText()
        .contains("เดือนนี้ยังไม่มีการประชุม เหตุการณ์ หรือวันครบกำหนด");
  }

  @Test
  void ownPromisesStandOnTheirDaysAndNobodyElses() throws UnsupportedEncodingException {
    var mine = promise(scene.organization(), scene.person(Role.DIRECTOR), "ส่งรายงาน", 3);
    promise(scene.organization(), scene.person(Role.STAFF), "จองห้อง", 4);
    promise(
        meetings.dossier(scene, planned.meeting()).quorum().entitled().stream()
            .filter(one -> !one.equals(scene.organization()))
            .findFirst()
            .orElseThrow(),
        null,
        "งานของคนอื่น",
        5);
    var seen = new StringBuilder();
    for (var month : List.of(meetings.today(), meetings.today().plusDays(6)))
      seen.append(
          pages
              .get()
              .uri(scene.url("/calendar?month=" + YearMonth.from(month)))
              .with(scene.as(Role.DIRECTOR))
              .exchange()
              .getResponse()
              .getContentAsString());
    assertThat(seen)
        .contains("ครบกำหนด: ส่งรายงาน", "ครบกำหนด: จองห้อง", scene.url("/commitments/" + mine))
        .doesNotContain("งานของคนอื่น");
    assertThat(pages.get().uri(address()))
        .bodyText()
        .contains("ส่งรายงาน")
        .doesNotContain("จองห้อง", "งานของคนอื่น");
  }

  private CommitmentId promise(
      OrganizationId owner, @Nullable PersonId person, String what, int days) {
    return scene.in(
        () ->
            commitments.make(
                scene.acting(Role.SECRETARY),
                new Promise(what, owner, person, meetings.today().plusDays(days), null, null)));
  }

  @Test
  void whoIsNotSignedInSeesNoCalendar() {
    assertThat(pages.get().uri(scene.url("/calendar"))).hasStatus3xxRedirection();
  }

  private String address() {
    var page = pages.get().uri(scene.url("/calendar")).with(scene.as(Role.DIRECTOR)).exchange();
    var asked = FormOnPage.to("/calendar/address", page);
    var result =
        pages
            .post()
            .uri(scene.url("/calendar/address"))
            .with(scene.as(Role.DIRECTOR))
            .with(csrf())
            .params(asked)
            .exchange();
    var address =
        Objects.requireNonNull((String) result.getMvcResult().getFlashMap().get("address"));
    return address.substring(address.indexOf("/" + scene.coalition().slug()));
  }
}
