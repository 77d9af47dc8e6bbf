package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.notification.TapAction;
import org.prasan.notification.TapOffer;
import org.prasan.notification.Taps;
import org.prasan.standing.OrganizationResigned;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What becomes of promises when people and organizations leave, and answers by one tap. */
@PrasanTest
class HandedOnTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  @Autowired Scenes scenes;
  @Autowired Promises promises;
  @Autowired CommitmentsHeld held;
  @Autowired TakeOnByTap tap;
  @Autowired Taps taps;
  @Autowired ApplicationEventPublisher events;
  @Autowired MockMvcTester pages;

  private Scene office;
  private Scene owner;

  @BeforeEach
  void twoOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
    office.person(Role.ADMINISTRATOR);
  }

  @Test
  void whoLeavesHandsOnEachPromiseAndTheSuccessorSaysYesAnew() {
    var id = accepted(20);
    var page = "/people/" + owner.person(Role.STAFF) + "/deactivation";
    assertThat(pages.get().uri(office.url(page)).with(office.as(Role.SECRETARY)))
        .bodyText()
        .contains("ใครรับช่วงข้อรับปากนี้: " + Promises.WHAT);
    var mandate = owner.acting(Role.STAFF).mandate();
    var form =
        pages
            .post()
            .uri(office.url(page))
            .with(csrf())
            .with(office.as(Role.SECRETARY))
            .param("successor-" + mandate, "nobody");
    assertThat(form.exchange()).hasStatus(422);
    var focal = owner.person(Role.FOCAL_POINT);
    assertThat(form.param("successor-" + id, focal.toString()).exchange()).hasStatus(302);
    var now = promises.now(office, id);
    assertThat(now.person()).isEqualTo(focal);
    assertThat(now.owner()).isEqualTo(owner.organization());
    assertThat(now.state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void whatIsDueAfterAnOrganizationHasLeftGoesBackToWhoAsked() {
    var before = accepted(10);
    var after = accepted(50);
    var done = accepted(60);
    promises.take(owner, Role.FOCAL_POINT, done, Step.REPORT_DONE);
    assertThat(office.in(() -> held.of(office.id(), owner.organization(), THAI)))
        .extracting(one -> one.text())
        .containsExactly("ข้อรับปากที่ยังไม่เสร็จ 2 ข้อ");
    office.in(
        () -> {
          events.publishEvent(
              new OrganizationResigned(
                  office.id(),
                  owner.organization(),
                  promises.today().plusDays(30),
                  owner.acting(Role.DIRECTOR)));
          return null;
        });
    assertThat(promises.now(office, before).state()).isEqualTo(State.ACCEPTED);
    assertThat(promises.now(office, after).state()).isEqualTo(State.DECLINED);
    assertThat(promises.now(office, done).state()).isEqualTo(State.DONE);
  }

  @Test
  void oneTapAnswersOnlyForWhomItIs() {
    var id = promises.byCoalition(office, owner.organization(), null, 20);
    var staff = owner.acting(Role.STAFF);
    var offer =
        new TapOffer(
            TakeOnByTap.ACTION,
            id.value(),
            List.of("accept", "decline"),
            promises.today().plusDays(20).toString(),
            Instant.MAX);
    var older =
        new TapOffer(
            TakeOnByTap.ACTION,
            id.value(),
            offer.answers(),
            promises.today().plusDays(19).toString(),
            Instant.MAX);
    assertThat(owner.in(() -> tap.asked(staff, id.value(), THAI))).isEmpty();
    assertThat(owner.in(() -> tap.perform(staff, offer, "accept")))
        .isInstanceOf(TapAction.Outcome.Refused.class);
    var focal = owner.acting(Role.FOCAL_POINT);
    var asked = owner.in(() -> tap.asked(focal, id.value(), THAI)).orElseThrow();
    assertThat(asked.question()).contains(Promises.WHAT);
    assertThat(List.copyOf(asked.answers().entrySet()))
        .containsExactly(Map.entry("accept", "รับปาก"), Map.entry("decline", "ไม่รับ"));
    assertThat(owner.in(() -> tap.perform(focal, older, "accept")))
        .isInstanceOf(TapAction.Outcome.Refused.class);
    assertThat(promises.now(office, id).state()).isEqualTo(State.PROPOSED);
    assertThat(owner.in(() -> tap.perform(focal, offer, "accept")))
        .isInstanceOf(TapAction.Outcome.Done.class);
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
    assertThat(owner.in(() -> tap.asked(focal, id.value(), THAI))).isEmpty();
    assertThat(owner.in(() -> tap.perform(focal, offer, "decline")))
        .isInstanceOf(TapAction.Outcome.Refused.class);
  }

  @Test
  void oneTapAnswersOnlyTheDayThatStoodInTheEMail() {
    owner.person(Role.FOCAL_POINT);
    var id = promises.byCoalition(office, owner.organization(), null, 20);
    var old = taps.newest(owner, Role.FOCAL_POINT).orElseThrow();
    assertThat(pages.get().uri(old)).hasStatusOk();
    promises.take(office, Role.SECRETARY, id, Step.MOVE_DATE);
    assertThat(pages.get().uri(old)).hasStatus(410).bodyText().contains("เรื่องนี้เปลี่ยนไปแล้ว");
    assertThat(pages.post().uri(old).param("answer", "accept").with(csrf()))
        .hasStatus(410)
        .bodyText()
        .contains("เรื่องนี้เปลี่ยนไปแล้ว", "เข้าสู่ระบบ");
    assertThat(promises.now(office, id).state()).isEqualTo(State.PROPOSED);
    var fresh = taps.newest(owner, Role.FOCAL_POINT).orElseThrow();
    assertThat(fresh).isNotEqualTo(old);
    assertThat(pages.post().uri(fresh).param("answer", "accept").with(csrf()))
        .hasStatus3xxRedirection();
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
  }

  private CommitmentId accepted(int days) {
    var id = promises.byCoalition(office, owner.organization(), owner.person(Role.STAFF), days);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    return id;
  }
}
