package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The operator brings provinces that the installation did not know. */
@PrasanTest
@Tag("data")
class PlacesPagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Territory territory;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aTableBringsAProvinceThatEachCoalitionMayThenChooseFrom() {
    assertThat(
            bring(
                """
                code,name_th,name_en,latitude,longitude
                ๘๑๐๑๐๑,ตำบลหนึ่ง,,,
                8101,อำเภอหนึ่ง,First District,8.06,98.92
                81,จังหวัดสมมติ,,,
                """,
                Role.OPERATOR))
        .hasStatus3xxRedirection();
    assertThat(pages.get().uri("/installation/districts").with(scene.as(Role.OPERATOR)))
        .hasStatusOk()
        .bodyText()
        .contains("จังหวัดสมมติ");
    assertThat(choose("8101")).hasStatus3xxRedirection();
    assertThat(get("/territory/districts")).bodyText().contains("อำเภอหนึ่ง (8101)");
    assertThat(get("/territory")).bodyText().contains("อำเภอหนึ่ง", "ตำบลหนึ่ง (810101)");
    assertThat(pages.get().uri("/installation/audit").with(scene.as(Role.OPERATOR)))
        .bodyText()
        .contains("นำรายชื่อจังหวัดและอำเภอเข้าระบบ");
  }

  @Test
  void aPlaceThatIsKnownGetsTheNewNameAndStays() {
    bring("code,name_th\n82,จังหวัดเดิม\n", Role.OPERATOR);
    bring("code,name_th,name_en\n82,จังหวัดใหม่,New\n", Role.OPERATOR);
    assertThat(scene.in(() -> territory.knownProvinces()))
        .filteredOn(one -> one.code().equals("82"))
        .singleElement()
        .satisfies(one -> assertThat(one.name().th()).isEqualTo("จังหวัดใหม่"));
  }

  @Test
  void ofATableWithAWrongRowNothingIsBroughtAndEachRowSaysWhatIsWrong() {
    var before = scene.in(() -> territory.knownDistricts());
    assertThat(
            bring(
                """
                code,name_th,name_en,latitude,longitude
                8301,ไม่มีจังหวัด,,8.1,98.9
                830101,ไม่มีอำเภอของตน,,,
                84,จังหวัดถูก,,,
                8401,ไม่มีจุดกลาง,,,
                8402,กลับด้าน,,98.9,8.1
                84,อีกครั้ง,,,
                84ก,รหัสผิด,,,
                8499,,,8.1,98.9
                """,
                Role.OPERATOR))
        .hasStatus(422)
        .bodyText()
        .contains(
            "บรรทัด 2: ไม่มีบรรทัดของจังหวัด",
            "บรรทัด 5: จุดกลางของอำเภอ 8401",
            "บรรทัด 6: จุดกลางของอำเภอ 8402",
            "บรรทัด 7: รหัส 84 มีซ้ำ",
            "“84ก”",
            "บรรทัด 9: ชื่อของรหัส 8499");
    assertThat(scene.in(() -> territory.knownDistricts())).isEqualTo(before);
  }

  @Test
  void whatIsNoTableOrHasNoCodesIsRefused() {
    assertThat(bring("", Role.OPERATOR)).hasStatus(422);
    assertThat(bring("ชื่อ,อื่น\nก,ข\n", Role.OPERATOR))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่พบหัวคอลัมน์ code");
  }

  @Test
  void onlyTheOperatorBringsPlaces() {
    assertThat(bring("code,name_th\n85,จังหวัด\n", Role.ADMINISTRATOR)).hasStatus(403);
    assertThat(bring("code,name_th\n85,จังหวัด\n", Role.SECRETARY)).hasStatus(403);
    assertThat(scene.in(() -> territory.knownProvinces()))
        .noneMatch(one -> one.code().equals("85"));
  }

  private MvcTestResult bring(String table, Role role) {
    return pages
        .post()
        .uri("/installation/districts")
        .multipart()
        .file(
            new MockMultipartFile(
                "file", "อำเภอ.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)))
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.SECRETARY)).exchange();
  }

  private MvcTestResult choose(String code) {
    return pages
        .post()
        .uri(scene.url("/territory/districts"))
        .param("districts", code)
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
  }
}
