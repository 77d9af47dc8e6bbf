package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organization of two coalitions: one id, and a row for each of them. */
@PrasanTest
class BringOrganizationTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired OrganizationRegistry registry;
  @Autowired Organizations organizations;
  @Autowired People people;

  Scene here;
  Scene there;
  OrganizationId organization;

  @BeforeEach
  void aSecretaryHereWhoActsForAnOrganizationThere() {
    here = scenes.fresh();
    there = scenes.fresh();
    organization =
        there.in(
            () ->
                registry.add(
                    there.acting(Role.SECRETARY),
                    NewOrganization.named(
                        LocalizedText.of("มูลนิธิสองเครือข่าย"), OrganizationKind.FOUNDATION)));
    people.mandate(
        there.acting(Role.ADMINISTRATOR),
        here.person(Role.SECRETARY),
        organization,
        Role.FOCAL_POINT,
        false,
        LocalDate.of(2020, 1, 1));
  }

  @Test
  void itKeepsItsIdAndChangesOnItsOwnFromThenOn() {
    assertThat(pages.get().uri(here.url("/organizations/bring")).with(here.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains("มูลนิธิสองเครือข่าย");
    assertThat(bring(Role.SECRETARY)).hasStatus3xxRedirection();
    assertThat(bring(Role.SECRETARY)).hasStatus3xxRedirection();
    here.in(
        () -> {
          registry.rename(here.acting(Role.SECRETARY), organization, LocalizedText.of("ชื่อใหม่"));
          return true;
        });
    assertThat(name(here)).isEqualTo("ชื่อใหม่");
    assertThat(name(there)).isEqualTo("มูลนิธิสองเครือข่าย");
  }

  @Test
  void whoHasNoMandateThereCannotTellThatItExists() {
    assertThat(bring(Role.ADMINISTRATOR)).hasStatus(404);
    assertThat(pages.get().uri(here.url("/organizations/bring")).with(here.as(Role.ADMINISTRATOR)))
        .bodyText()
        .doesNotContain("มูลนิธิสองเครือข่าย");
  }

  private MvcTestResult bring(Role role) {
    return pages
        .post()
        .uri(here.url("/organizations/bring"))
        .param("from", there.id().toString())
        .param("organization", organization.toString())
        .with(csrf())
        .with(here.as(role))
        .exchange();
  }

  private String name(Scene scene) {
    return scene.in(
        () -> organizations.find(scene.id(), organization).orElseThrow().profile().nameTh());
  }
}
