package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Files of services in which something is wrong, or that somebody may not bring in. */
@PrasanTest
class ImportMistakesTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired HsdsScenes files;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;
  UUID id;

  @BeforeEach
  void aCoalitionWithOneOrganization() {
    scene = scenes.fresh();
    id = FreshId.next();
    files.registered(scene, scene.organization(), "มูลนิธิทดสอบ");
  }

  private String file(String more) {
    return HsdsScenes.file(id, scene.organization(), more);
  }

  private Service imported() {
    return directory.find(scene, files.brought(scene, id));
  }

  // ── what is wrong ──

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"minimum_age\": 30, \"maximum_age\": 20|อายุต่ำสุด 30 ปี มากกว่า",
        "\"minimum_age\": \"มาก\"|ยังอ่าน “มาก” เป็นตัวเลขไม่ได้",
        "\"minimum_age\": -1|ควรอยู่ระหว่าง 0 ถึง 130",
        "\"status\": \"asleep\"|ยังไม่รู้จักคำว่า “asleep”",
        "\"name\": \"\"|โปรดใส่ชื่อบริการ",
        "\"name\": {\"th\": \"ก\"}|ควรเป็นข้อความ",
        "\"url\": \"javascript:alert(1)\"|ที่อยู่เว็บต้องขึ้นต้นด้วย",
        "\"email\": \"nobody\"|ยังอ่านอีเมลนี้ไม่ได้",
        "\"phones\": {}, \"contacts\": \"me\"|ควรเป็นรายการ",
        "\"phones\": [{\"id\": \"1\"}]|ยังไม่มีข้อมูลนี้",
        "\"phones\": [{\"number\": \"โทรมา\"}]|ไม่ได้ขึ้นต้นด้วยหมายเลข",
        "\"assured_date\": \"เมื่อวาน\"|ยังอ่านวันที่ “เมื่อวาน” ไม่ออก",
        "\"capacities\": [{\"available\": 9, \"maximum\": 3}]|ที่ว่าง 9 มากกว่าจำนวนทั้งหมด 3",
        "\"capacities\": [{\"available\": -2}]|ควรอยู่ระหว่าง 0 ถึง",
        "\"schedules\": [{\"freq\": \"MONTHLY\", \"bymonthday\": \"31\", \"byday\":"
            + " \"2MO\"}]|ไม่ตรงกับวันใด",
        "\"schedules\": [{\"freq\": \"WEEKLY\"}]|โปรด",
        "\"schedules\": [{\"freq\": \"YEARLY\", \"byday\": \"MO\"}]|ยังไม่รู้จักคำว่า “YEARLY”",
        "\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\", \"dtstart\": \"2027-01-01\","
            + " \"until\": \"2026-01-01\"}]|วันสิ้นสุด",
        "\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\", \"opens_at\":"
            + " \"เช้า\"}]|ยังอ่านเวลา “เช้า” ไม่ออก",
        "\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\", \"timezone\":"
            + " -5}]|เวลาของประเทศไทย",
        "\"service_at_locations\": [{\"location_id\": \"7a\"}]|ยังไม่พบสถานที่ “7a”",
        "\"contacts\": [{\"name\": \"ก\", \"service_id\": \"7b\"}]|อ้างถึงบริการอื่น “7b”",
        "\"x_confidentiality\": {\"level\": \"secret\"}|ยังไม่รู้จักคำว่า “secret”"
      })
  void eachMistakeIsToldInWordsAndNothingIsTakenIn(String more, String words) {
    var file = file(more);
    assertThat(files.preview(scene, file)).contains("มี 1 บริการที่ต้องแก้", words);
    files.taken(scene, file, true);
    assertThat(count()).isZero();
  }

  @Test
  void oneMistakeHoldsUpTheWholeFile() {
    var other = HsdsScenes.file(FreshId.next(), OrganizationId.fresh(), "");
    var both = "[" + inside(file("")) + "," + inside(other) + "]";
    assertThat(files.preview(scene, both)).contains("ทั้งในทะเบียนและในไฟล์");
    files.taken(scene, both, false);
    assertThat(count()).isZero();
  }

  @Test
  void oneIdTwiceInAFileIsRefused() {
    assertThat(files.preview(scene, "[" + inside(file("")) + "," + inside(file("")) + "]"))
        .contains("รหัสนี้มีอยู่แล้วในบริการก่อนหน้า");
  }

  private static String inside(String list) {
    return list.strip().substring(1, list.strip().length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"contents\": |ยังอ่านไฟล์นี้เป็น JSON ไม่ได้",
        "{\"contents\": []}|ยังไม่พบบริการในไฟล์นี้",
        "[1, 2]|ยังไม่พบบริการในไฟล์นี้",
        "บริการ|ยังอ่านไฟล์นี้เป็น JSON ไม่ได้"
      })
  void aFileThatHoldsNoServicesIsRefusedInWords(String content, String words) {
    var answer = files.upload(scene, Role.SECRETARY, "services.json", HsdsScenes.bytes(content));
    assertThat(answer).hasStatus(422);
    assertThat(HsdsScenes.text(answer)).contains(words);
  }

  @Test
  void aFileThatIsAThousandListsDeepIsRefused() {
    var deep = HsdsScenes.bytes("[".repeat(1000) + "]".repeat(1000));
    assertThat(files.upload(scene, Role.SECRETARY, "deep.json", deep)).hasStatus(422);
  }

  @Test
  void anArchiveThatHidesAnotherIsRefused() throws Exception {
    var inner = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(inner)) {
      zip.putNextEntry(new ZipEntry("service.csv"));
      zip.write(HsdsScenes.bytes("id,name\n"));
    }
    var outer = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(outer)) {
      zip.putNextEntry(new ZipEntry("service.csv"));
      zip.write(inner.toByteArray());
    }
    assertThat(files.upload(scene, Role.SECRETARY, "a.zip", outer.toByteArray())).hasStatus(422);
  }

  // ── who may, and what is not theirs ──

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyTheOfficeBringsInFiles(Role role) {
    boolean may = Permissions.allows(role, Action.IMPORT_SERVICES);
    assertThat(may).isEqualTo(role == Role.SECRETARY || role == Role.ADMINISTRATOR);
    var answer = files.upload(scene, role, "services.json", HsdsScenes.bytes(file("")));
    var place = answer.getResponse().getRedirectedUrl();
    assertThat(place != null && place.contains("/services/import/")).isEqualTo(may);
  }

  @Test
  void thePreviewIsForWhoBroughtTheFileAlone() {
    var preview = files.uploaded(scene, file(""));
    assertThat(pages.get().uri(preview).with(scene.as(Role.ADMINISTRATOR))).hasStatus(404);
    assertThat(
            pages
                .get()
                .uri(scene.url("/services/import/" + FreshId.next()))
                .with(scene.as(Role.ADMINISTRATOR)))
        .hasStatus(404);
  }

  /** Nor can it be found out, by its id, that there is one. */
  @Test
  void aServiceThatIsHiddenFromTheSecretaryIsNotRewritten() {
    var hidden =
        directory.own(
            scene, "บริการลับ", service -> service.with(Confidentiality.all(Level.SEATS)));
    var free = told(FreshId.next());
    var probed = told(hidden.value());
    assertThat(probed.lines()).containsExactlyElementsOf(free.lines().toList());
    assertThat(free).contains("ID", "อีกชื่อ", "302");
    assertThat(directory.find(scene, hidden).basics().name().th()).isEqualTo("บริการลับ");
  }

  /** All that a secretary is answered who brings a service under an id, twice. */
  private String told(UUID asked) {
    id = asked;
    var told = new StringBuilder();
    for (var more : List.of("", "\"alternate_name\": \"อีกชื่อ\"")) {
      told.append(files.preview(scene, file(more)));
      told.append(files.taken(scene, file(more), true).getResponse().getStatus());
      for (var path :
          List.of("/services/" + asked, "/services?minimal=true", "/services?full=true"))
        told.append(
            HsdsScenes.text(
                pages
                    .get()
                    .uri("/api/v1" + scene.url(path))
                    .with(scene.as(Role.SECRETARY))
                    .exchange()));
    }
    scene.in(
        () ->
            jdbc.sql("delete from directory.service where coalition_id = ? and brought_as = ?")
                .param(scene.id().value())
                .param(asked)
                .update());
    return told.toString()
        .replace(asked.toString(), "ID")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("import/[-0-9a-f]{36}", "import/PREVIEW")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*Z", "WHEN");
  }

  @Test
  void thePlaceOfAHiddenHouseIsNeitherMovedNorShown() {
    var house =
        directory.own(
            scene,
            "บ้านพัก",
            service ->
                DirectoryScenes.at(DirectoryScenes.needing(service, "shelter"), "ที่ลับ 9", null));
    var place = Objects.requireNonNull(directory.find(scene, house).place());
    files.taken(
        scene,
        file(
            "\"service_at_locations\": [{\"id\": \"%s\", \"location\": {\"id\": \"%s\", \"location_type\": \"physical\", \"name\": \"ย้ายแล้ว\"}}]"
                .formatted(FreshId.next(), place.id())),
        true);
    assertThat(directory.find(scene, house).place()).isEqualTo(place);
    assertThat(Objects.requireNonNull(imported().place()).id()).isNotEqualTo(place.id());
  }

  @Test
  void theSameIdInAnotherCoalitionStaysAsItIs() {
    var other = scenes.fresh();
    var there = directory.own(other, "ของอีกเครือข่าย", service -> service);
    id = there.value();
    files.taken(scene, file(""), false);
    assertThat(count()).isEqualTo(1);
    assertThat(directory.find(other, there).basics().name().th()).isEqualTo("ของอีกเครือข่าย");
  }

  private int count() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from directory.service where coalition_id = ?")
                .param(scene.id().value())
                .query(Integer.class)
                .single());
  }
}
