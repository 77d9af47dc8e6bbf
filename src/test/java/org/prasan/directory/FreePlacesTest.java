package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How many places are free is told with one tap. */
@PrasanTest
class FreePlacesTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired MockMvcTester pages;
  @Autowired MessageSource messages;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  @Test
  void oneTapTellsOneMoreOrOneLessAndNeverTheImpossible() {
    var id = directory.own(scene, "บ้าน", s -> directory.counting(s, 1, 2, 100));
    assertThat(get("/services/capacity", Role.FOCAL_POINT))
        .bodyText()
        .contains("บ้าน", "จาก 2 เตียง");
    assertThat(tap(id, "less")).isZero();
    assertThat(tap(id, "less")).isZero();
    assertThat(tap(id, "more")).isEqualTo(1);
    assertThat(tap(id, "more")).isEqualTo(2);
    assertThat(tap(id, "more")).isEqualTo(2);
    assertThat(tap(id, "same")).isEqualTo(2);
    post("/services/" + id + "/capacity", Role.FOCAL_POINT, "available", "-1");
    post("/services/" + id + "/capacity", Role.FOCAL_POINT, "available", "3");
    assertThat(available(id)).isEqualTo(2);
    post("/services/" + id + "/capacity", Role.FOCAL_POINT, "available", "๑");
    assertThat(available(id)).isEqualTo(1);
    assertThat(directory.find(scene, id).version()).isZero();
    assertThat(get("/audit?subject=service&subjectId=" + id, Role.SECRETARY))
        .bodyText()
        .contains("บอกจำนวนที่ว่างของ บ้าน");
  }

  @Test
  void whatIsCountedIsToldInTheReadersLanguage() {
    var beds = directory.own(scene, "บ้าน", s -> directory.counting(s, 3, 18, 1));
    var bed = directory.own(scene, "ห้องเดียว", s -> directory.counting(s, 1, 1, 1));
    var other = directory.own(scene, "เรือ", s -> counting(s, "ลำ"));
    var typedInEnglish = directory.own(scene, "บ้านอีกหลัง", s -> counting(s, "beds"));
    assertThat(get("/services/" + beds + "?lang=en", Role.STAFF))
        .bodyText()
        .contains("3 of 18 beds free", "1 hour ago")
        .doesNotContain("เตียง", "1 hours");
    assertThat(get("/services/" + bed + "?lang=en", Role.STAFF))
        .bodyText()
        .contains("1 of 1 bed free");
    assertThat(get("/services/" + other + "?lang=en", Role.STAFF)).bodyText().contains("2 ลำ free");
    assertThat(get("/services/" + typedInEnglish, Role.STAFF)).bodyText().contains("ว่าง 2 เตียง");
    assertThat(get("/services/capacity?lang=en", Role.FOCAL_POINT))
        .bodyText()
        .contains("of 18 beds", "of 1 bed<");
  }

  private Service counting(Service service, String unit) {
    var counted = directory.counting(service, 2, 2, 1).capacity();
    return service.with(new Capacity(unit, 2, null, null, counted.updatedAt(), null));
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void everyUsualUnitIsReadInTheWordsInWhichItIsTold(Unit unit) {
    for (var locale : List.of(Locale.of("th"), Locale.ENGLISH))
      for (int many : new int[] {1, 7})
        assertThat(Unit.of(messages.getMessage(unit.key(), new Object[] {many}, locale)))
            .contains(unit);
  }

  @Test
  void oneIsNotToldAsMany() {
    directory.own(scene, "คลินิก", service -> service);
    assertThat(get("/services/register?lang=en", Role.STAFF)).bodyText().contains("One service");
    assertThat(get("/services?need=legal&lang=en", Role.STAFF)).bodyText().contains("One service");
    directory.own(scene, "คลินิกสอง", service -> service);
    assertThat(get("/services/register?lang=en", Role.STAFF)).bodyText().contains("2 services");
    assertThat(get("/services?need=education&lang=en", Role.STAFF))
        .bodyText()
        .contains("0 services");
  }

  private int tap(ServiceId id, String step) {
    assertThat(post("/services/" + id + "/capacity/" + step, Role.FOCAL_POINT))
        .hasStatus3xxRedirection();
    return available(id);
  }

  private int available(ServiceId id) {
    return java.util.Objects.requireNonNull(directory.find(scene, id).capacity().available());
  }

  @Test
  void nobodyTapsForAnotherOrganization() {
    var id =
        directory.add(
            scene, OrganizationId.fresh(), "บ้านเขา", s -> directory.counting(s, 1, 2, 100));
    assertThat(post("/services/" + id + "/capacity/more", Role.FOCAL_POINT)).hasStatus(404);
    assertThat(post("/services/" + ServiceId.fresh() + "/capacity/more", Role.FOCAL_POINT))
        .hasStatus(404);
    assertThat(post("/services/" + id + "/capacity/more", Role.STAFF)).hasStatus(403);
    assertThat(available(id)).isEqualTo(1);
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
