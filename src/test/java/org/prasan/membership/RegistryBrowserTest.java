package org.prasan.membership;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Keyboard;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The registry as people use it: on a phone, at a desk, without a mouse, without scripts. */
@BrowserTest
class RegistryBrowserTest {
  @Autowired Scenes scenes;
  @Autowired Places places;
  @Autowired SampleOrganizations samples;

  Scene scene;

  @BeforeEach
  void theTrainingCoalition() throws IOException {
    scene = scenes.fresh();
    places.wholeProvince(scene);
    try (var file = new ClassPathResource("sample/training/organizations.yaml").getInputStream()) {
      scene.in(
          () -> {
            samples.load(
                Acting.system(scene.coalition(), "sample data"),
                file,
                key ->
                    key.equals("flying-mackerel") ? scene.organization() : OrganizationId.fresh());
            return true;
          });
    }
  }

  @Test
  @Timeout(400)
  void theRegistryIsOpenToEverybodyInTheDarkAndOnTheNarrowestPhone(Visits visits) {
    look(visits.phone().inTheDark().as(scene, Role.STAFF).open(url("")), "registry-dark");
    look(visits.phone().inTheDark().as(scene, Role.STAFF).open(url("/coverage")), "coverage-dark");
    look(visits.wide(320).as(scene, Role.STAFF).open(url("/OWN")), "registry-own-narrow");
  }

  @Test
  void aNarrowPhoneShowsForWhomOneActs(Visits visits) {
    var page = visits.wide(320).inEnglish().as(scene, Role.STAFF).open(scene.url("/home"));
    assertThat(page.locator(".topbar .behalf bdi")).isVisible();
    assertThat(page.locator(".topbar .behalf bdi")).containsText("Flying");
    look(page, "acting-for-narrow");
  }

  @Test
  void aFileThatIsFarTooLargeIsNotSentWithWhatWasTypedBesideIt(Visits visits) {
    var page = visits.phone().as(scene, Role.SECRETARY).open(url("/OWN/evidence"));
    page.locator("#expires").fill("31/12/2570");
    page.evaluate(
        """
        () => {
          const field = document.querySelector("#paper"), given = new DataTransfer();
          given.items.add(new File([new ArrayBuffer(65 << 20)], "scan.pdf"));
          field.files = given.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
        """);
    page.locator("main .save .btn-primary").first().click();
    assertThat(page.locator("#paper:invalid")).hasCount(1);
    assertThat(page.locator("#expires")).hasValue("31/12/2570");
  }

  @Test
  void aMisspeltSearchLeadsOnWithOneTap(Visits visits) {
    var page = visits.phone().as(scene, Role.STAFF).open(url(""));
    page.locator("main .tools input[name=q]").fill("ปลาทูบินได");
    page.keyboard().press("Enter");
    assertThat(page.locator("#rows th a")).hasCount(1);
    page.locator("main .tools input[name=q]").fill("ปลาทุบินได้");
    page.keyboard().press("Enter");
    assertThat(page.locator("main .nothing")).containsText("คุณหมายถึง");
    look(page, "registry-misspelt");
    page.locator("main .nothing a").first().click();
    assertThat(page.locator("#rows th a")).hasText("มูลนิธิปลาทูบินได้");
  }

  @Test
  void moreOrganizationsAppearBelowWithoutLosingThePlace(Visits visits) {
    var page = visits.desk().as(scene, Role.STAFF).open(url(""));
    assertThat(page.locator("#rows tr")).hasCount(25);
    page.waitForFunction("() => window.htmx");
    page.locator("#more a").click();
    assertThat(page.locator("#rows tr")).hasCount(40);
    assertThat(page.locator("#more")).hasCount(0);
  }

  @Test
  void theListNarrowsWithoutScripts(Visits visits) {
    var page = visits.phone().withoutScripts().as(scene, Role.STAFF).open(url(""));
    page.locator("main .filters summary").nth(1).click();
    page.locator("main .filters .menu-panel a:text('แม่ฟ้าหลวง')").click();
    assertThat(page.locator("main .count")).containsText(Pattern.compile("พบ \\d+ องค์กร"));
    assertThat(page.locator("main .filter[aria-current=true]")).containsText("แม่ฟ้าหลวง");
    page.locator("main .filter[aria-current=true]").click();
    assertThat(page.locator("main .count")).containsText("มี 40 องค์กร");
  }

  @Test
  void theSecondOfTwoEditorsSeesBothVersionsAndChooses(Visits visits) {
    var first = visits.phone().as(scene, Role.DIRECTOR).open(url("/OWN/profile"));
    var second = visits.phone().as(scene, Role.FOCAL_POINT).open(url("/OWN/profile"));
    first.locator("#shortName").fill("ก.");
    first.locator("main .save .btn-primary").click();
    assertThat(first.locator(".notice[role=status]")).containsText("บันทึกเรียบร้อยแล้ว");
    second.locator("#shortName").fill("ข.");
    second.locator("main .save .btn-primary").click();
    assertThat(second.locator("main [role=alert]")).containsText("มีผู้แก้ไขส่วนนี้ไปก่อนแล้ว");
    assertThat(second.locator("#shortName")).hasValue("ข.");
    look(second, "registry-meanwhile");
    second.locator("main .save .btn-primary").click();
    assertThat(second.locator("main")).containsText("ข.");
  }

  @Test
  void theMatrixLeadsToTheOrganizationsItCounts(Visits visits) {
    var page = visits.desk().as(scene, Role.STAFF).open(url("/coverage"));
    assertThat(page.locator(".finding")).containsText("อำเภอยังไม่มีองค์กรใดทำงานกับ");
    var cell = page.locator(".heat .cell a").first();
    var count = cell.textContent().strip();
    cell.click();
    assertThat(page.locator("main .count")).containsText("พบ " + count + " องค์กร");
  }

  @Test
  void onADeskTheWholeMatrixIsInSight(Visits visits) {
    for (var visit : List.of(visits.desk(), visits.desk().inEnglish())) {
      var page = visit.as(scene, Role.STAFF).open(url("/coverage"));
      assertThat(page.locator(".wider")).isHidden();
      assertThat(beyond(page)).as("pixels out of sight").isZero();
    }
  }

  @Test
  void onAPhoneTheMatrixSaysThatItIsWiderAndScrollsByKeyboardPastItsDistricts(Visits visits) {
    var page = visits.phone().as(scene, Role.STAFF).open(url("/coverage"));
    assertThat(page.locator(".wider")).isVisible();
    assertThat(beyond(page)).isPositive();
    var district = page.locator(".heat tbody th").first();
    var place = Objects.requireNonNull(district.boundingBox()).x;
    Keyboard.tabTo(page, page.locator(".heat-frame[role=region]"));
    for (int press = 0; press < 500 && beyond(page) > 1; press++)
      Keyboard.press(page, "ArrowRight", 1);
    assertThat(beyond(page)).as("what is still hidden on the right").isLessThan(2);
    assertThat(Objects.requireNonNull(district.boundingBox()).x).isCloseTo(place, within(2.0));
  }

  private static int beyond(Page page) {
    return (int)
        page.evaluate(
            "(f => Math.round(f.scrollWidth - f.clientWidth - f.scrollLeft))"
                + "(document.querySelector('.heat-frame'))");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }

  private String url(String path) {
    return scene.url("/organizations" + path.replace("OWN", scene.organization().toString()));
  }
}
