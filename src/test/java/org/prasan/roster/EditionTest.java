package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Drafts, versions and the governor's order, and that what has passed stays. */
@PrasanTest
class EditionTest {
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired TestClock clock;
  @Autowired BrokenLines lines;
  @Autowired Shifts shifts;
  @Autowired DraftCheck check;
  @Autowired MockMvcTester pages;

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

  @AfterEach
  void back() {
    clock.back();
  }

  @Test
  void anOrderWithoutAFileIsRefusedInWordsAndKeepsWhatWasTyped() {
    var edition = roster.published(scene, YearMonth.from(roster.today()).plusMonths(1));
    assertThat(order(edition, "1234/2569", null))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดแนบสำเนาคำสั่ง", "1234/2569");
    assertThat(roster.edition(scene, edition).order()).isNull();
    assertThat(order(edition, "1234/2569", "plain".getBytes(StandardCharsets.US_ASCII)))
        .hasStatus(422);
    assertThat(roster.edition(scene, edition).order()).isNull();
  }

  @Test
  void aNewOrderMakesANewVersionAndTheEarlierOneStaysAsItWas() {
    var edition = roster.published(scene, YearMonth.from(roster.today()).plusMonths(1));
    ordered(edition, "1234/2569");
    var first = roster.edition(scene, edition);
    assertThat(Objects.requireNonNull(first.order()).number()).isEqualTo("1234/2569");
    assertThat(first.number()).isOne();
    ordered(edition, "1235/2569");
    var versions = roster.editions(scene);
    assertThat(versions)
        .extracting(Edition::number, Edition::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(1, Edition.State.REPLACED),
            org.assertj.core.groups.Tuple.tuple(2, Edition.State.PUBLISHED));
    var second =
        versions.stream().filter(one -> one.is(Edition.State.PUBLISHED)).findFirst().orElseThrow();
    assertThat(roster.assignments(scene, second.id()))
        .isEqualTo(roster.assignments(scene, edition));
    assertThat(Objects.requireNonNull(roster.edition(scene, edition).order()))
        .isEqualTo(first.order());
    assertThat(order(edition, "1236/2569", RosterScenes.PAPER))
        .hasStatus(409)
        .bodyText()
        .contains("ฉบับใหม่");
  }

  /** And after the answer to it was lost once more. */
  private void ordered(EditionId edition, String number) {
    lines.during(
        () -> assertThat(order(edition, number, RosterScenes.PAPER)).hasStatus3xxRedirection());
  }

  @Test
  void aNewDraftOfARunningMonthLeavesEveryShiftThatHasBegunAsItIs() {
    var month = YearMonth.from(roster.today()).plusMonths(1);
    roster.published(scene, month);
    var middle = month.atDay(15).atTime(20, 0).atZone(clock.getZone()).toInstant();
    clock.forward(Duration.between(clock.instant(), middle));
    var before = begun(month);
    var again = roster.published(scene, month);
    assertThat(begun(month)).isEqualTo(before).hasSize(15);
    assertThat(roster.assignments(scene, again).stream().map(Assignment::person).limit(15))
        .isEqualTo(before.stream().map(Shift::person).toList());
    assertThat(
            scene.in(
                () ->
                    check
                        .of(
                            scene.id(),
                            roster.edition(scene, again),
                            roster.assignments(scene, again))
                        .broken()))
        .isEmpty();
  }

  private List<Shift> begun(YearMonth month) {
    return scene.in(() -> shifts.between(scene.id(), month.atDay(1), month.atDay(16)));
  }

  private MvcTestResult order(
      EditionId edition, String number, byte @org.jspecify.annotations.Nullable [] paper) {
    var request = pages.post().uri(scene.url("/roster/editions/" + edition + "/order")).multipart();
    if (paper != null) request.file(new MockMultipartFile("paper", "order.pdf", null, paper));
    return request
        .param("number", number)
        .param("date", "25/11/2569")
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
  }

