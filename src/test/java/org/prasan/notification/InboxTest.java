package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people were told, each his own. */
@PrasanTest
class InboxTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Notices notices;
  @Autowired NoticeRows rows;

  @Test
  void aNoticeOutsideATransactionIsRefused() {
    var scene = scenes.fresh();
    assertThatThrownBy(() -> notices.tell(notice(scene, Role.STAFF, "x")))
        .hasMessageContaining("transaction");
  }

  @Test
  void aConfidentialNoticeNamesNothing() {
    var scene = scenes.fresh();
    assertThatThrownBy(
            () ->
                new Notice(
                    scene.coalition(),
                    scene.person(Role.CASE_WORKER),
                    Topic.REFERRALS,
                    "notification-test",
                    List.of("นางสาว ก"),
                    "/referrals/1",
                    "referral.1"))
        .hasMessageContaining("names nothing");
  }

  @Test
  void theNoticesOfOthersAreNotThere() {
    var scene = scenes.fresh();
    tell(scene, notice(scene, Role.STAFF, "a"));
    var id = scene.in(() -> newest(scene, Role.STAFF).id());
    assertThat(list(scene, Role.DIRECTOR)).bodyText().contains("ยังไม่มีการแจ้งเตือน");
    for (var who : List.of(Role.DIRECTOR, Role.ADMINISTRATOR))
      assertThat(get(scene, who, "/notices/" + id)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(post(scene, Role.DIRECTOR, "/notices/" + id + "/read"))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get(scene, Role.STAFF, "/notices/" + FreshId.next()))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(scene.in(() -> newest(scene, Role.STAFF).unread())).isTrue();
  }

  @Test
  void theSameIsToldOnceAndTheBellCountsIt() {
    var scene = scenes.fresh();
    tell(scene, notice(scene, Role.STAFF, "a"));
    tell(scene, notice(scene, Role.STAFF, "a"));
    tell(scene, notice(scene, Role.STAFF, "b"));
    assertThat(get(scene, Role.STAFF, "/home")).bodyText().contains("ยังไม่ได้อ่าน 2 เรื่อง");
    assertThat(get(scene, Role.DIRECTOR, "/home")).bodyText().doesNotContain("ยังไม่ได้อ่าน");
  }

  @Test
  void eachReadsDatesAndNamesInTheOwnLanguage() {
    var scene = scenes.fresh();
    var mulberry = new LocalizedText("มูลนิธิหม่อน", "Mulberry Foundation");
    tell(
        scene,
        new Notice(
            scene.coalition(),
            scene.person(Role.STAFF),
            Topic.NEWS,
            "notification-test",
            List.of(Argument.text(mulberry), Argument.day(LocalDate.of(2026, 12, 15))),
            "/home",
            "test"));
    assertThat(list(scene, Role.STAFF))
        .bodyText()
        .contains("มูลนิธิหม่อนทดลองแจ้งเรื่อง วันที่ 15 ธันวาคม 2569");
    assertThat(get(scene, Role.STAFF, "/notices?lang=en"))
        .bodyText()
        .contains("Mulberry Foundation tried a notice on 15 December 2026");
  }

  @Test
  void openingLeadsOnAndMarksAsRead() {
    var scene = scenes.fresh();
    tell(scene, notice(scene, Role.STAFF, "a"));
    var id = scene.in(() -> newest(scene, Role.STAFF).id());
    assertThat(get(scene, Role.STAFF, "/notices/" + id)).hasRedirectedUrl(scene.url("/home"));
    assertThat(scene.in(() -> newest(scene, Role.STAFF).unread())).isFalse();
    assertThat(get(scene, Role.STAFF, "/notices?show=unread"))
        .bodyText()
        .contains("อ่านครบทุกเรื่องแล้ว");
  }

  @Test
  void oneOrAllAreMarkedAsReadButNotWhatCameLater() {
    var scene = scenes.fresh();
    tell(scene, notice(scene, Role.STAFF, "a"));
    var id = scene.in(() -> newest(scene, Role.STAFF).id());
    var one = post(scene, Role.STAFF, "/notices/" + id + "/read");
    assertThat(PagesAfterPosting.told(one, "flash")).isEqualTo("notification.read.one");
    var shown = java.time.Instant.EPOCH;
    tell(scene, notice(scene, Role.STAFF, "b"));
    post(scene, Role.STAFF, "/notices/read?until=" + shown);
    assertThat(scene.in(() -> rows.unread(scene.id(), scene.person(Role.STAFF)))).isEqualTo(1);
    for (var none : List.of("-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"))
      assertThat(post(scene, Role.STAFF, "/notices/read?until=" + none))
          .as(none)
          .hasStatus3xxRedirection();
    var all = post(scene, Role.STAFF, "/notices/read?until=%2B1000000000-12-31T23:59:59Z");
    assertThat(PagesAfterPosting.told(all, "flashArgument")).isEqualTo("1");
    assertThat(scene.in(() -> rows.unread(scene.id(), scene.person(Role.STAFF)))).isZero();
  }

  @Test
  void whatWasAnsweredElsewhereWaitsNoMore() {
    var scene = scenes.fresh();
    tell(scene, notice(scene, Role.STAFF, "matter.1.asked"));
    tell(scene, notice(scene, Role.DIRECTOR, "matter.1.asked"));
    tell(scene, notice(scene, Role.STAFF, "matter.2.asked"));
    scene.in(
        () -> {
          notices.done(scene.coalition(), "matter.1.");
          return null;
        });
    assertThat(scene.in(() -> rows.unread(scene.id(), scene.person(Role.DIRECTOR)))).isZero();
    assertThat(scene.in(() -> rows.unread(scene.id(), scene.person(Role.STAFF)))).isEqualTo(1);
    assertThat(list(scene, Role.STAFF)).bodyText().contains("เรียบร้อยแล้ว");
  }

  @Test
  void aLongListGoesOn() {
    var scene = scenes.fresh();
    for (int i = 0; i < Inbox.PAGE + 2; i++) tell(scene, notice(scene, Role.STAFF, "n" + i));
    var first = scene.in(() -> newestPage(scene));
    assertThat(list(scene, Role.STAFF)).bodyText().contains("?after=" + first.getLast().id());
    assertThat(get(scene, Role.STAFF, "/notices?after=" + first.getLast().id()))
        .bodyText()
        .contains("เรื่อง n0 ทดลอง")
        .doesNotContain("แสดงเพิ่มเติม");
  }

  private List<NoticeRows.Told> newestPage(Scene scene) {
    return rows.of(scene.id(), scene.person(Role.STAFF), false, null, Inbox.PAGE);
  }

  private NoticeRows.Told newest(Scene scene, Role role) {
    return rows.of(scene.id(), scene.person(role), false, null, 1).getFirst();
  }

  private void tell(Scene scene, Notice notice) {
    scene.in(
        () -> {
          notices.tell(notice);
          return null;
        });
  }

  private static Notice notice(Scene scene, Role role, String dedupe) {
    return new Notice(
        scene.coalition(),
        scene.person(role),
        Topic.NEWS,
        "notification-test",
        List.of("เรื่อง " + dedupe + " ", "1"),
        "/home",
        dedupe);
  }

  private MvcTestResult list(Scene scene, Role role) {
    return get(scene, role, "/notices");
  }

  private MvcTestResult get(Scene scene, Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(Scene scene, Role role, String path) {
    return pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf()).exchange();
  }
}
