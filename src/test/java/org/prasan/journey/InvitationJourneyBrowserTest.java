package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class InvitationJourneyBrowserTest {
  private static final String ORGANIZATION = "มูลนิธิปลาทูบินได้";
  private static final String PASSWORD = "rice fields after the rain";

  @Autowired SampleScenes samples;

  @Test
  void anInvitedColleagueTakesTheLinkAndActsForTheOrganization(Visits visits) {
    var scene = samples.fresh();
    var email = "colleague@" + scene.coalition().slug() + ".example";
    var secretary = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/people/invite"));
    secretary.locator("#nameTh").fill("ดวงใจ ใสสว่าง");
    secretary.locator("#email").fill(email);
    secretary.locator("#organization").selectOption(optionOf(secretary.locator("#organization")));
    secretary.locator("input[name=role][value=FOCAL_POINT]").check();
    secretary.locator("main .save button").click();
    var link = secretary.locator("input[readonly]").inputValue();

    var colleague = visits.phone().open(URI.create(link).getPath());
    assertThat(colleague.locator("main")).containsText(ORGANIZATION);
    colleague.locator("#password").fill(PASSWORD);
    colleague.locator("main form:has(#password) .save button").click();
    assertThat(colleague).hasURL(Pattern.compile(".*" + scene.url("/home")));
    Door.signOut(colleague);
    Door.typePassword(colleague, email, PASSWORD);
    assertThat(colleague).hasURL(Pattern.compile(".*" + scene.url("/home")));
    colleague.locator(".topbar details.menu.end summary").click();
    assertThat(colleague.locator(".topbar details.menu.end")).containsText(ORGANIZATION);

    var late = visits.phone().open(URI.create(link).getPath());
    assertThat(late.locator("main form:has(#password)")).hasCount(0);
  }

  private static String optionOf(Locator choice) {
    return choice
        .locator("option", new Locator.LocatorOptions().setHasText(ORGANIZATION))
        .getAttribute("value");
  }
}
