package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tables that people bring in: a look first, every mistake in words, all of it or nothing. */
@PrasanTest
@Tag("data")
class ImportTest {
  private static final String HEADINGS =
      "ชื่อภาษาไทย,ประเภทองค์กร,เลขทะเบียน,หน่วยงานที่รับจดทะเบียน,";
  private static final String ALL =
      HEADINGS + "กลุ่มเป้าหมาย,อำเภอที่ทำงาน,ตำบลที่ทำงาน,วันที่จดทะเบียน\n";

  @Autowired Scenes scenes;
  @Autowired Places places;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired AddOrganization addOrganization;
  @Autowired Organizations organizations;
  @Autowired JdbcClient jdbc;

  Scene scene;

  @BeforeEach
  void aCoalitionWithPlaces() {
    scene = scenes.fresh();
    places.of(scene);
  }

  @Test
  void aTableIsTakenInAfterItsPreview() {
    var preview =
        uploaded(
            ALL
                + "มูลนิธิเมฆสีชมพู,มูลนิธิ,๑๒/๒๕๔๕,กรมการปกครอง,เด็ก | สตรี,แม่สาย,เวียงพางคำ"
                + " (แม่สาย),๒๗/๑๑/๒๕๔๕\n"
                + "สมาคมดาวหาง,สมาคม,,,เยาวชน,5701,,\n");
    assertThat(get(preview))
        .hasStatusOk()
        .bodyText()
        .contains("มูลนิธิเมฆสีชมพู", "นำเข้า 2 องค์กร");
    assertThat(count()).isZero();
    assertThat(accept(preview)).hasStatus3xxRedirection();
    var all = scene.in(() -> organizations.all(scene.id()));
    assertThat(all).hasSize(2);
    var cloud = all.getFirst();
    assertThat(cloud.registration().number()).isEqualTo("12/2545");
    assertThat(cloud.registration().date()).isEqualTo("2002-11-27");
    assertThat(cloud.reach().districts()).containsExactly("5709");
    assertThat(cloud.reach().subdistricts()).containsExactly("570906");
  }

  @Test
  void sayingYesTwiceImportsOnce() {
    var preview = uploaded(ALL + "สมาคมดาวหาง,สมาคม,,,,,,\n");
    accept(preview);
    assertThat(accept(preview)).hasStatus3xxRedirection();
    assertThat(count()).isEqualTo(1);
    assertThat(deeds("organizations.imported")).isEqualTo(1);
  }

  @Test
  void everyMistakeIsNamedWithItsRowAndNothingIsTakenIn() {
    var preview =
        uploaded(
            ALL
                + "สมาคมดาวหาง,สมาคม,,,,,,\n"
                + ",มูลนิธิ,,,,,,\n"
                + "มูลนิธิเมฆ,บริษัท,,,มนุษย์ต่างดาว,แม่ส้าย,,30/2/2565\n"
                + "สมาคมดาวหาง,สมาคม,,,,,,\n");
    assertThat(get(preview))
        .hasStatusOk()
        .bodyText()
        .contains(
            "มี 3 แถวที่ต้องแก้",
            "แถว 3",
            "โปรดใส่ชื่อภาษาไทยขององค์กร",
            "ยังไม่รู้จักประเภท “บริษัท”",
            "ยังไม่รู้จัก “มนุษย์ต่างดาว”",
            "คุณหมายถึง “แม่สาย”",
            "ไม่มีวันนี้ในปฏิทิน",
            "องค์กรนี้อยู่ในแถว 2 แล้ว");
    accept(preview);
    assertThat(count()).isZero();
  }

  @Test
  void aKnownOrganizationIsUpdatedAndEmptyCellsDeleteNothing() {
    var id = add(LocalizedText.of("มูลนิธิเมฆสีชมพู", "Pink Cloud"));
    var preview = uploaded(ALL + "มูลนิธิ เมฆสีชมพู ,,,,เด็ก,,,\n");
    assertThat(get(preview)).bodyText().contains("ปรับปรุงข้อมูลเดิม", "นำเข้า 1 องค์กร");
    accept(preview);
    var now = scene.in(() -> organizations.find(scene.id(), id).orElseThrow());
    assertThat(now.reach().targetGroups()).containsExactly(TargetGroup.CHILDREN);
    assertThat(now.profile().nameEn()).isEqualTo("Pink Cloud");
  }

