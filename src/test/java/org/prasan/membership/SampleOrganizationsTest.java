package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The organizations of the sample coalitions. */
@PrasanTest
class SampleOrganizationsTest {
  @Autowired Scenes scenes;
  @Autowired SampleOrganizations samples;
  @Autowired Organizations organizations;

  @Test
  void theSixteenOrganizationsAreLoadedWithPublicFactsOnly() throws IOException {
    var scene = scenes.fresh();
    load(scene, "chiangrai");
    var all = scene.in(() -> organizations.all(scene.id()));
    assertThat(all).hasSize(16);
    assertThat(all)
        .allSatisfy(
            organization -> {
              assertThat(organization.profile().missionTh()).isNull();
              assertThat(organization.reach().districts()).isEmpty();
              assertThat(organization.reach().pillars()).isNotEmpty();
              assertThat(organization.contacts().points()).isEmpty();
            });
  }

  @Test
  void theTrainingCoalitionWorksInEveryDistrict() throws IOException {
    var scene = scenes.fresh();
    load(scene, "training");
    var all = scene.in(() -> organizations.all(scene.id()));
    assertThat(all).hasSize(40);
    assertThat(all.stream().flatMap(o -> o.reach().districts().stream()).distinct()).hasSize(18);
  }

  @Test
  void loadingTwiceAddsNothing() throws IOException {
    var scene = scenes.fresh();
    load(scene, "chiangrai");
    load(scene, "chiangrai");
    assertThat(scene.in(() -> organizations.all(scene.id()))).hasSize(16);
  }

  private void load(Scene scene, String slug) throws IOException {
    Map<String, OrganizationId> ids = new HashMap<>();
    try (var file =
        new ClassPathResource("sample/" + slug + "/organizations.yaml").getInputStream()) {
      scene.in(
          () -> {
            samples.load(
                Acting.system(scene.coalition(), "sample data"),
                file,
                key -> ids.computeIfAbsent(key, k -> OrganizationId.fresh()));
            return true;
          });
    }
  }
}
