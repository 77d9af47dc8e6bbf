package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.PartialDate;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The screening checklists: asked in both languages, skipped at will, deciding nothing. */
@PrasanTest
class ScreeningTest {
  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired ScreeningRules rules;
  @Autowired MockMvcTester pages;

  Scene scene;
  ClientId id;

  @BeforeEach
  void aClient() {
    scene = scenes.fresh();
    id = clients.client(scene);
  }

  @Test
  void everyQuestionIsAskedInBothLanguagesAndNamesItsSource() {
    for (var version : rules.versions()) {
      assertThat(version.sheets())
          .extracting(ScreeningRules.Sheet::category)
          .containsExactly(LegalCategory.values());
      var ids = new HashSet<String>();
      for (var sheet : version.sheets()) {
        for (var text : sheet.next()) assertThat(text.en()).isNotNull();
        sheet
            .questions()
            .forEach(
                question -> {
                  assertThat(ids.add(question.id())).as(question.id()).isTrue();
                  for (var text : List.of(question.text(), question.source())) {
                    assertThat(text.th()).matches("(?s).*[ก-๙].*");
                    assertThat(text.en())
                        .as(question.id())
                        .isNotNull()
                        .doesNotContainPattern("[ก-๙]");
                  }
                });
      }
    }
    assertThat(rules.inForce(LocalDate.of(2026, 11, 26)).version()).isEqualTo("2026.1");
  }

  @Test
  void aResultShowsWhatWasAnsweredWithYesAndWhatMayBeDoneNext() {
    assertThat(
            answer(
                Map.of(
                    "q.means.threat", "YES",
                    "q.means.deceived", "NO",
                    "q.purpose.labour", "WITHHELD")))
        .hasStatus3xxRedirection();
    assertThat(shown())
        .bodyText()
        .contains("ถูกขู่ ทำร้าย หรือบังคับ", "มาตรา 29", "ไม่ได้ตัดสิน", "9 ข้อ")
        .doesNotContain("งาน ค่าจ้าง หรือสถานที่จริง", "ต้องทำงานหรือบริการโดยไม่อาจปฏิเสธ");
  }

  @Test
  void anEmptyChecklistIsNotKeptAndOneSentTwiceIsKeptOnce() {
    assertThat(answer(Map.of())).hasStatus(422).bodyText().contains("ยังไม่ได้ตอบข้อใดเลย");
    var once = Map.of("answer", UUID.randomUUID().toString(), "q.act.recruited", "YES");
    assertThat(answer(once)).hasStatus3xxRedirection();
    assertThat(answer(once)).hasStatus3xxRedirection();
    assertThat(shown()).bodyText().containsOnlyOnce("ข้อบ่งชี้การค้ามนุษย์</h3>");
    assertThat(answer(Map.of("version", "1999.1", "q.act.recruited", "YES"))).hasStatus(404);
  }

  @Test
  void theAgeDecidesTheBand() {
    var today = LocalDate.of(2026, 11, 26);
    assertThat(AgeBand.of(PartialDate.of("2008-11-27"), today)).isEqualTo(AgeBand.FROM_15);
    assertThat(AgeBand.of(PartialDate.of("2008-11-26"), today)).isEqualTo(AgeBand.FROM_18);
    assertThat(AgeBand.of(PartialDate.of("2021"), today)).isEqualTo(AgeBand.UNDER_6);
    assertThat(AgeBand.of(PartialDate.of("1950-01"), today)).isEqualTo(AgeBand.FROM_60);
  }

  private MvcTestResult answer(Map<String, String> given) {
    var request =
        pages
            .post()
            .uri(scene.url("/clients/" + id + "/screening/answers"))
            .with(scene.as(Role.CASE_WORKER))
            .with(csrf());
    request.param("version", given.getOrDefault("version", "2026.1"));
    request.param("category", "TRAFFICKING");
    request.param("answer", given.getOrDefault("answer", UUID.randomUUID().toString()));
    given.forEach(
        (name, value) -> {
          if (name.startsWith("q.")) request.param(name, value);
        });
    return request.exchange();
  }

  private MvcTestResult shown() {
    return pages.get().uri(scene.url("/clients/" + id)).with(scene.as(Role.CASE_WORKER)).exchange();
  }
}
