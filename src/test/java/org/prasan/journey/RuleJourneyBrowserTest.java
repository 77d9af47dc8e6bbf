package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class RuleJourneyBrowserTest {
  @Autowired SampleScenes samples;

  @Test
  void aRuleChangesFromABuddhistDateOnAndTheLogTellsItAsASentence(Visits visits) {
    var scene = samples.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/rules"));
    page.locator("#quorum a[href$='/quorum/change']").click();
    page.locator("#number").fill("60");
    page.locator("#from").fill("1 มกราคม 2590");
    page.locator("#decidedBy").fill("มติที่ประชุมใหญ่ ครั้งที่ 2/2569");
    page.locator("main .save button").click();
    assertThat(page.locator(".before-after")).containsText("50");
    assertThat(page.locator(".before-after .after")).containsText("60");
    assertThat(page.locator("main")).containsText("พ.ศ. 2590");
    page.locator("button[value=record]").click();

    assertThat(page).hasURL(Pattern.compile(".*/rules.*"));
    assertThat(page.locator("#quorum .value").first()).containsText("50");
    assertThat(page.locator("#quorum .notice")).containsText("60");
    page.locator("#quorum details summary").click();
    assertThat(page.locator("#quorum details")).containsText("2563");
    assertThat(page.locator("#quorum details")).containsText("2590");

    page.navigate(visits.address(scene.url("/audit")));
    var entry = page.locator(".story > li").first();
    assertThat(entry).containsText("คนทดสอบ");
    assertThat(entry).containsText("กติกา");
    assertThat(entry).not().containsText("rule.changed");
    page.locator("#verify button").click();
    assertThat(page.locator(".notice.done")).containsText("บันทึกครบถ้วน");
  }

  @Test
  void aDateThatWouldRewriteThePastIsRefusedAndKeepsWhatWasTyped(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/rules/grace-days/change"));
    page.locator("#number").fill("120");
    page.locator("#from").fill("1/6/2564");
    page.locator("#decidedBy").fill("มติที่ประชุมใหญ่");
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).isFocused();
    assertThat(page.locator("#from")).hasValue("1/6/2564");
    assertThat(page.locator("#number")).hasValue("120");
  }
}
