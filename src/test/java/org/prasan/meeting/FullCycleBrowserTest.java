package org.prasan.meeting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From a series of meetings to a promise that was kept, by five people in five browsers. The
 * secretary, the house that promises and its staff have no scripts; chair and director have them.
 */
@BrowserTest
class FullCycleBrowserTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;

  @Test
  @Timeout(300)
  void noPromiseGetsLostFromTheSeriesToTheAdoptedMinutes(Visits visits) {
    var office = scenes.fresh();
    var house = office.beside();
    var school = office.beside();
    meetings.member(office, office.organization(), "มูลนิธิเลขานุการ");
    meetings.member(office, house.organization(), "บ้านพักทดสอบ");
    meetings.member(office, school.organization(), "โรงเรียนทดสอบ");
    var secretary =
        visits.desk().withoutScripts().as(office, Role.SECRETARY).open(office.url("/home"));
    var chair = visits.phone().as(office, Role.OFFICER).open(office.url("/home"));
    var focal =
        visits.phone().withoutScripts().as(house, Role.FOCAL_POINT).open(house.url("/home"));
    var director = visits.desk().inEnglish().as(school, Role.DIRECTOR).open(school.url("/home"));
    var staff = visits.phone().withoutScripts().as(house, Role.STAFF).open(house.url("/home"));

    var base = planned(visits, office, secretary);
    proposed(visits, house, focal, base);
    secretary.navigate(visits.address(office.url("/proposals")));
    secretary.locator("main a:has-text('รถรับส่งเด็ก')").first().click();
    choose(secretary, "what", "TAKE");
    save(secretary);
    opened(visits, office, secretary, base);

    focal.navigate(visits.address(house.url(base + "/answer")));
    choose(focal, "kind", "YES");
    save(focal);
    director.navigate(visits.address(school.url(base + "/answer")));
    choose(director, "kind", "NO");
    save(director);

    chair.navigate(visits.address(office.url(base)));
    chair.locator("main form[action$='/start'] button").click();
    staff.navigate(visits.address(house.url(base + "/check-in")));
    save(staff);
    secretary.navigate(visits.address(office.url(base + "/check-in")));
    save(secretary);

    decided(visits, office, secretary, base);
    promised(secretary, house);
    chair.navigate(visits.address(office.url(base + "/close")));
    if (chair.locator("#withoutQuorum").count() > 0) chair.locator("#withoutQuorum").check();
    chair.locator("main form[action$='/close'] button.btn-primary").click();

    secretary.navigate(visits.address(office.url(base + "/minutes/circulate")));
    save(secretary);
    director.navigate(visits.address(school.url(base + "/minutes")));
    director.locator("a[href*='corrections/new?item=']").first().click();
    director.fill("#wanted", "ที่ประชุมเห็นชอบแผนโดยมีข้อสังเกต");
    director.fill("#reason", "อ่านจากบันทึกของเรา");
    save(director);
    secretary.navigate(visits.address(office.url(base + "/minutes")));
    secretary.locator("a[href$='/answer']").first().click();
    choose(secretary, "taken", "yes");
    save(secretary);

    keptByTheHouse(visits, house, focal);
    adopted(visits, office, secretary, base);
    staff.navigate(visits.address(house.url(base + "/minutes")));
    assertThat(staff.locator(".chip").first()).hasText("รับรองแล้ว");
    director.navigate(visits.address(school.url("/decisions?q=แผนคุ้มครองเด็ก")));
    assertThat(director.locator("main")).containsText("เห็นชอบแผนคุ้มครองเด็ก");
    chair.navigate(visits.address(office.url("/commitments/record")));
    assertThat(chair.locator("main")).containsText("บ้านพักทดสอบ");
  }

  /** Answers the address of the meeting. */
  private String planned(Visits visits, Scene office, Page secretary) {
    secretary.navigate(visits.address(office.url("/meetings/series/new")));
    choose(secretary, "kind", "QUARTERLY");
    secretary.fill("#nameTh", "ประชุมวางแผนรายไตรมาส");
    secretary.fill("#firstOn", typed(meetings.today()));
    secretary.fill("#startsAt", "9.00");
    secretary.fill("#place", "ศาลากลาง");
    secretary.selectOption("#chair", office.person(Role.OFFICER).toString());
    save(secretary);
    secretary.fill("#on", typed(meetings.today()));
    save(secretary);
    secretary.navigate(visits.address(office.url("/meetings")));
    secretary.locator("main a:has-text('ประชุมวางแผนรายไตรมาส')").first().click();
    var base = secretary.url().replaceAll(".*(/meetings/[0-9a-f-]{36}).*", "$1");
    secretary.navigate(visits.address(office.url(base + "/items/new?heading=5")));
    secretary.fill("#title", "แผนคุ้มครองเด็ก");
    save(secretary);
    return base;
  }

  private static void proposed(Visits visits, Scene house, Page focal, String base) {
    var at = base.substring(base.lastIndexOf('/') + 1);
    focal.navigate(visits.address(house.url("/proposals/new?at=" + at)));
    focal.fill("#title", "รถรับส่งเด็ก");
    focal.fill("#why", "มาเรียนได้ครบ");
    save(focal);
  }

  private static void opened(Visits visits, Scene office, Page secretary, String base) {
    secretary.navigate(visits.address(office.url(base + "/open")));
    secretary.locator("input[name=invite][type=checkbox]").check(FORCED);
    secretary.locator("main form[action$='/open'] button.btn-primary").click();
    assertThat(secretary.locator("main")).containsText("รถรับส่งเด็ก");
  }

  private static void decided(Visits visits, Scene office, Page secretary, String base) {
    secretary.navigate(visits.address(office.url(base + "/room")));
    secretary.locator("main ol a:has-text('แผนคุ้มครองเด็ก')").first().click();
    secretary.locator("a.filter[href*='DECISION']").click();
    secretary.fill("#text", "เห็นชอบแผนคุ้มครองเด็ก");
    choose(secretary, "way", "CONSENSUS");
    if (secretary.locator("#withoutQuorum").count() > 0)
      secretary.locator("#withoutQuorum").check();
    save(secretary);
    assertThat(secretary.locator("main")).containsText("มติที่ 1/");
  }

  private static void promised(Page secretary, Scene house) {
    secretary.locator("a.filter[href*='COMMITMENT']").click();
    secretary.fill("#text", "ส่งร่างแผนฉบับแก้ไข");
    secretary.selectOption("#owner", house.organization().toString());
    secretary.locator("#namesLater").check(FORCED);
    secretary.fill("#due", "สิ้นเดือนหน้า");
    save(secretary);
    assertThat(secretary.locator("main")).containsText("สิ้นเดือนหน้า");
    save(secretary);
    assertThat(secretary.locator("main")).containsText("ส่งร่างแผนฉบับแก้ไข");
  }

  private static void keptByTheHouse(Visits visits, Scene house, Page focal) {
    focal.navigate(visits.address(house.url("/commitments?view=ORGANIZATION")));
    focal.locator("main form[action$='/steps/accept'] button").click();
    focal.locator("main a[href$='/steps/report-done']").first().click();
    focal.fill("#words", "ส่งทางอีเมลแล้ว");
    save(focal);
    assertThat(focal.locator("main .story")).containsText("ส่งทางอีเมลแล้ว");
  }

  /** The next meeting has opened by itself when this one began; there the minutes are adopted. */
  private void adopted(Visits visits, Scene office, Page secretary, String base) {
    secretary.navigate(visits.address(office.url("/home")));
    secretary.locator("a.duty[href*='/commitments/']").first().click();
    secretary.locator("main form[action$='/steps/confirm'] button").click();
    assertThat(secretary.locator("main .chip").first()).containsText("ยืนยันว่าเสร็จ");
    secretary.navigate(visits.address(office.url("/meetings")));
    var next =
        secretary.locator("main a[href*='/meetings/']:not([href*='series'])").all().stream()
            .map(link -> link.getAttribute("href"))
            .filter(href -> href.matches(".*/meetings/[0-9a-f-]{36}") && !href.endsWith(base))
            .findFirst()
            .orElseThrow();
    secretary.navigate(visits.address(next));
    if (secretary.locator("main a[href$='/invite']").count() > 0) {
      secretary.locator("main a[href$='/invite']").click();
      secretary.locator("main form[action$='/invite'] button").click();
    }
    secretary.navigate(visits.address(next + "/start"));
    secretary.locator("input[type=checkbox][name=early]").check();
    save(secretary);
    secretary.navigate(visits.address(office.url(base + "/minutes/adopt")));
    secretary.locator("input[type=checkbox][name=early]").check();
    save(secretary);
    assertThat(secretary.locator(".chip").first()).hasText("รับรองแล้ว");
  }

  private static final Locator.CheckOptions FORCED = new Locator.CheckOptions().setForce(true);

  private static void choose(Page page, String name, String value) {
    page.locator("input[name=" + name + "][value=" + value + "]").first().check(FORCED);
  }

  private static void save(Page page) {
    page.locator("main .save .btn-primary").first().click();
  }

  private static String typed(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + 543);
  }
}
