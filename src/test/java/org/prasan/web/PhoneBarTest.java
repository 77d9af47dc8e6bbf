package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The bar at the foot of a phone has what each needs most; beside it, the menu has all. */
@PrasanTest
class PhoneBarTest {
  private static final Pattern TAB = Pattern.compile("<a class=\"tab\" href=\"([^\"]+)\"");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @CsvSource({
    "STAFF, /meetings",
    "SECRETARY, /meetings",
    "DIRECTOR, /referrals",
    "FOCAL_POINT, /referrals",
    "CASE_WORKER, /referrals"
  })
  void homePromisesAndCalendarAreForAllAndTheFourthPlaceIsByRole(Role role, String fourth)
      throws UnsupportedEncodingException {
    var scene = scenes.fresh();
    var home =
        pages
            .get()
            .uri(scene.url("/home"))
            .with(scene.as(role))
            .exchange()
            .getResponse()
            .getContentAsString();
    assertThat(TAB.matcher(home).results().map(found -> found.group(1)).toList())
        .isEqualTo(
            List.of("/home", "/commitments", "/calendar", fourth).stream()
                .map(scene::url)
                .toList());
  }
}