  @Test
  void whatWasHandedOutComesBackUnchanged() {
    accept(
        uploaded(
            ALL
                + "มูลนิธิเมฆสีชมพู,มูลนิธิ,๑๒/๒๕๔๕,กรมการปกครอง,เด็ก | สตรี,แม่สาย |"
                + " แม่จัน,เวียงพางคำ (แม่สาย),27/11/2545\n"
                + "\"สมาคม ดาวหาง, สาขาเหนือ\",สมาคม,,,เยาวชน,5701,,\n"));
    add(LocalizedText.of("=สมาคมที่ตั้งชื่อแปลก"));
    for (var format : new String[] {"csv", "xlsx"})
      for (var language : new String[] {"th", "en"}) {
        var file = export(format, language);
        var preview = location(upload("registry." + format, file));
        assertThat(get(preview)).as(format).bodyText().contains("ทุกแถวตรงกับทะเบียนอยู่แล้ว");
      }
  }

  @Test
  void aFormulaIsNotTakenForAName() {
    var preview =
        uploaded(
            """
            ชื่อภาษาไทย,ชื่อภาษาอังกฤษ,ประเภทองค์กร
            "=HYPERLINK(""https://evil.example"",""มูลนิธิ"")",,มูลนิธิ
            สมาคมดาวหาง,@SUM(1),สมาคม
            """);
    assertThat(get(preview))
        .hasStatusOk()
        .bodyText()
        .contains("มี 2 แถวที่ต้องแก้", "แถว 2", "แถว 3")
        .contains("ชื่อนี้ขึ้นต้นด้วย “=”", "ชื่อนี้ขึ้นต้นด้วย “@”");
    accept(preview);
    assertThat(count()).isZero();
  }

