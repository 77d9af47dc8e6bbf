package org.prasan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.report.ReportScenes.Many;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What the office publishes everybody reads, as it was told for publication, and nothing else. */
@PrasanTest
class PublishedNumbersTest {
  @Autowired Scenes scenes;
  @Autowired ReportScenes counted;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  Scene scene;
  String year;

  @BeforeEach
  void aYearWithAFewAndWithMany() {
    scene = scenes.fresh();
    year = String.valueOf(counted.year() + 543);
    counted.counted(
        scene,
        List.of(
            new Many(40, 2, Map.of()),
            new Many(7, 2, Map.of(Value.NEED, "legal")),
            new Many(5, 3, Map.of(Value.NEED, "medical"))));
  }

  @Test
  void beforeItIsPublishedNobodyReadsItWithoutSigningIn() {
    assertThat(visit("/numbers/published"))
        .hasStatusOk()
        .bodyText()
        .contains("ยังไม่มีตัวเลขที่เผยแพร่");
    assertThat(visit("/numbers/published?period=" + year)).hasStatus(404);
    assertThat(visit("/numbers/published/needs/export/csv?period=" + year)).hasStatus(404);
    assertThat(publish(Role.DIRECTOR, "publish", year)).hasStatus(403);
    assertThat(publish(Role.SECRETARY, "publish", "2600")).hasStatus(404);
    assertThat(visit("/numbers/published?period=2569-7")).hasStatus(404);
  }

  @Test
  void everybodyReadsAndDownloadsWhatHasAtLeastTenBehindEachNumber() {
    assertThat(get(Role.SECRETARY, "/numbers/publication?period=" + year))
        .bodyText()
        .contains("ยังไม่ได้เผยแพร่");
    assertThat(get(Role.SECRETARY, "/numbers/publication/publish?period=" + year))
        .hasStatusOk()
        .bodyText()
        .contains("เรียกคืนไม่ได้");
    assertThat(publish(Role.SECRETARY, "publish", year)).hasStatus3xxRedirection();
    assertThat(publish(Role.SECRETARY, "publish", year)).hasStatus3xxRedirection();
    var page = text(visit("/numbers/published"));
    assertThat(page)
        .contains("ปี พ.ศ. " + year, "50+", "ที่พักพิงและความปลอดภัย 40+")
        .containsSubsequence("ส่งต่อทั้งหมด 50+ คน", "มีใครปฏิเสธหรือไม่", "ไม่มีใครปฏิเสธ ไม่แสดง")
        .doesNotContain("52+", " 7+", " 5+", " 6+", " 3+");
    assertThat(text(visit("/numbers/published/needs/export/csv?period=" + year)))
        .contains("ที่พักพิง", "ไม่แสดง");
    assertThat(text(get(Role.SECRETARY, "/audit"))).contains("เผยแพร่ตัวเลข ปี พ.ศ. " + year);
  }

  @Test
  void whoeverReadsAsksNothingNew() {
    publish(Role.SECRETARY, "publish", year);
    int asked = asked();
    visit("/numbers/published?period=" + year);
    visit("/numbers/published/people/export/xlsx?period=" + year);
    assertThat(asked()).isEqualTo(asked);
  }

  @Test
  void whatIsTakenBackIsNotThereAnyMore() {
    publish(Role.SECRETARY, "publish", year);
    assertThat(publish(Role.DIRECTOR, "take-back", year)).hasStatus(403);
    assertThat(publish(Role.SECRETARY, "take-back", year)).hasStatus3xxRedirection();
    assertThat(visit("/numbers/published?period=" + year)).hasStatus(404);
    assertThat(text(get(Role.SECRETARY, "/audit"))).contains("เลิกเผยแพร่ตัวเลข ปี พ.ศ. " + year);
    assertThat(publish(Role.SECRETARY, "publish", year)).hasStatus3xxRedirection();
    assertThat(visit("/numbers/published?period=" + year)).hasStatusOk();
  }

  private int asked() {
    return Tenancy.asProduct(
        scene.id(),
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select count(*) from report.answered where coalition_id = :coalition")
                        .param("coalition", scene.id().value())
                        .query(Integer.class)
                        .single()));
  }

  private MvcTestResult visit(String path) {
    return pages.get().uri(scene.url(path)).exchange();
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult publish(Role role, String what, String period) {
    return pages
        .post()
        .uri(scene.url("/numbers/publication/" + what))
        .param("period", period)
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private static String text(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        .replaceAll("(?s)<head>.*?</head>|<svg.*?</svg>|<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
