package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** What a coalition finds in its registry. */
@PrasanTest
@Tag("data")
class RegistryTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  @Autowired Scenes scenes;
  @Autowired OrganizationRegistry registry;
  @Autowired Registry lines;
  @Autowired Suggestions suggestions;

  @Test
  void organizationsStandInTheOrderOfTheThaiAlphabet() {
    var scene = scenes.fresh();
    for (var name :
        new String[] {"มูลนิธิไทยใจดี", "มูลนิธิเด็ก", "มูลนิธิกุหลาบ", "สมาคมกล้วยไม้"})
      scene.in(() -> registry.add(scene.acting(Role.SECRETARY), named(name)));
    var page = scene.in(() -> lines.page(scene.id(), RegistryFilter.ALL, THAI));
    assertThat(page.lines())
        .extracting(line -> line.name().th())
        .containsExactly("มูลนิธิกุหลาบ", "มูลนิธิเด็ก", "มูลนิธิไทยใจดี", "สมาคมกล้วยไม้");
    assertThat(page.total()).isEqualTo(4);
  }

  @Test
  void aPartOfANameAndAnotherLanguageAreFound() {
    var scene = scenes.fresh();
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิดวงตะวันริมโขง", "Mekong Sun Foundation"),
                    OrganizationKind.FOUNDATION)));
    for (var query :
        new String[] {"ดวงตะ", "ตะวัน", "ริมโขง", "mekong", "Sun Found", "ริมโขง mekong"})
      assertThat(scene.in(() -> lines.page(scene.id(), asking(query), THAI)).lines())
          .as(query)
          .hasSize(1);
    assertThat(scene.in(() -> lines.page(scene.id(), asking("แม่น้ำ"), THAI)).lines()).isEmpty();
  }

  @Test
  void aMisspeltNameLeadsToTheRightOne() {
    var scene = scenes.fresh();
    scene.in(() -> registry.add(scene.acting(Role.SECRETARY), named("มูลนิธิดวงตะวันริมโขง")));
    assertThat(scene.in(() -> suggestions.insteadOf(scene.id(), "ดวงตะวนั"))).contains("ดวงตะวัน");
    assertThat(scene.in(() -> suggestions.insteadOf(scene.id(), "ริมโข่ง"))).contains("ริมโขง");
  }

  private static NewOrganization named(String name) {
    return NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION);
  }

  private static RegistryFilter asking(String query) {
    return RegistryFilter.ALL.withQuery(query);
  }
}
