package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Districts and their boundaries. */
@PrasanTest
class TerritoryPagesTest {
  @Autowired Scenes scenes;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired SetTerritory setTerritory;
  @Autowired Boundaries boundaries;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void boundariesReplaceTheSketchAndCanBeRemoved() {
    territory("5701");
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
    lines.during(
        () ->
            assertThat(upload(square("\"adm2_pcode\":\"TH5701\""), "กรมแผนที่สมมติ"))
                .hasStatus3xxRedirection());
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("กรมแผนที่สมมติ")
        .doesNotContain("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
    lines.during(
        () ->
            assertThat(post("/territory/boundaries/remove", Role.ADMINISTRATOR))
                .hasStatus3xxRedirection());
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
  }

  @Test
  void outlinesThatLieElsewhereAreUsedAndSaidToBeDoubtful() {
    territory("5701", "5709");
    var places =
        square("\"code\":\"5701\"").replace("]}\n", ",")
            + square("\"code\":\"5709\"").replaceFirst("(?s).*features\":\\[", "");
    assertThat(upload(places, "ที่มา")).hasRedirectedUrl(scene.url("/territory/boundaries"));
    assertThat(get("/territory/boundaries", Role.ADMINISTRATOR))
        .bodyText()
        .contains("อยู่นอกเส้นเขตที่นำเข้า", "<li>แม่สาย</li>");
  }

  @Test
  void boundariesWithoutASourceOrOfAnUnknownDistrictAreRefused() {
    territory("5701");
    assertThat(upload(square("\"code\":\"5701\""), ""))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกที่มา")
        .doesNotContain("(ไม่บังคับ)");
    assertThat(upload(square("\"name\":\"ดาวอังคาร\""), "ที่มา"))
        .hasStatus(422)
        .bodyText()
        .contains("ดาวอังคาร");
    assertThat(upload("not json", "ที่มา")).hasStatus(422).bodyText().contains("อ่านไฟล์นี้ไม่ได้");
    assertThat(upload("x".repeat(UploadBoundaries.MOST_BYTES + 1), "ที่มา"))
        .hasStatus(422)
        .bodyText()
        .contains("5 เมกะไบต์");
    assertThat(scene.in(() -> boundaries.of(scene.id()))).isEmpty();
  }

  @Test
  void ofTwoWhoTickDistrictsEachChangesOnlyWhatTheyTicked() {
    territory("5701", "5709");
    for (var ticked : List.of(List.of("5701", "5709", "5702"), List.of("5701", "5703")))
      assertThat(
              pages
                  .post()
                  .uri(scene.url("/territory/districts"))
                  .param("shown", "5701", "5709")
                  .param("districts", ticked.toArray(String[]::new))
                  .with(scene.as(Role.SECRETARY))
                  .with(csrf()))
          .hasStatus3xxRedirection();
    assertThat(pages.get().uri(scene.url("/territory/districts")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("name=\"shown\" value=\"5701\"", "name=\"shown\" value=\"5702\"")
        .contains("name=\"shown\" value=\"5703\"")
        .doesNotContain("name=\"shown\" value=\"5709\"");
  }

  private void territory(String... codes) {
    scene.in(
        () -> {
          setTerritory.set(scene.acting(Role.SECRETARY), Set.of(codes));
          return true;
        });
  }

  private static String square(String property) {
    return """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{%s},
    "geometry":{"type":"Polygon","coordinates":[[[99.8,19.8],[99.9,19.8],[99.9,19.9],[99.8,19.8]]]}}]}
    """
        .formatted(property);
  }

  private MvcTestResult upload(String content, String credit) {
    return pages
        .post()
        .uri(scene.url("/territory/boundaries"))
        .multipart()
        .file(
            new MockMultipartFile(
                "file",
                "เขต.geojson",
                "application/geo+json",
                content.getBytes(StandardCharsets.UTF_8)))
        .param("credit", credit)
        .with(scene.as(Role.ADMINISTRATOR))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
