package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What members want to have changed in minutes, and what becomes of it. */
class MinutesCorrectionTest extends AboutMinutes {
  @Test
  void aMemberProposesTheSecretaryTakesAndEverybodySeesIt() {
    var held = meetings.circulated(scene);
    assertThat(correction(held, "", "")).hasStatus(422).bodyText().contains("โปรดกรอกช่องนี้");
    assertThat(correction(held, "ที่ประชุมเห็นว่าต้องทดลองก่อน", "พูดไว้อย่างนี้"))
        .hasStatus3xxRedirection();
    var id = meetings.minutes(scene, held).corrections().getFirst().id();
    assertThat(answer(held, id, "no", "", "")).hasStatus(422);
    assertThat(answer(held, id, "yes", "ที่ประชุมเห็นว่าต้องทดลองก่อนหนึ่งเดือน", ""))
        .hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF))
        .bodyText()
        .contains("ต้องทดลองก่อนหนึ่งเดือน", "แก้ไขแล้ว", "ฉบับที่ 2");
    assertThat(meetings.minutes(scene, held).versions()).hasSize(2);
    assertThat(answer(held, id, "no", "", "ช้าไป")).hasStatus(409);
  }

  /** A decision is not reworded by a correction, so its page says what changes it. */
  @Test
  void whatNoCorrectionChangesStandsWhereOneIsProposedAndAnswered() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.decided(scene, held, "ให้ใช้แบบฟอร์มกลาง");
    meetings.close(scene, held);
    assertThat(circulate(held, 7)).hasStatus3xxRedirection();
    var how = "มติเปลี่ยนได้ด้วยมติใหม่ของที่ประชุม";
    assertThat(get(held, "/minutes/corrections/new?item=" + held.item(), Role.DIRECTOR))
        .bodyText()
        .contains("ให้ใช้แบบฟอร์มกลาง", how);
    assertThat(get(held, "/minutes/corrections/new", Role.DIRECTOR)).bodyText().doesNotContain(how);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ให้ใช้แบบฟอร์มของอำเภอ");
    assertThat(get(held, "/minutes/corrections/" + id + "/answer", Role.SECRETARY))
        .bodyText()
        .contains("ให้ใช้แบบฟอร์มกลาง", how);
  }

  @Test
  void whatIsNotTakenIsToldWhy() {
    var held = meetings.circulated(scene);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    assertThat(answer(held, id, "no", "", "ในบันทึกเสียงไม่มี")).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF))
        .bodyText()
        .contains("ไม่แก้ไข", "ในบันทึกเสียงไม่มี");
    assertThat(meetings.minutes(scene, held).versions()).hasSize(1);
  }

  @Test
  void whoeverProposedACorrectionIsToldWhatBecameOfIt() {
    var held = meetings.circulated(scene);
    var own = meetings.correction(scene, held, Role.SECRETARY, "ที่เลขานุการเสนอ");
    var taken = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    var declined = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความที่สาม");
    assertThat(inbox(Role.DIRECTOR)).doesNotContain("ที่คุณเสนอ");
    answer(held, taken, "yes", "ข้อความอื่น", "");
    answer(held, declined, "no", "", "ในบันทึกเสียงไม่มี");
    answer(held, own, "no", "", "เขียนผิด");
    assertThat(inbox(Role.DIRECTOR))
        .contains("ตามที่คุณเสนอแล้ว", "ได้รับคำตอบว่าไม่แก้ไข")
        .doesNotContain("ข้อความที่สาม", "ในบันทึกเสียงไม่มี");
    assertThat(inbox(Role.SECRETARY)).doesNotContain("ที่คุณเสนอ");
    adopt(held, meetings.next(scene, held));
    assertThat(inbox(Role.DIRECTOR)).contains("ได้รับคำตอบว่าไม่แก้ไข");
  }

  @Test
  void thePageOfTheMeetingSaysWhoseTurnItIs() {
    var held = meetings.circulated(scene);
    clock.forward(Duration.ofDays(4));
    assertThat(get(held, "", Role.STAFF)).bodyText().contains("อ่านรายงานและเสนอแก้ไข");
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    assertThat(get(held, "", Role.STAFF)).bodyText().contains("ตอบข้อเสนอแก้ไข 1 ข้อ");
    answer(held, id, "no", "", "ไม่ได้พูด");
    clock.forward(Duration.ofDays(4));
    assertThat(get(held, "", Role.STAFF)).bodyText().contains("รับรองรายงานในระเบียบวาระ");
  }

  private String inbox(Role role) {
    return text(pages.get().uri(scene.url("/notices")).with(scene.as(role)).exchange());
  }

  @Test
  void afterTheLastDayOnlyTheSecretaryNotesCorrections() {
    var held = meetings.circulated(scene);
    clock.forward(Duration.ofDays(9));
    assertThat(correction(held, "สายไปแล้ว", "เพิ่งอ่าน"))
        .hasStatus(409)
        .bodyText()
        .contains("เลยวันสุดท้าย");
    meetings.correction(scene, held, Role.SECRETARY, "พูดในที่ประชุม");
    assertThat(meetings.minutes(scene, held).waiting()).hasSize(1);
  }

  @Test
  void aProposalIsWithdrawnByWhoeverMadeItAndNobodyOfAnotherOrganization() {
    var held = meetings.circulated(scene);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    var path = "/minutes/corrections/" + id + "/withdraw";
    var other = scene.beside();
    assertThat(
            pages
                .post()
                .uri(MinutesScenes.page(scene, held, path))
                .with(other.as(Role.DIRECTOR))
                .with(csrf()))
        .hasStatus(404);
    assertThat(pages.get().uri(MinutesScenes.page(scene, held, path)).with(other.as(Role.DIRECTOR)))
        .as("is not asked whether to")
        .hasStatus(404);
    assertThat(get(held, path, Role.DIRECTOR)).hasStatusOk();
    assertThat(post(held, path, Role.DIRECTOR)).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF)).bodyText().contains("ถอนแล้ว");
  }

  /** Taken, it would have changed nothing, and nobody would have been told. */
  @Test
  void onlyWhatStandsInTheMinutesIsCorrected() {
    var held = meetings.circulated(scene);
    var elsewhere =
        new MinutesScenes.Held(held.series(), held.meeting(), meetings.late(scene, held));
    assertThat(correction(elsewhere, "ถ้อยคำอื่น", "เพราะ")).hasStatus(404);
    assertThat(get(held, "/minutes/corrections/new", Role.DIRECTOR))
        .bodyText()
        .contains(held.item().toString())
        .doesNotContain(elsewhere.item().toString());
    var next = meetings.next(scene, held);
    assertThat(adopt(held, next)).hasStatus3xxRedirection();
    var decision = meetings.decided(scene, next, "ให้แก้รายงานครั้งก่อน");
    var path = "/minutes/amend?item=" + elsewhere.item();
    assertThat(get(held, path, Role.SECRETARY)).hasStatus(404);
    assertThat(amend(held, path, decision)).hasStatus(404);
    assertThat(meetings.minutes(scene, held).versions()).hasSize(2);
  }

  @Test
  void nothingIsSaidToBeProposedOrAmendedUnderAnIdThatIsTakenElsewhere() {
    var other = meetings.circulated(scene);
    var taken = meetings.correction(scene, other, Role.DIRECTOR, "ข้อความอื่น");
    var held = meetings.circulated(scene);
    assertThat(correction(held, taken)).hasStatus(409);
    assertThat(meetings.minutes(scene, held).corrections()).isEmpty();
    for (int sent = 0; sent < 2; sent++)
      assertThat(correction(other, taken)).hasStatus3xxRedirection();
    var next = meetings.next(scene, held);
    adopt(held, next);
    var decision = meetings.decided(scene, next, "ให้แก้รายงานครั้งก่อน");
    var path = "/minutes/amend?item=" + held.item();
    assertThat(amend(held, path, decision, taken)).hasStatus(409);
    assertThat(meetings.minutes(scene, held).versions()).hasSize(2);
    var fresh = FreshId.next();
    for (int sent = 0; sent < 2; sent++)
      assertThat(amend(held, path, decision, fresh)).hasStatus3xxRedirection();
    assertThat(meetings.minutes(scene, held).versions()).hasSize(3);
  }

  @Test
  void takingOneCorrectionChangesNothingElse() {
    var held = meetings.circulated(scene);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    meetings.came(scene, held, "นายมาทีหลัง", "");
    meetings.decided(scene, held, "มติที่เพิ่มทีหลัง");
    assertThat(answer(held, id, "yes", "ข้อความที่แก้แล้ว", "")).hasStatus3xxRedirection();
    var versions = meetings.minutes(scene, held).versions();
    assertThat(versions.getLast().cause()).isEqualTo(Minutes.Cause.CORRECTED);
    assertThat(versions.getLast().paper())
        .isEqualTo(versions.getFirst().paper().with(held.item().value(), "ข้อความที่แก้แล้ว"));
  }

  @Test
  void namesTimeAndPlaceAreCorrectedInTheirOwnPart() {
    var held = full();
    circulate(held, 7);
    assertThat(
            post(
                held,
                "/minutes/corrections/new",
                Role.DIRECTOR,
                "id",
                FreshId.next().toString(),
                "wanted",
                "ประชุมที่ศาลากลาง นายกล้วยมาด้วย",
                "reason",
                "จำได้"))
        .hasStatus3xxRedirection();
    var id = meetings.minutes(scene, held).corrections().getFirst().id();
    var path = "/minutes/corrections/" + id + "/answer";
    assertThat(get(held, path, Role.SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("ห้องประชุมพญาพิภักดิ์", "นางชบา ใจดี |");
    assertThat(head(held, path, "9 โมง", "นายกล้วย"))
        .hasStatus(422)
        .bodyText()
        .contains("9 โมง", "นายกล้วย");
    assertThat(head(held, path, "9.15", "นางชบา ใจดี\nนายกล้วย | ผู้ประสานงาน | นายสมชาย"))
        .hasStatus3xxRedirection();
    var versions = meetings.minutes(scene, held).versions();
    var paper = versions.getLast().paper();
    assertThat(paper.place()).isEqualTo("ศาลากลางจังหวัด");
    assertThat(paper.opened()).isEqualTo(LocalTime.of(9, 15));
    assertThat(paper.present())
        .containsExactly(
            MinutesPaper.Attendee.of("นางชบา ใจดี", ""),
            new MinutesPaper.Attendee("นายกล้วย", "ผู้ประสานงาน", "นายสมชาย", null));
    assertThat(paper.headings()).isEqualTo(versions.getFirst().paper().headings());
  }

  private MvcTestResult head(MinutesScenes.Held held, String path, String opened, String present) {
    return post(
        held,
        path,
        Role.SECRETARY,
        "taken",
        "yes",
        "place",
        "ศาลากลางจังหวัด",
        "opened",
        opened,
        "closed",
        "12.00",
        "present",
        present,
        "absent",
        "",
        "attending",
        "");
  }
}
