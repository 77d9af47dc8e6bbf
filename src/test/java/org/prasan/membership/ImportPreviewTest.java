package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the preview of an import says. */
@PrasanTest
class ImportPreviewTest {
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final String HEADINGS = "ชื่อภาษาไทย,ประเภทองค์กร,ภารกิจ,อีเมลผู้ติดต่อ\n";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void aTableThatIsAllHeadingIsSaidToBeEmpty() {
    assertThat(preview(HEADINGS))
        .bodyText()
        .contains("ตารางนี้มีแต่หัวตาราง")
        .doesNotContain("ทุกแถวตรงกับทะเบียน");
  }

  @Test
  void anUnknownKindIsQuotedAndThoseThereAreAreNamed() {
    assertThat(preview(HEADINGS + "มูลนิธิเมฆ,บริษัท,,\n"))
        .bodyText()
        .contains("ยังไม่รู้จักประเภท “บริษัท”", "สมาคม")
        .doesNotContain("โปรดเลือกประเภทองค์กร");
  }

  @Test
  void allThatIsKnownOfANewOrganizationCanBeRead() {
    assertThat(
            preview(
                "ชื่อภาษาไทย,ประเภทองค์กร,ชื่อภาษาอังกฤษ\nมูลนิธิเมฆ,มูลนิธิ,Cloud Foundation\n"))
        .bodyText()
        .contains("Cloud Foundation", "ชื่อภาษาอังกฤษ");
  }

  @Test
  void aTelephoneNumberThatLostItsFirstZeroIsNotTakenIn() {
    assertThat(
            preview(
                """
                ชื่อภาษาไทย,ประเภทองค์กร,โทรศัพท์ผู้ติดต่อ
                มูลนิธิเมฆ,มูลนิธิ,812345678
                มูลนิธิฝน,มูลนิธิ,1300
                """))
        .bodyText()
        .contains("มี 1 แถวที่ต้องแก้", "เลข 0 ตัวแรกหายไป", "แล้วพิมพ์ 0812345678");
  }

  @Test
  void whatTheCoalitionHasNotChosenYetIsSaidWithTheWayThere() {
    var choose = "href=\"" + scene.url("/territory/districts") + "\">เลือกอำเภอ";
    assertThat(
            preview("ชื่อภาษาไทย,ประเภทองค์กร,อำเภอที่ทำงาน\nมูลนิธิเมฆ,มูลนิธิ,แม่สาย | แม่จัน\n"))
        .bodyText()
        .contains("ยังไม่ได้เลือกอำเภอที่ทำงาน", choose)
        .doesNotContain("โปรดใช้ชื่อตามที่บอกไว้", "ยังไม่ได้กำหนดเสาหลัก");
    assertThat(
            pages
                .get()
                .uri(scene.url("/organizations/import"))
                .with(scene.as(Role.SECRETARY))
                .locale(THAI))
        .bodyText()
        .contains("ยังไม่ได้กำหนดเสาหลัก", choose);
  }

  private MvcTestResult preview(String table) {
    var file =
        new MockMultipartFile(
            "table", "t.csv", "text/csv", ("\ufeff" + table).getBytes(StandardCharsets.UTF_8));
    var sent =
        pages
            .post()
            .multipart()
            .file(file)
            .uri(scene.url("/organizations/import"))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .locale(THAI)
            .exchange();
    var address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
    return pages.get().uri(address).with(scene.as(Role.SECRETARY)).locale(THAI).exchange();
  }
}
