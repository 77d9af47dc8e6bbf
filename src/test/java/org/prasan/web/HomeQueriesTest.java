package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.CountedQueries;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page everybody opens first and most often. */
@PrasanTest
class HomeQueriesTest {
  private static final int MOST = 41;

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"FOCAL_POINT", "CASE_WORKER", "SECRETARY", "ADMINISTRATOR"})
  void theHomePageAsksLittleOfTheDatabase(Role role) {
    var scene = scenes.fresh();
    var who = scene.as(role);
    var asked =
        CountedQueries.of(
            () -> assertThat(pages.get().uri(scene.url("/home")).with(who)).hasStatusOk());
    assertThat(asked)
        .as("%d queries:%n%s", asked.size(), String.join("\n", asked))
        .hasSizeLessThanOrEqualTo(MOST);
  }
}
