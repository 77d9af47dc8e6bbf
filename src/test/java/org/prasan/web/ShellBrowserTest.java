package org.prasan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class ShellBrowserTest {
  @Autowired Scenes scenes;

  @Test
  void aPageThatIsNotThereSaysTheWayOnAndAReference(Visits visits) {
    var page = visits.phone().open("/no-such-coalition");
    assertThat(page.locator("h1")).hasText("ไม่พบหน้านี้");
    assertThat(page.locator("main code")).hasText(Pattern.compile("[0-9a-f]{8}"));
    AccessiblePage.check(page);
  }

  @Test
  void homeIsOpenToEverybodyOnPhonesAndDesksInBothLanguagesAndThemes(Visits visits) {
    var scene = scenes.fresh();
    var url = scene.url("/home");
    AccessiblePage.check(visits.phone().as(scene, Role.FOCAL_POINT).open(url));
    AccessiblePage.check(visits.phone().inTheDark().as(scene, Role.FOCAL_POINT).open(url));
    AccessiblePage.check(visits.desk().inEnglish().as(scene, Role.DIRECTOR).open(url));
    AccessiblePage.check(visits.wide(320).as(scene, Role.SECRETARY).open(url));
  }

  /** Of what looks alike only some is looked at; what differs from its like must not be lost. */
  @Test
  void oneWordAmongManyThatCannotBeReadIsNoticed(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/home"));
    for (var change : List.of("none", "color", "background-color", "ground")) {
      page.navigate(visits.address(scene.url("/home")));
      page.evaluate(
          """
          change => {
            const list = document.querySelector("main").appendChild(document.createElement("div"));
            list.style.cssText = "position: relative; z-index: 0";
            for (let i = 0; i < 5; i++)
              list.appendChild(document.createElement("p")).textContent = "คำที่ " + i;
            const third = list.children[2];
            if (change === "ground")
              list.appendChild(document.createElement("div")).style.cssText = "position: absolute; "
                + `z-index: -1; background: #444; left: 0; right: 0; top: ${third.offsetTop}px; `
                + `height: ${third.offsetHeight}px`;
            else if (change !== "none")
              third.style.setProperty(change, change === "color" ? "#ccc" : "#444");
          }
          """,
          change);
      if (change.equals("none")) AccessiblePage.check(page);
      else
        assertThatThrownBy(() -> AccessiblePage.check(page))
            .as(change)
            .hasMessageContaining("color-contrast");
    }
  }

  /** Only targets that are narrow, or share a place with another, are compared with the others. */
  @Test
  void aTargetThatIsTooNarrowOrCoveredIsNoticed(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/home"));
    for (var place : List.of("none", "narrow", "covered")) {
      page.navigate(visits.address(scene.url("/home")));
      page.evaluate(
          """
          place => {
            const row = document.querySelector("main").appendChild(document.createElement("div"));
            row.style.display = "flex";
            for (let i = 0; i < 3; i++) {
              const button = row.appendChild(document.createElement("button"));
              button.ariaLabel = "ปุ่ม " + i;
              button.style.cssText = "flex: none; border: 0; padding: 0; height: 48px; width: "
                + (place === "narrow" ? 12 : 48) + "px; margin-left: "
                + (place === "covered" && i > 0 ? -40 : 0) + "px";
            }
          }
          """,
          place);
      if (place.equals("none")) AccessiblePage.check(page);
      else
        assertThatThrownBy(() -> AccessiblePage.check(page))
            .as(place)
            .hasMessageContaining("target-size");
    }
  }

  @Test
  void anEmptyHomeIsAThankYou(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/home"));
    assertThat(page.locator("main h2")).containsText("ขอบคุณ");
  }

  @Test
  void theLanguageIsSwitchedByOneLinkAndStays(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/home"));
    page.locator(".topbar a[hreflang=en]").click();
    assertThat(page.locator("h1")).hasText("Waiting for you");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.navigate(visits.address(scene.url("/home")));
    assertThat(page.locator("h1")).hasText("Waiting for you");
  }

  @Test
  void inAFormTheLanguageBringsAlongWhatIsTypedAndEnterStillSendsIt(Visits visits) {
    var scene = scenes.fresh();
    var page =
        visits
            .desk()
            .withoutScripts()
            .as(scene, Role.SECRETARY)
            .open(scene.url("/organizations/new"));
    page.locator("#nameTh").fill("มูลนิธิลองพิมพ์");
    page.locator("input[value=NETWORK]").check();
    page.locator(".language").click();
    assertThat(page.locator("h1")).hasText("Add an organization");
    assertThat(page.locator("#nameTh")).hasValue("มูลนิธิลองพิมพ์");
    assertThat(page.locator("input[value=NETWORK]")).isChecked();
    page.locator("#nameTh").press("Enter");
    assertThat(page.locator("h1")).hasText("มูลนิธิลองพิมพ์");
    AccessiblePage.check(
        visits.phone().as(scene, Role.SECRETARY).open(scene.url("/organizations/new")));
  }

  @Test
  void theFirstTabLeadsPastTheMenusToTheContent(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.desk().as(scene, Role.STAFF).open(scene.url("/home"));
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#content")).isFocused();
  }

  @Test
  void escapeClosesAMenuAndReturnsToItsName(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.desk().as(scene, Role.STAFF).open(scene.url("/home"));
    var name = page.locator(".topbar .menu.end summary").first();
    Keyboard.tabTo(page, name);
    page.keyboard().press("Enter");
    assertThat(page.locator(".topbar .menu.end .menu-panel").first()).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().press("Escape");
    assertThat(page.locator(".topbar .menu.end .menu-panel").first()).isHidden();
    assertThat(name).isFocused();
  }

  @Test
  void theMenusWorkWithoutScripts(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().withoutScripts().as(scene, Role.STAFF).open(scene.url("/home"));
    page.locator(".bottombar summary").click();
    assertThat(page.locator(".bottombar .menu-panel a").first()).isVisible();
  }

  @Test
  void aFirstVisitInsideCostsAtMost50KilobytesOnTheLine(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/home"));
    assertThat(PageWeight.of(page)).isLessThan(50_000);
  }
}
