package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the directory cannot take is answered in words, keeps what was typed, and is in the log. */
@PrasanTest
class DirectoryRefusalsTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired HsdsScenes files;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  @ParameterizedTest
  @CsvSource({
    "who, minimumAge, 140, 140",
    "who, minimumAge, สิบห้า, สิบห้า",
    "place, latitude, ทิศเหนือ, พิกัดเป็นตัวเลขสองตัว",
    "place, latitude, 95.0, 95.0",
    "phones, phones, โทรหาเรา, โทรหาเรา",
    "contacts, email, not-an-address, not-an-address",
    "times, opens1, 25.99, 25.99",
    "times, opens1, 8.30, โปรดบอกว่าเปิดวันใด",
    "room, available, -1, -1",
    "room, available, 3, โปรดบอกว่านับอะไร",
    "review, reviewBy, เมื่อวาน, เมื่อวาน"
  })
  void whatCannotBeUnderstoodIsSaidAndStays(
      String section, String field, String typed, String said) {
    var id = directory.own(scene, "บริการ", service -> service);
    assertThat(
            post(
                "/services/" + id + "/edit/" + section,
                Role.FOCAL_POINT,
                "version",
                "0",
                field,
                typed))
        .hasStatus(422)
        .bodyText()
        .contains(said);
    assertThat(directory.find(scene, id).version()).isZero();
    assertThat(log())
        .contains("ส่งข้อมูลของบริการที่ระบบรับไว้ไม่ได้")
        .doesNotContain(">" + typed + "<");
  }

  @Test
  void aFormOfAVersionThatIsNoNumberIsRefused() {
    var id = directory.own(scene, "บริการ", service -> service);
    assertThat(
            post("/services/" + id + "/edit/place", Role.FOCAL_POINT, "version", "x", "th", "ที่"))
        .hasStatus(422);
  }

  @Test
  void moreFreeThanThereAreIsRefused() {
    var id = directory.own(scene, "บ้าน", service -> service);
    assertThat(
            post(
                "/services/" + id + "/edit/room",
                Role.FOCAL_POINT,
                "version",
                "0",
                "unit",
                "เตียง",
                "available",
                "9",
                "maximum",
                "4"))
        .hasStatus(422)
        .bodyText()
        .contains("ที่ว่างมากกว่าทั้งหมดไม่ได้");
    assertThat(log()).contains("ที่ว่างมากกว่าทั้งหมดไม่ได้");
  }

  @Test
  void belowZeroNothingIsFree() {
    var id = directory.own(scene, "บ้าน", s -> directory.counting(s, 0, 4, 1));
    assertThat(post("/services/" + id + "/capacity", Role.FOCAL_POINT, "available", "-1"))
        .hasStatus3xxRedirection();
    assertThat(directory.find(scene, id).capacity().available()).isZero();
    assertThat(log()).contains("จำนวนที่ว่างต้องไม่ต่ำกว่าศูนย์");
  }

  @Test
  void theAddressOfAShelterIsNotOpenedWithoutTheSecondYes() {
    var id =
        directory.own(
            scene,
            "บ้านพัก",
            s -> DirectoryScenes.at(DirectoryScenes.needing(s, "shelter"), "ที่ลับ 9", null));
    for (var answered : new String[] {"0", "1", "2"})
      assertThat(
              post(
                  "/services/" + id + "/confidentiality",
                  Role.FOCAL_POINT,
                  "version",
                  "0",
                  "level",
                  "PUBLIC",
                  "address",
                  "PUBLIC",
                  "asked",
                  answered))
          .hasStatus(422);
    assertThat(directory.find(scene, id).version()).isZero();
    assertThat(log().split("เปิดเผยได้เมื่อยืนยันสองครั้ง", -1)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"contacts\": [{\"name\": \"ก\", \"service_id\": \"ซซซ\"}]|อ้างถึงบริการอื่น",
        "\"capacities\": [{\"available\": -2}]|ควรอยู่ระหว่าง",
        "\"schedules\": [{\"freq\": \"MONTHLY\", \"bymonthday\": \"31\", \"byday\":"
            + " \"2MO\"}]|ไม่ตรงกับวันใด",
        "\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\", \"until\":"
            + " \"9999999-01-01\"}]|ยังอ่านวันที่"
      })
  void aFileWithAMistakeIsRefusedAndTheLogSaysWhyAlone(String more, String reason) {
    files.registered(scene, scene.organization(), "มูลนิธิทดสอบ");
    var file = HsdsScenes.file(FreshId.next(), scene.organization(), more);
    assertThat(files.preview(scene, file)).contains(reason);
    assertThat(log()).contains("ส่งไฟล์บริการที่ระบบรับไว้ไม่ได้", reason).doesNotContain("ซซซ");
  }

  @Test
  void whatIsNoFileOfServicesIsRefusedAndNoted() {
    var hostile = HsdsScenes.bytes("[".repeat(1000) + "สมชาย" + "]".repeat(1000));
    assertThat(files.upload(scene, Role.SECRETARY, "สมชาย.json", hostile)).hasStatus(422);
    assertThat(log()).contains("ส่งไฟล์บริการที่ระบบรับไว้ไม่ได้").doesNotContain("สมชาย");
  }

  @Test
  void aServiceNeedsANameAndANeed() {
    assertThat(post("/services/new", Role.FOCAL_POINT, "th", "ไม่มีเรื่อง"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่มีเรื่อง", "โปรดเลือกอย่างน้อยหนึ่งเรื่อง");
    assertThat(post("/services/new", Role.FOCAL_POINT, "needs", "legal")).hasStatus(422);
  }

  @Test
  void whoeverReadAnOlderServiceDoesNotOverwriteTheNewerOne() {
    var id = directory.own(scene, "บริการ", service -> service);
    save(id, "description", "th", "ใหม่");
    assertThat(
            post(
                "/services/" + id + "/edit/description",
                Role.FOCAL_POINT,
                "version",
                "0",
                "th",
                "ของฉัน"))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้บันทึกหน้านี้ไปก่อน", "ใหม่", "ของฉัน");
  }

  @Test
  void theSecretaryWritesForWhomIsChosen() {
    assertThat(post("/services/new", Role.SECRETARY, "th", "บริการ", "needs", "legal"))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกองค์กร");
  }

  @Test
  void aDayOfReviewThatIsPastIsRefused() {
    var id = directory.own(scene, "คลินิก", service -> service);
    var path = "/services/" + id + "/edit/review";
    assertThat(post(path, Role.FOCAL_POINT, "version", "0", "reviewBy", "1 มกราคม 2560"))
        .hasStatus(422)
        .bodyText()
        .contains("วันทบทวนต้องไม่ใช่วันที่ผ่านมาแล้ว");
    assertThat(directory.find(scene, id).assurance().reviewBy()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"57000, true", "๕๗๐๐๐, true", "'', true", "5700, false", "เชียงราย, false"})
  void aPostalCodeHasFiveDigits(String typed, boolean right) {
    var id = directory.own(scene, "คลินิก", service -> service);
    var answer =
        post(
            "/services/" + id + "/edit/place",
            Role.FOCAL_POINT,
            "version",
            "0",
            "address",
            "5 ถนนสมมติ",
            "postal",
            typed);
    assertThat(answer).hasStatus(right ? 302 : 422);
    if (!right) assertThat(answer).bodyText().contains("รหัสไปรษณีย์มีตัวเลขห้าหลัก");
    else if (!typed.isEmpty())
      assertThat(directory.find(scene, id).place())
          .extracting(Place::postalCode)
          .isEqualTo("57000");
  }

  private void save(ServiceId id, String section, String... fields) {
    var all = new String[fields.length + 2];
    all[0] = "version";
    all[1] = Integer.toString(directory.find(scene, id).version());
    System.arraycopy(fields, 0, all, 2, fields.length);
    assertThat(post("/services/" + id + "/edit/" + section, Role.FOCAL_POINT, all))
        .as(section)
        .hasStatus3xxRedirection();
  }

  private String log() {
    return HsdsScenes.text(
        pages.get().uri(scene.url("/audit")).with(scene.as(Role.SECRETARY)).exchange());
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request =
        pages
            .post()
            .uri(scene.url(path))
            .with(scene.as(role))
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