  @Test
  void aDraftIsMadeAdjustedAndPublishedAndNamesWhatItBreaks() {
    var month = YearMonth.from(roster.today()).plusMonths(1);
    var edition = roster.drafted(scene, month);
    var all = roster.assignments(scene, edition);
    assertThat(roster.edition(scene, edition).state()).isEqualTo(Edition.State.DRAFT);
    assertThat(all).hasSize(month.lengthOfMonth());
    lines.during(
        () -> {
          for (var night : all.subList(0, 2))
            assertThat(
                    post(
                        Role.SECRETARY,
                        "/roster/editions/" + edition + "/shift",
                        Map.of(
                            "shift", night.seat() + "@" + night.start(), "person", a.toString())))
                .hasStatus3xxRedirection();
        });
    assertThat(get(Role.SECRETARY, "/roster/editions/" + edition))
        .bodyText()
        .contains("จุดที่ไม่เป็นไปตามกฎ", "เอื้อง พักไม่ถึง 11 ชั่วโมง");
    assertThat(get(Role.STAFF, "/roster/editions/" + edition)).hasStatus(404);
    assertThat(post(Role.SECRETARY, "/roster/editions/" + edition + "/publish", Map.of()))
        .hasStatus3xxRedirection();
    assertThat(get(Role.STAFF, "/roster/editions/" + edition)).hasStatusOk();
    assertThat(roster.onDutyAt(scene, seat, all.getFirst().start())).isEqualTo(a);
    assertThat(
            post(
                Role.SECRETARY,
                "/roster/editions/" + edition + "/shift",
                Map.of(
                    "shift", all.getFirst().seat() + "@" + all.getFirst().start(), "person", "")))
        .hasStatus(409);
  }

  @Test
  void theSameMonthIsDraftedTheSameTwice() {
    var month = YearMonth.from(roster.today()).plusMonths(2);
    assertThat(roster.assignments(scene, roster.drafted(scene, month)))
        .isEqualTo(roster.assignments(scene, roster.drafted(scene, month)));
  }

  @Test
  void whatHasPassedStaysWhateverIsPublishedReplacedOrClosedLater() {
    var month = YearMonth.from(roster.today());
    roster.published(scene, month);
    var night = roster.onDuty(scene, seat, roster.today(), a);
    clock.forward(Duration.ofDays(2));
    var moment = night.end().minusSeconds(60);
    assertThat(roster.onDutyAt(scene, seat, moment)).isEqualTo(a);
    roster.put(scene, night, b);
    roster.published(scene, YearMonth.from(roster.today()));
    post(Role.SECRETARY, "/roster/seats/" + seat + "/close", Map.of());
    post(Role.SECRETARY, "/roster/people/" + a + "/leave", Map.of());
    assertThat(roster.onDutyAt(scene, seat, moment)).isEqualTo(a);
  }

  @Test
  void theSheetAndTheCardNameTheOrderInThaiThatCanBeRead() throws IOException {
    var month = YearMonth.from(roster.today());
    order(roster.published(scene, month), "1234/2569", RosterScenes.PAPER);
    var sheet = text(get(Role.STAFF, "/roster/sheet.pdf?month=" + month));
    assertThat(sheet).contains("1234/2569", "25 พฤศจิกายน 2569", "ตารางเวรทีมสหวิชาชีพ");
    var card = text(get(Role.STAFF, "/roster/card.pdf"));
    assertThat(card).contains("1234/2569", "ล่ามภาษาอาข่า", "053 000 001");
    try (var document =
        Loader.loadPDF(
            get(Role.STAFF, "/roster/sheet.pdf").getResponse().getContentAsByteArray())) {
      var box = document.getPage(0).getMediaBox();
      assertThat(box.getWidth()).isGreaterThan(box.getHeight());
    }
  }

  private static String text(MvcTestResult result) throws IOException {
    try (var document = Loader.loadPDF(result.getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
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
