package org.prasan.admission;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of admission are open to everybody, on the narrowest phone and on a desk. */
@BrowserTest
class AdmissionBrowserTest {
  @Autowired Applicants applicants;

  @Test
  void thePagesOfAnApplicantAreOpenToEverybody(Visits visits) {
    var scene = applicants.coalition().scene();
    var draft = "/apply/" + applicants.told(scene, "มูลนิธิโคมไฟใต้น้ำ").link().value();
    var sent = "/apply/" + applicants.incomplete(scene, "มูลนิธิกล้วยไม้").link().value();
    var phone = visits.phone().open(scene.url("/apply"));
    var desk = visits.desk().inEnglish().open(scene.url("/apply"));
    for (var page : new Page[] {phone, desk}) {
      look(page, visits, scene, "/apply", "about");
      look(page, visits, scene, "/apply/start", "start");
      look(page, visits, scene, draft, "follow-draft");
      for (var part :
          new String[] {"organization", "work", "criteria", "papers", "contact", "check"})
        look(page, visits, scene, draft + "/" + part, part);
      look(page, visits, scene, sent, "follow-asked");
      look(page, visits, scene, sent + "/sent", "sent");
      look(page, visits, scene, sent + "x", "gone");
    }
  }

  @Test
  void thePagesOfThoseWhoJudgeAreOpenToEverybody(Visits visits) {
    var coalition = applicants.coalition();
    var scene = coalition.scene();
    var submitted = applicants.submitted(scene, "สมาคมนกกระเรียน").id();
    var complete = applicants.complete(scene, "เครือข่ายใบบัว").id();
    var open = applicants.opened(scene, "โครงการดาวตก").id();
    var endorsed = applicants.endorsed(coalition, "มูลนิธิจานบิน").id();
    applicants.decided(coalition, "มูลนิธิเป็ดว่ายฟ้า", false);
    var list = scene.url("/applications");
    var phone = visits.phone().as(scene, Role.SECRETARY).open(list);
    var desk = visits.desk().inEnglish().as(scene, Role.SECRETARY).open(list);
    for (var page : new Page[] {phone, desk}) {
      look(page, visits, scene, "/applications", "list");
      look(page, visits, scene, "/applications/invite", "invite");
      look(page, visits, scene, "/applications/" + submitted, "show-submitted");
      look(page, visits, scene, "/applications/" + submitted + "/ask", "ask");
      look(page, visits, scene, "/applications/" + complete + "/review", "declare");
      look(page, visits, scene, "/applications/" + open, "show-open");
      look(page, visits, scene, "/applications/" + endorsed + "/decision", "decide");
    }
    var reviewer = visits.phone().as(scene, Role.OFFICER).open(list);
    reviewer.navigate(visits.address(scene.url("/applications/" + complete + "/review")));
    reviewer.locator("input[name=conflict][value=false]").check();
    reviewer.locator("main .save button").click();
    AccessiblePage.check(reviewer);
    Screenshots.take(reviewer, "admission/review-360");
    var member = visits.phone().as(scene, Role.FOCAL_POINT).open(list);
    look(member, visits, scene, "/applications/" + open, "show-member");
    look(member, visits, scene, "/applications/" + open + "/endorsement", "endorse");
    look(member, visits, scene, "/home", "home-member");
  }

  private static void look(Page page, Visits visits, Scene scene, String path, String name) {
    page.navigate(visits.address(scene.url(path)));
    AccessiblePage.check(page);
    Screenshots.take(page, "admission/" + name + "-" + page.viewportSize().width);
  }
}
