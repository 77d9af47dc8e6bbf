package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

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

/** How many places are free is told with one tap. */
@PrasanTest
class FreePlacesTest {
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
