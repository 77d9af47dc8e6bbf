package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Decisions are found by what people remember of them. */
@PrasanTest
class DecisionSearchTest {
  private static final String PLAN = "เห็นชอบแผนงานคุ้มครองเด็กและสตรี";
  private static final String BUDGET = "อนุมัติงบประมาณรถรับส่ง";

  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired RecordOutcome record;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private MeetingId meeting;
  private Ordinal number;

  @BeforeEach
  void twoDecisions() {
    scene = scenes.fresh();
    meetings.members(scene, 1);
    meeting = meetings.started(scene);
    number = ((RecordOutcome.Decided) meetings.decide(scene, meeting, PLAN, true)).number();
    meetings.decide(scene, meeting, BUDGET, true);
  }

  @Test
  void whatStandsInNoDecisionFindsNone() {
    for (var typed :
        new String[] {"ไม่มีคำนี้เลยสักหน่อย", "!!!", "คุ้มครองเด็ก งบประมาณ", "99/2569"})
      assertThat(found(scene, typed)).as(typed).doesNotContain(PLAN, BUDGET);
  }

  @Test
  void anotherCoalitionFindsNothingOfIt() {
    var other = scenes.fresh();
    meetings.members(other, 1);
    assertThat(found(other, "คุ้มครองเด็ก")).doesNotContain(PLAN);
  }

  @Test
  void wordsFindItTogetherApartBegunWithinAndMisspelt() {
    for (var typed :
        new String[] {
          "คุ้มครองเด็ก", "เด็ก แผนงาน", "คุ้มครอ", "ห็นชอบแผ", "คุ้มครองเดก", "สตรี  "
        }) assertThat(found(scene, typed)).as(typed).contains(PLAN).doesNotContain(BUDGET);
  }

  /**
   * Thai writes no blanks between words, so that a slip is looked for within what is written
   * together.
   */
  @Test
  void oneSlipInAWordThatOthersSurroundStillFindsIt() {
    var fund = "รับทราบรายงานกองทุนฉุกเฉินประจำปี";
    meetings.decide(scene, meeting, fund, true);
    for (var typed : List.of("กองทน", "กองทุนม", "กอทุน", "กองุทน", "กองทุนฉกเฉินประจำป"))
      assertThat(found(scene, typed)).as(typed).contains(fund).doesNotContain(PLAN, BUDGET);
    for (var typed : List.of("รถรบส่ง", "รถรักส่ง", "รถรับบส่ง", "รถัรบส่ง", "งบปรมาณรถรบส่ง"))
      assertThat(found(scene, typed)).as(typed).contains(BUDGET).doesNotContain(PLAN, fund);
    for (var typed : List.of("กองทัพบก", "รถไฟฟ้า", "กนทง"))
      assertThat(found(scene, typed)).as(typed).doesNotContain(PLAN, BUDGET, fund);
  }

  /** The migration and the product see to it, each in its own language. */
  @Test
  void theBitsOfADecisionAreTheSameInTheDatabaseAndInTheProduct() throws IOException {
    var migration =
        Files.readString(
            Path.of("src/main/resources/db/migration/meeting/V23__decision_signature.sql"));
    var formula =
        migration.substring(
            migration.indexOf("(select bit_or("), migration.indexOf("where length(d.plain) > 2;"));
    var text = "กองทุน 1 ล้าน (Émile) 🙂 ใช้จ่าย";
    var inDatabase =
        jdbc.sql(
                "select cast(%s as text) from (select cast(:text as text) as plain) d"
                    .formatted(formula))
            .param("text", text)
            .query(String.class)
            .single();
    assertThat(Misspelt.signature(text)).isEqualTo(inDatabase);
  }

  @Test
  void itsNumberFindsItAsEachLanguageShowsIt() {
    for (var typed :
        new String[] {number.toString(), Ordinal.in(number.toString(), Locale.ENGLISH)})
      assertThat(found(scene, typed)).as(typed).contains(PLAN).doesNotContain(BUDGET);
  }

  @Test
  void otherWordsTakeThePlaceOfTheFirst() {
    var outcome = meetings.dossier(scene, meeting).outcomes().getFirst();
    scene.in(
        () ->
            record.reword(
                scene.acting(Role.SECRETARY), meeting, outcome.id(), 1, "เห็นชอบแผนผู้สูงอายุ"));
    assertThat(found(scene, "ผู้สูงอายุ")).contains("เห็นชอบแผนผู้สูงอายุ");
    assertThat(found(scene, "สตรี")).doesNotContain(PLAN, "ผู้สูงอายุ");
  }

  private String found(Scene from, String typed) {
    var result =
        pages.get().uri(from.url("/decisions")).param("q", typed).with(from.as(Role.STAFF));
    var page = result.exchange();
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
