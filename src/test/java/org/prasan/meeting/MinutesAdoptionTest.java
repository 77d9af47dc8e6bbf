package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Minutes are adopted by a later meeting, and then only its decisions change them. */
class MinutesAdoptionTest extends AboutMinutes {
  private static final List<String> ACTS =
      List.of("write", "circulate", "propose", "withdraw", "answer", "adopt", "amend");

  @Autowired MeetingScenes quorums;

  @Test
  void minutesAreAdoptedByALaterMeetingOnceEveryCorrectionIsAnswered() {
    var held = meetings.circulated(scene);
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
        .bodyText()
        .contains("ยังไม่มีการประชุมเช่นนั้น");
    assertThat(adopt(held, held)).hasStatus(409);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    var next = meetings.next(scene, held);
    assertThat(adopt(held, next)).hasStatus(409).bodyText().contains("รอคำตอบ");
    answer(held, id, "yes", "ข้อความอื่น", "");
    assertThat(adopt(held, next)).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF))
        .bodyText()
        .contains("รับรองแล้ว", "คำนวณใหม่แล้ว ตรงกัน");
    assertThat(meetings.dossier(scene, next.meeting()).outcomes())
        .singleElement()
        .satisfies(
            outcome -> assertThat(outcome.text()).contains("รับรองรายงาน", "มีการแก้ไข 1 แห่ง"));
  }

  /** As all else that falls: while the meeting goes on, whoever holds it; then the office alone. */
  @Test
  void theChairRecordsTheAdoptionWhileTheMeetingThatAdoptsGoesOn() {
    var held = meetings.circulated(scene);
    var next = meetings.next(scene, held);
    var at = next.meeting().toString();
    var asMember = post(held, "/minutes/adopt", Role.DIRECTOR, "at", at, "early", "true");
    assertThat(asMember).hasStatus(403);
    meetings.close(scene, next);
    assertThat(post(held, "/minutes/adopt", Role.OFFICER, "at", at, "early", "true"))
        .hasStatus(409);
    assertThat(get(next, "", Role.OFFICER))
        .bodyText()
        .contains("หลังจากนั้นเลขานุการเป็นผู้บันทึก")
        .doesNotContain("/minutes/adopt");
    var later = meetings.next(scene, held);
    assertThat(get(later, "", Role.OFFICER)).bodyText().contains("/minutes/adopt");
    assertThat(get(held, "/minutes", Role.OFFICER)).bodyText().contains("/minutes/adopt");
    assertThat(get(held, "/minutes/adopt", Role.OFFICER)).bodyText().contains("name=\"at\"");
    at = later.meeting().toString();
    assertThat(post(held, "/minutes/adopt", Role.OFFICER, "at", at, "early", "true"))
        .hasStatus3xxRedirection();
    assertThat(meetings.minutes(scene, held).adoptedAt()).isEqualTo(later.meeting());
  }

  @Test
  void onceAMeetingIsClosedNobodyIsSaidToRecordTheAdoption() {
    var held = meetings.circulated(scene);
    var next = meetings.next(scene, held);
    meetings.close(scene, next);
    clock.forward(Duration.ofHours(Series.WINDOW_HOURS + 1));
    for (var role : List.of(Role.OFFICER, Role.SECRETARY))
      assertThat(get(next, "", role))
          .bodyText()
          .contains("รายงานการประชุมที่รอการรับรอง")
          .doesNotContain("เลขานุการเป็นผู้บันทึก", "/minutes/adopt?");
  }

  @Test
  void aMeetingWithoutAQuorumIsNotOfferedToAdoptAndThePagesSayWhy() {
    var held = meetings.circulated(scene);
    quorums.quorum(scene, 60);
    var next = meetings.next(scene, held);
    var why = "องค์ประชุมไม่ครบ จึงยังรับรองรายงานไม่ได้";
    for (boolean closed : List.of(false, true)) {
      if (closed) meetings.close(scene, next);
      assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
          .bodyText()
          .contains(why, "class=\"quorum missing\"", "rules#quorum")
          .doesNotContain("name=\"at\"");
      assertThat(get(held, "/minutes", Role.SECRETARY))
          .bodyText()
          .contains(why)
          .doesNotContain("/minutes/adopt");
      for (var path : List.of("", "/room"))
        assertThat(get(next, path, Role.SECRETARY))
            .bodyText()
            .contains(why)
            .doesNotContain("/minutes/adopt");
    }
  }

  /** What it says of the adoption would stand in no version of its own minutes. */
  @Test
  void aMeetingWhoseOwnMinutesMembersHaveAdoptsNone() {
    var held = meetings.circulated(scene);
    var next = meetings.next(scene, held);
    meetings.close(scene, next);
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY)).bodyText().contains("name=\"at\"");
    assertThat(circulate(next, 7)).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
        .bodyText()
        .contains("ยังไม่มีการประชุมเช่นนั้น")
        .doesNotContain("name=\"at\"");
    assertThat(adopt(held, next)).hasStatus(409);
    assertThat(meetings.minutes(scene, held).state()).isEqualTo(MinutesState.CIRCULATED);
    assertThat(meetings.dossier(scene, next.meeting()).outcomes()).isEmpty();
  }

  @Test
  void beforeTheLastDayForCorrectionsOnlyWhoeverMeansItAdopts() {
    var held = meetings.circulated(scene);
    var next = meetings.next(scene, held);
    var at = next.meeting().toString();
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY)).bodyText().contains("name=\"early\"");
    assertThat(post(held, "/minutes/adopt", Role.SECRETARY, "at", at))
        .hasStatus(422)
        .bodyText()
        .contains("ยังเสนอแก้ไขได้ถึง", at);
    assertThat(meetings.minutes(scene, held).state()).isEqualTo(MinutesState.CIRCULATED);
    clock.forward(Duration.ofDays(8));
    var later = meetings.going(scene, held.series(), meetings.today());
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
        .bodyText()
        .doesNotContain("name=\"early\"");
    assertThat(post(held, "/minutes/adopt", Role.SECRETARY, "at", later.meeting().toString()))
        .hasStatus3xxRedirection();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DRAFT      | write 302 circulate 302 propose 404 withdraw 404 answer 404 adopt 409 amend 409
          CIRCULATED | write 409 circulate 302 propose 302 withdraw 302 answer 302 adopt 302 amend 409
          ADOPTED    | write 409 circulate 409 propose 409 withdraw 409 answer 409 adopt 409 amend 302
          """)
  void anActIsDoneInExactlyTheStatesOfTheTable(MinutesState state, String table) {
    var answers = new StringJoiner(" ");
    for (var act : ACTS)
      answers.add(act).add(Integer.toString(attempt(in(state), act).getResponse().getStatus()));
    assertThat(answers).hasToString(table);
  }

  @Test
  void adoptedMinutesAreLockedAndWhoeverTriesLeavesATrace() {
    var held = meetings.adopted(scene);
    assertThat(text(held, 1, "เปลี่ยนทีหลัง"))
        .hasStatus(409)
        .bodyText()
        .contains("รับรองรายงานนี้แล้ว จึงแก้ไขไม่ได้");
    assertThat(correction(held, "เปลี่ยนทีหลัง", "เพราะ")).hasStatus(409);
    assertThat(circulate(held, 20)).hasStatus(409);
    assertThat(
            pages
                .get()
                .uri(scene.url("/audit?subject=minutes&subjectId=" + held.meeting()))
                .with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("พยายามแก้ไขรายงานการประชุม");
  }

  @Test
  void whatIsAdoptedIsNeitherCirculatedNorAdoptedOnceMore() {
    var held = meetings.circulated(scene);
    var next = meetings.next(scene, held);
    assertThat(adopt(held, next).getMvcResult().getFlashMap().get("flash"))
        .isEqualTo("minutes.adopted");
    for (var path : List.of("/minutes/adopt", "/minutes/circulate"))
      assertThat(get(held, path, Role.SECRETARY))
          .hasStatus(409)
          .bodyText()
          .contains("ที่ประชุมรับรองรายงานนี้แล้ว", "ไปที่รายงานการประชุม");
    assertThat(adopt(held, next).getMvcResult().getFlashMap().get("flash"))
        .isEqualTo("minutes.adopted.before");
  }

  @Test
  void onlyADecisionOfALaterMeetingAmendsAdoptedMinutes() {
    var held = meetings.adopted(scene);
    var earlier = meetings.decided(scene, held, "มติของครั้งเดียวกัน");
    var path = "/minutes/amend?item=" + held.item();
    assertThat(amend(held, path, earlier))
        .hasStatus(409)
        .bodyText()
        .contains("ต้องมีมติของการประชุมครั้งหลัง");
    var adoptedAt = Objects.requireNonNull(meetings.minutes(scene, held).adoptedAt());
    var later =
        new MinutesScenes.Held(
            held.series(),
            adoptedAt,
            meetings.dossier(scene, adoptedAt).agenda().lines().getFirst().item().id());
    var decision = meetings.decided(scene, later, "ให้แก้รายงานครั้งก่อน");
    assertThat(get(held, path, Role.SECRETARY)).bodyText().contains("ให้แก้รายงานครั้งก่อน");
    assertThat(amend(held, path, decision)).hasStatus3xxRedirection();
    var minutes = meetings.minutes(scene, held);
    assertThat(minutes.newest().orElseThrow().cause()).isEqualTo(Minutes.Cause.AMENDED);
    assertThat(get(held, "/minutes", Role.STAFF)).bodyText().contains("ถ้อยคำที่ถูกต้อง");
    assertThat(get(held, "/minutes/versions/2", Role.STAFF))
        .bodyText()
        .contains("ที่ประชุมเห็นว่าใช้ได้")
        .doesNotContain("ถ้อยคำที่ถูกต้อง");
    var fell =
        meetings.dossier(scene, adoptedAt).outcomes().stream()
            .filter(one -> decision.equals(one.decision()))
            .findFirst()
            .orElseThrow();
    var takeBack = "/outcomes/" + fell.id() + "/take-back";
    assertThat(post(later, takeBack, Role.SECRETARY, "why", "พิมพ์ผิด"))
        .hasStatus(422)
        .bodyText()
        .contains("ถอนไม่ได้", "พิมพ์ผิด");
  }

  @Test
  void onceMembersHaveTheMinutesWhatFellAndWhoWasThereStay() {
    var held = full();
    assertThat(circulate(held, 7)).hasStatus3xxRedirection();
    nothingFellMayChange(held, "แก้ได้ด้วยข้อเสนอแก้ไข");
    assertThat(get(held, "/room?item=" + held.item(), Role.SECRETARY))
        .bodyText()
        .contains("ให้ใช้แบบฟอร์มกลาง")
        .doesNotContain("name=\"text\"");
    assertThat(get(held, "/attendance", Role.SECRETARY))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("/remove", "name=\"name\"");
    assertThat(tried(held)).doesNotContain("พยายามแก้ไขรายงานการประชุม");
  }

  @Test
  void aCorrectionThatWaitsIsNamedBeforeAnybodyAdopts() {
    var held = meetings.circulated(scene);
    meetings.next(scene, held);
    var wish = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความที่ถูกกว่า");
    assertThat(get(held, "/minutes/adopt", Role.SECRETARY))
        .bodyText()
        .contains("ข้อความที่ถูกกว่า", "/corrections/" + wish + "/answer")
        .doesNotContain("name=\"at\"");
    assertThat(get(held, "/minutes/adopt", Role.OFFICER)).bodyText().contains("#corrections");
  }

  @Test
  void onceAdoptedWhatFellStaysAndWhoeverTriesLeavesATrace() {
    var held = full();
    circulate(held, 7);
    assertThat(adopt(held, meetings.next(scene, held))).hasStatus3xxRedirection();
    nothingFellMayChange(held, "ที่ประชุมรับรองรายงานแล้ว");
    assertThat(tried(held)).contains("พยายามแก้ไขรายงานการประชุม");
  }

  @Test
  void noVersionCanBeChangedInTheDatabase() {
    meetings.circulated(scene);
    for (var change :
        new String[] {
          "update meeting.minutes_version set paper = '{}' where coalition_id = ?",
          "delete from meeting.minutes_version where coalition_id = ?"
        })
      assertThatThrownBy(() -> scene.in(() -> jdbc.sql(change).param(scene.id().value()).update()))
          .hasStackTraceContaining("permission denied");
  }

  /** With something that waits for an answer, or has got it. */
  private MinutesScenes.Held in(MinutesState state) {
    if (state == MinutesState.DRAFT) return meetings.held(scene);
    var held = meetings.circulated(scene);
    var id = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    if (state == MinutesState.CIRCULATED) return held;
    answer(held, id, "yes", "ข้อความอื่น", "");
    assertThat(adopt(held, meetings.next(scene, held))).hasStatus3xxRedirection();
    return held;
  }

  private MvcTestResult attempt(MinutesScenes.Held held, String act) {
    var minutes = scene.in(() -> rows.find(scene.id(), held.meeting()));
    var correction = minutes.map(one -> one.corrections().getFirst().id()).orElseGet(FreshId::next);
    return switch (act) {
      case "write" -> text(held, 0, "ถ้อยคำ");
      case "circulate" -> circulate(held, 10);
      case "propose" -> correction(held, "ถ้อยคำ", "เพราะ");
      case "withdraw" ->
          post(held, "/minutes/corrections/" + correction + "/withdraw", Role.DIRECTOR);
      case "answer" -> answer(held, correction, "no", "", "ไม่ได้พูด");
      case "adopt" -> {
        if (minutes.filter(one -> !one.waiting().isEmpty()).isPresent())
          answer(held, correction, "no", "", "ไม่ได้พูด");
        yield adopt(held, meetings.next(scene, held));
      }
      case "amend" -> {
        var decision = meetings.decided(scene, meetings.next(scene, held), "ให้แก้รายงาน");
        yield amend(held, "/minutes/amend?item=" + held.item(), decision);
      }
      default -> throw new IllegalArgumentException(act);
    };
  }

  private void nothingFellMayChange(MinutesScenes.Held held, String why) {
    var before = meetings.dossier(scene, held.meeting());
    var fresh = FreshId.next().toString();
    for (var kind : new String[] {"INFORMATION", "DECISION", "COMMITMENT"})
      assertThat(
              post(
                  held,
                  "/room/" + held.item(),
                  Role.SECRETARY,
                  "id",
                  fresh,
                  "kind",
                  kind,
                  "text",
                  "เพิ่มทีหลัง",
                  "way",
                  "CONSENSUS",
                  "withoutQuorum",
                  "true",
                  "owner",
                  scene.organization().toString(),
                  "namesLater",
                  "true",
                  "due",
                  "สิ้นเดือนหน้า"))
          .as(kind)
          .hasStatus(409)
          .bodyText()
          .contains(why);
    for (var outcome : before.outcomes()) {
      var path = "/outcomes/" + outcome.id();
      assertThat(get(held, path, Role.SECRETARY)).hasStatus(409).bodyText().contains(why);
      assertThat(post(held, path, Role.SECRETARY, "text", "เปลี่ยนทีหลัง", "version", "1"))
          .hasStatus(409)
          .bodyText()
          .contains(why);
      assertThat(post(held, path + "/take-back", Role.SECRETARY, "why", "พิมพ์ผิด"))
          .hasStatus(409)
          .bodyText()
          .contains(why);
    }
    assertThat(post(held, "/attendance", Role.SECRETARY, "id", fresh, "name", "นายมาทีหลัง"))
        .hasStatus(409)
        .bodyText()
        .contains(why);
    var there = before.attendance().getFirst().id();
    assertThat(post(held, "/attendance/" + there + "/remove", Role.SECRETARY))
        .hasStatus(409)
        .bodyText()
        .contains(why);
    var after = meetings.dossier(scene, held.meeting());
    assertThat(after.outcomes()).isEqualTo(before.outcomes());
    assertThat(after.decisions()).isEqualTo(before.decisions());
    assertThat(after.attendance()).isEqualTo(before.attendance());
  }

  private String tried(MinutesScenes.Held held) {
    return text(
        pages
            .get()
            .uri(scene.url("/audit?subject=minutes&subjectId=" + held.meeting()))
            .with(scene.as(Role.SECRETARY))
            .exchange());
  }
}
