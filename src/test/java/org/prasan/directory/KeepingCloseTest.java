package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Shelters stay hidden, and who is let in is named. */
@PrasanTest
class KeepingCloseTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  @Test
  void theAddressOfAShelterIsForNamedReadersFromTheStart() {
    var id =
        directory.own(
            scene,
            "บ้านพัก",
            service ->
                DirectoryScenes.at(
                    DirectoryScenes.needing(service, "shelter.emergency"), "ที่ลับ", null));
    assertThat(directory.find(scene, id).confidentiality().of(FieldGroup.ADDRESS))
        .isEqualTo(Level.SEATS);
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().doesNotContain("ที่ลับ");
    assertThat(get("/services/" + id, Role.CASE_WORKER)).bodyText().contains("ที่ลับ");
  }

  @Test
  void whatBecomesAShelterHasItsAddressClosed() {
    var id = directory.own(scene, "บ้าน", s -> DirectoryScenes.at(s, "ที่ลับ", null));
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().contains("ที่ลับ");
    save(id, "basics", "th", "บ้าน", "needs", "shelter.longer", "status", "ACTIVE");
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().doesNotContain("ที่ลับ");
  }

  @Test
  void aHouseInWhichAnotherServiceHidesIsNotShownBecauseOfAnOpenOne() {
    var open = directory.own(scene, "อาหาร", s -> DirectoryScenes.at(s, "ที่ลับ", null));
    var house = directory.find(scene, open).place();
    assertThat(get("/services/" + open, Role.STAFF)).bodyText().contains("ที่ลับ");
    directory.own(
        scene, "บ้านพัก", s -> DirectoryScenes.needing(s, "shelter.emergency").withPlace(house));
    assertThat(get("/services/" + open, Role.STAFF)).bodyText().doesNotContain("ที่ลับ");
    assertThat(get("/services/export/csv", Role.STAFF)).bodyText().doesNotContain("ที่ลับ");
    assertThat(get("/services/" + open, Role.CASE_WORKER)).bodyText().contains("ที่ลับ");
  }

  @Test
  void toShowTheAddressOfAShelterToEverybodyTakesTwoAnswers() {
    var id =
        directory.own(
            scene,
            "บ้านพัก",
            service ->
                DirectoryScenes.at(DirectoryScenes.needing(service, "shelter"), "ที่ลับ", null));
    var all =
        Map.of(
            "version",
            "0",
            "level",
            "PUBLIC",
            "address",
            "PUBLIC",
            "description",
            "PUBLIC",
            "phones",
            "PUBLIC",
            "contacts",
            "PUBLIC",
            "capacity",
            "PUBLIC");
    assertThat(keep(id, all, "0", "")).hasStatus(422).bodyText().contains("ให้ทุกคนเห็นที่อยู่นี้");
    assertThat(keep(id, all, "1", "")).hasStatus(422).bodyText().contains("ยืนยันอีกครั้ง");
    assertThat(keep(id, all, "1", "true")).hasStatus(422).bodyText().contains("ยืนยันอีกครั้ง");
    assertThat(keep(id, all, "2", "")).hasStatus(422).bodyText().contains("โปรดทำเครื่องหมาย");
    assertThat(get("/help/places", Role.VISITOR)).bodyText().doesNotContain("ที่ลับ");
    assertThat(keep(id, all, "2", "true")).hasStatus3xxRedirection();
    assertThat(get("/help/places", Role.VISITOR)).bodyText().contains("ที่ลับ");
    assertThat(get("/audit?subject=service&subjectId=" + id, Role.SECRETARY))
        .bodyText()
        .contains("เปลี่ยนว่าใครเห็นบริการ");
  }

  private MvcTestResult keep(ServiceId id, Map<String, String> all, String asked, String sure) {
    var fields = new java.util.ArrayList<String>();
    all.forEach((name, value) -> fields.addAll(List.of(name, value)));
    fields.addAll(List.of("asked", asked));
    if (!sure.isEmpty()) fields.addAll(List.of("sure", sure));
    return post(
        "/services/" + id + "/confidentiality", Role.DIRECTOR, fields.toArray(String[]::new));
  }

  @Test
  void anotherOrganizationIsLetInByName() {
    var owner = OrganizationId.fresh();
    var id = directory.add(scene, owner, "บ้านลับ", s -> s.with(Confidentiality.all(Level.SEATS)));
    assertThat(get("/services/" + id, Role.CASE_WORKER)).hasStatus(404);
    var named =
        new Confidentiality(Level.SEATS, Map.of(), List.of(scene.organization()), List.of());
    var other = directory.add(scene, owner, "บ้านอีกหลัง", s -> s.with(named));
    assertThat(get("/services/" + other, Role.CASE_WORKER)).hasStatusOk();
    assertThat(get("/services/" + other, Role.STAFF)).hasStatus(404);
    assertThat(get("/services/" + other + "/edit/description", Role.CASE_WORKER)).hasStatus(404);
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

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
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
