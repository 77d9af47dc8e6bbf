package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** Who cannot read hears it, by a device that is given its voices by the test. */
@BrowserTest
class ReadAloudBrowserTest {
  /** Voices as the test names them, and what they were asked to say. */
  private static final String DEVICE =
      """
      class Speech extends EventTarget {
        voices = []; said = []; silenced = 0;
        getVoices() { return this.voices; }
        speak(line) { this.said.push(line); }
        cancel() { this.silenced++; this.said = []; }
        has(...voices) { this.voices = voices; this.dispatchEvent(new Event('voiceschanged')); }
      }
      Object.defineProperty(window, 'speechSynthesis', {value: new Speech()});
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      """;

  private static final String SAID = "() => speechSynthesis.said.map(one => one.text).join('\\n')";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @Test
  void onlyAVoiceOfTheDeviceInTheLanguageOfThePageReadsTheTextThatIsKept(Visits visits) {
    var id = referrals.pending(sides);
    var page = listening(visits, "/referrals/" + id + "/consent");
    assertThat(button(page)).isHidden();
    page.evaluate(
        """
        () => speechSynthesis.has(
          {lang: 'th-TH', localService: false}, {lang: 'en-US', localService: true})
        """);
    assertThat(button(page)).isHidden();
    thaiVoice(page);
    Screenshots.take(page, "referral-consent-aloud-phone-th");
    AccessiblePage.check(page);
    button(page).click();
    var said = page.evaluate(SAID).toString();
    assertThat(page.evaluate("() => speechSynthesis.said.every(one => one.lang === 'th_TH')"))
        .isEqualTo(true);
    assertThat(button(page)).hasText("หยุดอ่าน");
    page.evaluate("() => speechSynthesis.said.at(-1).onend()");
    assertThat(button(page)).hasText("อ่านออกเสียง");

    page.locator("input[name=basis][value=S19_CONSENT]").check();
    page.locator("input[name=givenBy][value=CLIENT_GUARDIAN_UNREACHABLE]").check();
    page.locator("input[name=how][value=SPOKEN]").check();
    page.locator("#witness").fill("ครูสมมติ");
    page.locator("#witnessIs").selectOption("COMMUNITY");
    page.locator("input[name=interpreter][value=NOT_NEEDED]").check();
    page.locator("main .save button").click();
    page.locator("a[href$='/consent/paper']").click();
    assertThat(said).isEqualTo(page.locator(".as-typed").textContent());
  }

  @Test
  void theStatementIsReadAsItStandsThereAndFallsSilentWithWhoeverLeaves(Visits visits) {
    referrals.accepted(sides);
    var page = listening(visits, "/statements/" + sides.client());
    thaiVoice(page);
    button(page).click();
    var seen = page.locator("#statement").textContent();
    assertThat(page.evaluate(SAID).toString().split("\n"))
        .hasSizeGreaterThan(8)
        .allSatisfy(line -> assertThat(seen).contains(line))
        .noneMatch(line -> line.contains("สำหรับเจ้าหน้าที่"));
    button(page).click();
    assertThat(page.evaluate(SAID)).isEqualTo("");
    assertThat(button(page)).hasText("อ่านออกเสียง");

    button(page).click();
    page.evaluate(
        """
        () => {
          const exit = document.createElement('a');
          exit.dataset.leave = '';
          document.body.append(exit);
          exit.click();
        }
        """);
    assertThat(page.evaluate(SAID)).isEqualTo("");
  }

  private Page listening(Visits visits, String path) {
    var page = visits.phone().as(sender, Role.CASE_WORKER).open("/help");
    page.context().addInitScript(DEVICE);
    page.navigate(visits.address(sender.url(path)));
    return page;
  }

  private static Locator button(Page page) {
    return page.locator("[data-aloud] button");
  }

  private static void thaiVoice(Page page) {
    page.evaluate("() => speechSynthesis.has({lang: 'th_TH', localService: true})");
  }
}