  @Test
  void oldThaiWindowsFilesAreReadAndTheSenderIsAskedToLook() {
    var bytes = (ALL + "สมาคมดาวหาง,สมาคม,,,,,,\n").getBytes(Charset.forName("windows-874"));
    var previews = new ArrayList<String>();
    lines.during(() -> previews.add(location(upload("old.csv", bytes))));
    assertThat(get(previews.getLast())).bodyText().contains("สมาคมดาวหาง", "Windows-874");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1252", "windows-874"})
  void thaiThatAnotherProgramGarbledIsCalledSo(String mistaken) {
    var letters = (ALL + "สมาคมดาวหาง,สมาคม,,,,,,\n").getBytes(StandardCharsets.UTF_8);
    var garbled = new String(letters, Charset.forName(mistaken)).getBytes(StandardCharsets.UTF_8);
    assertThat(upload("garbled.csv", garbled))
        .hasStatus(422)
        .bodyText()
        .contains("ตัวอักษรไทยในไฟล์นี้เพี้ยน", "CSV UTF-8");
  }

  @Test
  void anotherKindOfFileIsRefusedInWords() {
    assertThat(upload("photo.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
        .hasStatus(422)
        .bodyText()
        .contains("ไฟล์นี้ไม่ใช่ตาราง");
  }

  @Test
  void anArchiveThatWouldGrowWithoutEndIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      var zeros = new byte[1 << 20];
      for (var i = 0; i < 300; i++) zip.write(zeros);
      zip.closeEntry();
    }
    assertThat(upload("bomb.xlsx", bytes.toByteArray())).hasStatus(422);
  }

  @Test
  void aTableOfTenThousandRowsIsAskedToBeSplit() {
    var rows = new StringBuilder(ALL);
    for (var i = 0; i < 10_000; i++) rows.append("สมาคมที่ ").append(i).append(",สมาคม,,,,,,\n");
    assertThat(upload("long.csv", rows.toString().getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("รับได้ไม่เกิน 2,000 แถว");
  }

  @Test
  void aTableWithoutNamesOrNoFileAtAllIsToldSo() {
    assertThat(upload("x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("ยังไม่พบคอลัมน์ “ชื่อภาษาไทย”");
    assertThat(upload("x.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8)))
        .hasStatus(422)
        .bodyText()
        .contains("ไฟล์นี้ไม่ใช่ตาราง");
    assertThat(upload("", new byte[0]))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกไฟล์ตารางก่อน");
    assertThat(upload("x.csv", new byte[0]))
        .hasStatus(422)
        .bodyText()
        .contains("ไฟล์นี้ยังไม่มีข้อมูล");
  }

  @Test
  void onlyWhoeverBroughtATableInFindsItsPreview() {
    var preview = uploaded(ALL + "สมาคมดาวหาง,สมาคม,,,,,,\n");
    assertThat(pages.get().uri(preview).with(scene.as(Role.ADMINISTRATOR))).hasStatus(404);
    assertThat(pages.post().uri(preview).with(csrf()).with(scene.as(Role.ADMINISTRATOR)))
        .hasStatus(404);
  }

  @Test
  void theMatrixCountsAndLinksToTheOrganizations() {
    accept(
        uploaded(ALL + "สมาคมดาวหาง,สมาคม,,,เด็ก,แม่สาย,,\nมูลนิธิเมฆ,มูลนิธิ,,,เด็ก,แม่สาย,,\n"));
    assertThat(get(scene.url("/organizations/coverage")))
        .hasStatusOk()
        .bodyText()
        .contains("2 อำเภอยังไม่มีองค์กรใดทำงานกับเด็ก", "district=5709&amp;group=CHILDREN");
    assertThat(get(scene.url("/organizations/coverage/export/csv")))
        .hasStatusOk()
        .bodyText()
        .contains("แม่สาย", "เด็ก");
  }

  @Test
  void everyOverlapCanBeSeen() {
    var table = new StringBuilder(ALL);
    for (var name : new String[] {"หนึ่ง", "สอง", "สาม"})
      table
          .append("สมาคม")
          .append(name)
          .append(",สมาคม,,,เด็ก | เยาวชน | สตรี,5701 | 5707 | 5709,,\n");
    accept(uploaded(table.toString()));
    var page = bodyOf(get(scene.url("/organizations/coverage")));
    var overlaps = page.substring(page.indexOf("ซ้อนกัน: ที่ที่น่าคุยกันก่อน"));
    assertThat(overlaps).contains("แสดงอีก 3 แห่ง");
    assertThat(overlaps.split("&amp;group=", -1)).hasSize(10);
  }

  private OrganizationId add(LocalizedText name) {
    var id = OrganizationId.fresh();
    scene.in(
        () ->
            addOrganization.add(
                scene.acting(Role.SECRETARY),
                id,
                NewOrganization.named(name, OrganizationKind.FOUNDATION)));
    return id;
  }

  private static String bodyOf(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private byte[] export(String format, String language) {
    var result =
        pages
            .get()
            .uri(scene.url("/organizations/export/" + format + "?lang=" + language))
            .with(scene.as(Role.SECRETARY))
            .exchange();
    return result.getResponse().getContentAsByteArray();
  }

  private String uploaded(String table) {
    return location(upload("table.csv", table.getBytes(StandardCharsets.UTF_8)));
  }

  private static String location(MvcTestResult result) {
    assertThat(result).hasStatus3xxRedirection();
    return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
  }

  private MvcTestResult upload(String name, byte[] content) {
    return pages
        .post()
        .uri(scene.url("/organizations/import"))
        .multipart()
        .file(new MockMultipartFile("table", name, "application/octet-stream", content))
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private MvcTestResult get(String url) {
    return pages.get().uri(url).with(scene.as(Role.SECRETARY)).exchange();
  }

  private MvcTestResult accept(String url) {
    return pages.post().uri(url).with(csrf()).with(scene.as(Role.SECRETARY)).exchange();
  }

  private int count() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from membership.organization").query(Integer.class).single());
  }

  private int deeds(String deed) {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from audit.entry where deed = ?")
                .param(deed)
                .query(Integer.class)
                .single());
  }
}
