package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;

/** Minutes from the first word until members have them. */
class MinutesCirculationTest extends AboutMinutes {
  @Test
  void nothingIsWrittenOfAMeetingThatHasNotBegun() {
    var held = meetings.planned(scene, meetings.series(scene), meetings.today().plusDays(3));
    assertThat(text(held, 0, "ใช้ได้")).hasStatus(409).bodyText().contains("ยังไม่เริ่ม");
    assertThat(get(held, "/minutes", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("แบบฟอร์มการส่งต่อ");
  }

  @Test
  void membersReadNothingUntilTheMinutesAreCirculated() {
    var held = meetings.held(scene);
    assertThat(text(held, 0, "ร่างลับ")).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.DIRECTOR))
        .hasStatusOk()
        .bodyText()
        .contains("ยังไม่มีรายงานให้อ่าน")
        .doesNotContain("ร่างลับ");
    assertThat(get(held, "/paper/pdf", Role.DIRECTOR)).hasStatus(404);
    assertThat(get(held, "/minutes", Role.SECRETARY)).bodyText().contains("ร่างลับ");
  }

  @Test
  void whatFellStandsThereBeforeTheSecretaryWritesAnything() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.informed(scene, held, "ทดลองใช้แล้วสามอำเภอ");
    meetings.decided(scene, held, "ให้ใช้แบบฟอร์มกลาง");
    assertThat(get(held, "/minutes/items/" + held.item(), Role.SECRETARY))
        .bodyText()
        .contains("ใช้แบบเดียวกันทุกองค์กร", "ทดลองใช้แล้วสามอำเภอ");
    assertThat(get(held, "/minutes", Role.SECRETARY))
        .bodyText()
        .contains("มติที่ประชุม ที่ 1/2569", "ให้ใช้แบบฟอร์มกลาง");
  }

  @Test
  void twoWhoWriteAtOnceLoseNothing() {
    var held = meetings.held(scene);
    text(held, 0, "ข้อความของคนแรก");
    assertThat(text(held, 0, "ข้อความของคนที่สอง"))
        .hasStatus(422)
        .bodyText()
        .contains("ข้อความของคนแรก", "ข้อความของคนที่สอง", "มีอีกคนแก้ข้อความนี้");
    assertThat(text(held, 1, "ข้อความของทั้งสองคน")).hasStatus3xxRedirection();
  }

  @Test
  void minutesAreCirculatedOnceTheMeetingIsClosedAndUntilADayAhead() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    assertThat(circulate(held, 7)).hasStatus(409);
    meetings.close(scene, held);
    assertThat(circulate(held, -1)).hasStatus(422).bodyText().contains("ผ่านไปแล้ว");
    assertThat(post(held, "/minutes/circulate", Role.SECRETARY, "until", "เมื่อไรก็ได้"))
        .hasStatus(422)
        .bodyText()
        .contains("เมื่อไรก็ได้");
    assertThat(post(held, "/minutes/circulate", Role.SECRETARY, "until", "อาทิตย์หน้า"))
        .hasStatus(422)
        .bodyText()
        .contains("หมายถึงวันใด", "name=\"untilChoice\"", "อาทิตย์หน้า");
    assertThat(post(held, "/minutes/circulate", Role.SECRETARY, "until", "สิ้นเดือนหน้า"))
        .hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF)).bodyText().contains("ใช้แบบเดียวกันทุกองค์กร");
    assertThat(meetings.minutes(scene, held).versions()).hasSize(1);
  }

  @Test
  void circulatedTextChangesByCorrectionsOnly() {
    var held = meetings.circulated(scene);
    assertThat(text(held, 1, "แก้เงียบ ๆ"))
        .hasStatus(409)
        .bodyText()
        .contains("ข้อเสนอแก้ไขเท่านั้น");
    assertThat(get(held, "/minutes", Role.STAFF)).bodyText().doesNotContain("แก้เงียบ");
  }

  @Test
  void membersAreGivenMoreTimeAndNeverLess() {
    scene.acting(Role.DIRECTOR);
    var held = meetings.circulated(scene);
    assertThat(circulate(held, 3)).hasStatus(422).bodyText().contains("เลื่อนให้เร็วขึ้นไม่ได้");
    assertThat(meetings.minutes(scene, held).correctUntil())
        .isEqualTo(meetings.today().plusDays(7));
    assertThat(circulate(held, 12)).hasStatus3xxRedirection();
    assertThat(
            text(pages.get().uri(scene.url("/notices")).with(scene.as(Role.DIRECTOR)).exchange()))
        .contains(
            "เสนอแก้ไขรายงานของ",
            ThaiDates.full(meetings.today().plusDays(12), Locale.forLanguageTag("th")));
  }

  @Test
  void minutesOfAnotherCoalitionAreNotThere() {
    var held = meetings.adopted(scene);
    var other = scenes.fresh();
    for (var path :
        new String[] {"/minutes", "/paper/pdf", "/minutes/check", "/minutes/versions/1"})
      assertThat(
              pages.get().uri(MinutesScenes.page(other, held, path)).with(other.as(Role.SECRETARY)))
          .hasStatus(404);
  }
}
