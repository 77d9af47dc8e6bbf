package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Minutes from the first word to their adoption, and what is refused on the way. */
@PrasanTest
class MinutesTest {
  private static final List<String> ACTS =
      List.of("write", "circulate", "propose", "withdraw", "answer", "adopt", "amend");

  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;
  @Autowired MinutesRows rows;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  Scene scene;

  @BeforeEach
  void aCoalitionWithTwoOrganizations() {
    scene = scenes.fresh();
    meetings.organizations(scene);
  }

  @AfterEach
  void theClockGoesBack() {
    clock.back();
  }

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
    assertThat(circulate(held, -1))
        .hasStatus(422)
        .bodyText()
        .contains("ต้องเป็นวันนี้หรือหลังจากนี้");
    assertThat(post(held, "/minutes/circulate", Role.SECRETARY, "until", "เมื่อไรก็ได้"))
        .hasStatus(422)
        .bodyText()
        .contains("เมื่อไรก็ได้");
    assertThat(circulate(held, 7)).hasStatus3xxRedirection();
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
    assertThat(post(held, path, Role.DIRECTOR)).hasStatus3xxRedirection();
    assertThat(get(held, "/minutes", Role.STAFF)).bodyText().contains("ถอนแล้ว");
  }

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
  void whatEarlierMeetingsLeftStandsInTheRoomAndOnThePaperByItself() {
    var held = meetings.held(scene);
    meetings.decided(scene, held, "ให้ทำแผนคุ้มครองเด็ก");
    var next = meetings.next(scene, held);
    assertThat(get(next, "/room", Role.SECRETARY)).bodyText().contains("ให้ทำแผนคุ้มครองเด็ก");
    meetings.close(scene, next);
    assertThat(get(next, "/minutes", Role.SECRETARY))
        .bodyText()
        .contains("ติดตามผลจากการประชุมครั้งก่อน", "ให้ทำแผนคุ้มครองเด็ก");
    assertThat(get(held, "/minutes", Role.SECRETARY))
        .bodyText()
        .doesNotContain("ติดตามผลจากการประชุมครั้งก่อน");
  }

  @Test
  void whatEarlierMeetingsLeftTakesNoItemItsNumber() {
    var held = meetings.held(scene);
    meetings.decided(scene, held, "ให้ทำแผนคุ้มครองเด็ก");
    var next = meetings.planned(scene, held.series(), meetings.today().plusDays(1));
    meetings.item(scene, next, 3, "ผลการอบรมล่าม");
    assertThat(get(next, "", Role.STAFF)).bodyText().contains("3.1 ผลการอบรมล่าม");
    assertThat(get(next, "/minutes", Role.STAFF))
        .bodyText()
        .contains("3.1 ผลการอบรมล่าม", "3.2 ติดตามผลจากการประชุมครั้งก่อน")
        .doesNotContain("item-null");
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
  }

  @Test
  void theFingerprintIsThatOfTheFileAnybodyCanDownload()
      throws NoSuchAlgorithmException, IOException {
    var held = meetings.adopted(scene);
    var newest = meetings.minutes(scene, held).newest().orElseThrow();
    var file =
        get(held, "/minutes/versions/" + newest.number() + "/record", Role.STAFF)
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(file, StandardCharsets.UTF_8)).contains("ที่ประชุมเห็นว่าใช้ได้");
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
        .isEqualTo(newest.fingerprint());
    try (var document =
        Loader.loadPDF(get(held, "/paper/pdf", Role.STAFF).getResponse().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
          .contains(newest.fingerprint(), "ที่ประชุมรับรองรายงานนี้เมื่อ");
    }
    assertThat(get(held, "/minutes/check?fingerprint=" + newest.fingerprint(), Role.STAFF))
        .bodyText()
        .contains("ตรงกับฉบับที่");
    assertThat(get(held, "/minutes/check?fingerprint=" + "0".repeat(64), Role.STAFF))
        .bodyText()
        .contains("ไม่ตรงกับฉบับใด");
  }

  @Test
  void thePaperNamesWhoCameForWhomAndLeavesOutWhatIsNotWanted() throws IOException {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.came(scene, held, "นางชบา ใจดี", "นายสมชาย");
    meetings.close(scene, held);
    assertThat(pdf(held, "/paper/pdf"))
        .contains("นางชบา ใจดี (แทน นายสมชาย)", "ร่าง ยังไม่ได้เวียน");
    assertThat(pdf(held, "/paper/pdf?without=participants")).doesNotContain("นางชบา");
    assertThat(get(held, "/paper/docx", Role.SECRETARY)).hasStatusOk();
    assertThat(get(held, "/paper/png", Role.SECRETARY)).hasStatusOk().hasContentType("image/png");
    assertThat(get(held, "/paper/txt", Role.SECRETARY)).bodyText().contains("มติและภาระงาน");
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
  void onceAdoptedWhatFellStaysAndWhoeverTriesLeavesATrace() {
    var held = full();
    circulate(held, 7);
    assertThat(adopt(held, meetings.next(scene, held))).hasStatus3xxRedirection();
    nothingFellMayChange(held, "ที่ประชุมรับรองรายงานแล้ว");
    assertThat(tried(held)).contains("พยายามแก้ไขรายงานการประชุม");
  }

  private MinutesScenes.Held full() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.came(scene, held, "นางชบา ใจดี", "");
    meetings.informed(scene, held, "ทดลองใช้แล้วสามอำเภอ");
    meetings.decided(scene, held, "ให้ใช้แบบฟอร์มกลาง");
    meetings.close(scene, held);
    return held;
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

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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

  private String pdf(MinutesScenes.Held held, String path) throws IOException {
    try (var document =
        Loader.loadPDF(get(held, path, Role.SECRETARY).getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private MvcTestResult get(MinutesScenes.Held held, String path, Role role) {
    return pages.get().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(
      MinutesScenes.Held held, String path, Role role, String... parameters) {
    var request =
        pages.post().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).with(csrf());
    for (int at = 0; at < parameters.length; at += 2)
      request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private MvcTestResult text(MinutesScenes.Held held, int basis, String text) {
    return post(
        held,
        "/minutes/items/" + held.item(),
        Role.SECRETARY,
        "basis",
        Integer.toString(basis),
        "text",
        text);
  }

  private MvcTestResult circulate(MinutesScenes.Held held, int days) {
    return post(
        held,
        "/minutes/circulate",
        Role.SECRETARY,
        "until",
        ThaiDates.full(meetings.today().plusDays(days), Locale.forLanguageTag("th")));
  }

  private MvcTestResult correction(MinutesScenes.Held held, String wanted, String reason) {
    return post(
        held,
        "/minutes/corrections/new",
        Role.DIRECTOR,
        "id",
        FreshId.next().toString(),
        "item",
        held.item().toString(),
        "wanted",
        wanted,
        "reason",
        reason);
  }

  private MvcTestResult correction(MinutesScenes.Held held, UUID id) {
    return post(
        held,
        "/minutes/corrections/new",
        Role.DIRECTOR,
        "id",
        id.toString(),
        "item",
        held.item().toString(),
        "wanted",
        "ข้อความอื่น",
        "reason",
        "เพราะ");
  }

  private MvcTestResult answer(
      MinutesScenes.Held held, UUID id, String taken, String text, String answer) {
    return post(
        held,
        "/minutes/corrections/" + id + "/answer",
        Role.SECRETARY,
        "taken",
        taken,
        "text",
        text,
        "answer",
        answer);
  }

  private MvcTestResult adopt(MinutesScenes.Held held, MinutesScenes.Held at) {
    return post(
        held, "/minutes/adopt", Role.SECRETARY, "at", at.meeting().toString(), "early", "true");
  }

  private MvcTestResult amend(MinutesScenes.Held held, String path, DecisionId decision) {
    return amend(held, path, decision, FreshId.next());
  }

  private MvcTestResult amend(MinutesScenes.Held held, String path, DecisionId decision, UUID id) {
    return post(
        held,
        path,
        Role.SECRETARY,
        "id",
        id.toString(),
        "decision",
        decision.toString(),
        "text",
        "ถ้อยคำที่ถูกต้อง",
        "reason",
        "พิมพ์ผิด");
  }
}
