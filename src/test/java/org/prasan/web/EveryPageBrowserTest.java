package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Opens every page that needs no more than a coalition in its address, as somebody who may. */
@BrowserTest
class EveryPageBrowserTest {
  private static final List<Role> ROLES =
      List.of(
          Role.SECRETARY, Role.ADMINISTRATOR, Role.FOCAL_POINT, Role.OPERATOR, Role.ACCOUNT_HOLDER);
  private static final Pattern NOT_A_PAGE =
      Pattern.compile(".*(/error|/leave|/export|/api/.*|\\.[a-z]{2,4}|\\{(?!coalition}).*)");

  private static final RequestOptions WITHOUT_FOLLOWING =
      RequestOptions.create().setMaxRedirects(0);

  @Autowired Scenes scenes;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  @Timeout(400)
  void everyPageIsOpenToEverybodyOnAPhoneAndOnADesk(Visits visits) {
    var scene = scenes.fresh();
    var phones = pages(scene, visits, true);
    var desks = pages(scene, visits, false);
    var faults = new ArrayList<String>();
    int seen = 0;
    for (var path : paths(scene)) {
      int who = opened(scene, phones, visits, path, faults);
      if (who < 0) continue;
      seen++;
      if (!isSeenFilled(scene, who, path) && !opened(desks.get(who), visits, path, faults))
        faults.add(path + " opens on phones alone");
    }
    assertThat(faults).isEmpty();
    assertThat(seen).isGreaterThan(20);
  }

  /** What a secretary finds in a coalition: another test looks at it, with data in it. */
  private static boolean isSeenFilled(Scene scene, int who, String path) {
    return ROLES.get(who) == Role.SECRETARY && path.startsWith(scene.url("/"));
  }

  private List<String> paths(Scene scene) {
    return routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(pattern -> !NOT_A_PAGE.matcher(pattern).matches())
        .map(pattern -> pattern.replace("{coalition}", scene.coalition().slug()))
        .sorted()
        .toList();
  }

  private static List<Page> pages(Scene scene, Visits visits, boolean phone) {
    return ROLES.stream()
        .map(role -> (phone ? visits.narrowest() : visits.desk().inEnglish()).as(scene, role))
        .map(visit -> visit.open(scene.url("")))
        .toList();
  }

  /** Checks the page as the first of the roles that may see it, and tells which; else -1. */
  private static int opened(
      Scene scene, List<Page> pages, Visits visits, String path, List<String> faults) {
    for (int who = 0; who < pages.size(); who++) {
      var page = pages.get(who);
      // Asked first without drawing it: most roles may not see most pages.
      var asked = page.request().get(visits.address(path), WITHOUT_FOLLOWING);
      if (asked.status() >= 500) faults.add(path + " answers " + asked.status());
      if (asked.status() != 200) continue;
      if (isSeenFilled(scene, who, path)) return who;
      if (opened(page, visits, path, faults)) return who;
    }
    return -1;
  }

  /** Whether the page is there at its address; then it is checked. */
  private static boolean opened(Page page, Visits visits, String path, List<String> faults) {
    var answer = Objects.requireNonNull(page.navigate(visits.address(path)));
    if (answer.status() != 200 || !page.url().endsWith(path)) return false;
    try {
      AccessiblePage.checkEnlarged(page);
    } catch (AssertionError e) {
      faults.add(path + " " + e.getMessage());
    }
    Screenshots.take(page, picture(page, path));
    return true;
  }

  private static String picture(Page page, String path) {
    var place = path.replaceFirst("^/t[0-9a-f]{20,}", "coalition").replaceAll("\\W+", "-");
    return "every/" + place + "-" + page.viewportSize().width;
  }
}
