package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

@PrasanTest
@Tag("data")
class SilentLettersTest {
  @Autowired Scenes scenes;
  @Autowired OrganizationRegistry registry;
  @Autowired Suggestions suggestions;

  @Test
  void aNameWithoutItsSilentLettersLeadsToTheRightOne() {
    var scene = scenes.fresh();
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิพระจันทร์สองดวง"), OrganizationKind.FOUNDATION)));
    assertThat(scene.in(() -> suggestions.insteadOf(scene.id(), "พระจันสองดวง")))
        .contains("พระจันทร์สองดวง");
    assertThat(scene.in(() -> suggestions.insteadOf(scene.id(), "พระอาทิตย์ดวง"))).isEmpty();
  }
}
