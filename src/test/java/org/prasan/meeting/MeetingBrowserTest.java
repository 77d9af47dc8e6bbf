package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** A meeting in the hands of people: a member on a phone in Thai, the secretary at a desk. */
@BrowserTest
class MeetingBrowserTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;

  @Test
  void aMemberAnswersProposesAndChecksInOnAPhone(Visits visits) {
    var scene = scenes.fresh();
    meetings.members(scene, 2);
    var id = meetings.open(scene);
    var page = visits.phone().as(scene, Role.FOCAL_POINT).open(scene.url("/meetings/" + id));
    look(page, "meeting-phone");
    page.getByRole(AriaRole.LINK, named("ตอบรับการประชุม")).click();
    look(page, "meeting-answer-phone");
    page.getByText("มา", new Page.GetByTextOptions().setExact(true)).click();
    press(page, "ส่งคำตอบ");
    assertThat(page.locator("main").innerText()).contains("จะมา 1");
    page.navigate(page.url().replaceAll("/meetings/.*", "/proposals/new?at=" + id));
    look(page, "proposal-phone");
    page.getByLabel("เรื่อง", new Page.GetByLabelOptions().setExact(true)).fill("รถรับส่ง");
    page.getByLabel("ทำไมจึงควรพูดเรื่องนี้").fill("มาได้ครบ");
    press(page, "เสนอเรื่องนี้");
    assertThat(page.locator("h1").innerText()).isEqualTo("รถรับส่ง");
    look(page, "proposed-phone");
  }

  @Test
  void theSecretaryHoldsAMeetingAtADesk(Visits visits) {
    var scene = scenes.fresh();
    var members = meetings.members(scene, 2);
    var id = meetings.started(scene);
    meetings.arrives(scene, id, members.getFirst());
    var base = "/meetings/" + id;
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url(base + "/room"));
    look(page, "meeting-room-desk");
    page.locator("a.filter[href*='DECISION']").click();
    page.getByLabel("ที่ประชุมมีมติว่า").fill("เห็นชอบแผนงานคุ้มครองเด็ก");
    look(page, "meeting-decide-desk");
    press(page, "บันทึกมติ");
    assertThat(page.locator("main").innerText()).contains("มติที่ 1/");
    page.locator("a.filter[href*='COMMITMENT']").click();
    look(page, "meeting-promise-desk");
    for (var path :
        new String[] {base, base + "/attendance", base + "/present", base + "/door", "/decisions"})
      look(open(visits, scene, path), "meeting-desk-" + path.replaceAll(".*/", ""));
  }

  private static Page open(Visits visits, Scene scene, String path) {
    return visits.desk().inEnglish().as(scene, Role.SECRETARY).open(scene.url(path));
  }

  private static void look(Page page, String name) {
    AccessiblePage.check(page);
    Screenshots.take(page, name);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
