package org.prasan.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** Who can help, as people use it: at a desk, with one tap on a phone, and without signing in. */
@BrowserTest
class DirectoryBrowserTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;

  Scene scene;
  ServiceId house;

  @BeforeEach
  void servicesNearAndFar() {
    scene = scenes.fresh();
    directory.districts(scene);
    house =
        directory.own(
            scene,
            "บ้านพักใกล้หมู่บ้าน",
            service -> {
              var shelter = DirectoryScenes.needing(service, "shelter.emergency");
              var placed = DirectoryScenes.at(shelter, "ที่ลับ 9", DirectoryScenes.MAE_SAI);
              return directory.counting(placed, 2, 8, 1);
            });
    directory.add(
        scene,
        OrganizationId.fresh(),
        "บ้านพักในเมือง",
        service ->
            directory.counting(DirectoryScenes.needing(service, "shelter.emergency"), 0, 5, 2));
    directory.add(
        scene,
        OrganizationId.fresh(),
        "คลินิกของทุกคน",
        service ->
            DirectoryScenes.at(service, "1 ถนนสมมติ", DirectoryScenes.CHIANG_RAI)
                .with(Confidentiality.all(Level.PUBLIC))
                .with(
                    new Service.Reach(
                        List.of(new Service.Phone("000 111 0001", null, null, List.of())),
                        List.of())));
  }

  @Test
  void roomThatWasToldLongAgoInManyWordsFitsOnAPhone(Visits visits) {
    directory.own(
        scene,
        "หอพักบนดอย",
        service ->
            directory.counting(service, 6, 40, "ที่นั่งในห้องเรียนสำรองของโรงเรียน", 24 * 30));
    var page = visits.phone().as(scene, Role.CASE_WORKER).open(scene.url("/services?q=หอพัก"));
    assertThat(page.locator(".hits")).containsText("หอพักบนดอย");
    AccessiblePage.assertNoSidewaysScroll(page);
  }

  @Test
  void aCaseWorkerFindsAnOpenHouseNearAVillageWithAFreePlace(Visits visits) {
    var page = visits.phone().as(scene, Role.CASE_WORKER).open(scene.url("/services"));
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-find-phone-th");
    page.locator(".finder input[name=q]").fill("บานพักฉุกเฉิน");
    page.locator(".finder select[name=near]").selectOption("5709");
    page.locator(".finder input[name=room]").check();
    page.locator(".finder button.btn-primary").click();
    assertThat(page.locator(".hits > li")).hasCount(1);
    assertThat(page.locator(".hits")).containsText("บ้านพักใกล้หมู่บ้าน");
    page.locator(".hits details summary").click();
    assertThat(page.locator(".why")).containsText("อำเภอที่เลือก");
    assertThat(page.locator(".why")).containsText("ว่าง 2 จาก 8 เตียง");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-found-phone-th");
    page.locator(".hits h2 a").click();
    assertThat(page.locator("h1")).containsText("บ้านพักใกล้หมู่บ้าน");
    assertThat(page.locator("main")).containsText("ที่ลับ 9");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-service-phone-th");
  }

  @Test
  void thePrintedSheetDoesNotSayWhereTheHouseIs(Visits visits) {
    var page =
        visits.desk().as(scene, Role.CASE_WORKER).open(scene.url("/services/sheet?need=shelter"));
    assertThat(page.locator("main")).containsText("บ้านพักใกล้หมู่บ้าน");
    assertThat(page.locator("main")).not().containsText("ที่ลับ 9");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-sheet-desk-th");
  }

  @Test
  void aFocalPointTellsAFreePlaceWithOneTap(Visits visits) {
    var page = visits.phone().as(scene, Role.FOCAL_POINT).open(scene.url("/services/capacity"));
    AccessiblePage.check(page);
    tapMore(page, 3);
    // The page comes back at the service, with its head half under the bar on top; without a place
    // in its address nothing scrolls there again.
    page.waitForLoadState();
    page.evaluate("history.replaceState(null, '', location.pathname)");
    page.waitForFunction(
        "() => { scrollTo({top: 0, behavior: 'instant'}); return scrollY === 0; }");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-capacity-phone-th");
  }

  @Test
  void aServiceIsAddedLookedAtAndItsRoomToldWithoutScripts(Visits visits) {
    var visit = visits.phone().withoutScripts().as(scene, Role.FOCAL_POINT);
    var page = visit.open(scene.url("/services/new"));
    page.fill("#th", "ห้องพักริมน้ำ");
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).containsText("โปรดเลือกอย่างน้อยหนึ่งเรื่อง");
    page.locator("input[name=needs]").first().check();
    page.selectOption("#level", "PUBLIC");
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).hasText("ดูอีกครั้งก่อนเพิ่ม");
    assertThat(page.locator("main")).containsText("ทุกคนจะอ่านได้ทันที");
    Screenshots.take(page, "directory-new-check-phone-th");
    page.locator("main button[value=edit]").click();
    assertThat(page.locator("#th")).hasValue("ห้องพักริมน้ำ");
    page.selectOption("#level", "MEMBERS");
    page.locator("main .save button").click();
    page.locator("main button[value=send]").click();
    assertThat(page.locator(".notice.done")).containsText("เลขอ้างอิง");
    assertThat(page.locator(".next")).containsText("เติมส่วนที่เหลือ");
    Screenshots.take(page, "directory-added-phone-th");
    page.locator("ul.missing a[href$='/edit/room']").click();
    page.fill("#unit", "ห้อง");
    page.fill("#available", "2");
    page.locator("main .save button").click();
    assertThat(page.locator("main .chip").first()).containsText("ว่าง 2");
    page.navigate(visits.address(scene.url("/services/capacity")));
    tapMore(page, 3);
  }

  private void tapMore(Page page, int after) {
    button(page, "ว่างเพิ่มหนึ่ง: บ้านพักใกล้หมู่บ้าน").click();
    assertThat(page.locator("#service-" + house + " .free")).hasText(Integer.toString(after));
    assertThat(page.locator(".notice.done")).containsText("บันทึกจำนวนที่ว่างแล้ว");
    assertThat(page.locator("#service-" + house)).containsText("เมื่อสักครู่");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aVisitorReachesTheOpenServicesFromTheHelpPage(Visits visits) {
    var page = visits.phone().open(scene.url("/help"));
    page.locator("a[href$='/help/places']").click();
    assertThat(page.locator("main")).containsText("คลินิกของทุกคน");
    assertThat(page.locator("main")).not().containsText("บ้านพัก");
    assertThat(page.locator("a[href='tel:0001110001']")).isVisible();
    assertThat(page.locator("a[data-leave]")).isVisible();
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-public-phone-th");
    var english = visits.desk().inEnglish().open(scene.url("/help/places"));
    AccessiblePage.check(english);
  }

  @Test
  void aVisitorSearchesWithoutScriptsAndSeesOnANarrowPhoneWhatWasChosen(Visits visits) {
    var page = visits.wide(360).withoutScripts().open(scene.url("/help/places"));
    page.locator("select[name=need]").selectOption("legal");
    page.locator("select[name=near]").selectOption("5709");
    page.locator("form button.btn").click();
    assertThat(page.locator("main")).containsText("คลินิกของทุกคน");
    assertThat(page.locator(".chosen")).containsText("กฎหมาย · อ.แม่สาย");
    assertThat(page.locator(".chosen")).isInViewport();
  }

  @Test
  void aCaseWorkerSeesOnANarrowPhoneWhatWasChosenAndChangesIt(Visits visits) {
    var address = scene.url("/services?need=shelter.emergency&near=5709&room=true&age=20");
    var page = visits.wide(360).as(scene, Role.CASE_WORKER).open(address);
    assertThat(page.locator(".finder .chosen .chip")).hasCount(4);
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-chosen-phone-th");
    page.locator(".finder .chosen a").click();
    assertThat(page.locator("select[name=near]")).isVisible();
    assertThat(page.locator("select[name=near]")).hasValue("5709");
  }

  @Test
  @Timeout(400)
  void everyPageOfAServiceIsOpenToEverybody(Visits visits) {
    var phone = visits.wide(360).as(scene, Role.FOCAL_POINT).open(scene.url("/services"));
    var desk =
        visits
            .desk()
            .inEnglish()
            .inTheDark()
            .as(scene, Role.FOCAL_POINT)
            .open(scene.url("/services"));
    for (var section : Section.values())
      look(visits, phone, desk, "/" + house + "/edit/" + section.word());
    look(visits, phone, desk, "/" + house);
    for (var page : new Page[] {phone, desk}) {
      page.navigate(visits.address(scene.url("/services/new")));
      page.fill("#th", "ห้องพักริมน้ำ");
      page.fill("#en", "A room by the river");
      page.locator("input[name=needs]").first().check();
      page.selectOption("#level", "PUBLIC");
      page.locator("main .save button").click();
      AccessiblePage.check(page);
      Screenshots.take(page, "directory-new-check-" + page.viewportSize().width);
    }
  }

  private void look(Visits visits, Page phone, Page desk, String path) {
    var url = visits.address(scene.url("/services" + path));
    var name = path.replace(house.toString(), "one").replaceAll("\\W+", "-");
    phone.navigate(url);
    AccessiblePage.check(phone);
    Screenshots.take(phone, "directory" + name + "-phone-th");
    desk.navigate(url);
    AccessiblePage.check(desk);
    Screenshots.take(desk, "directory" + name + "-desk-en");
  }

  @Test
  void beforeAHiddenHouseIsShownOneIsAskedTwice(Visits visits) {
    var page =
        visits
            .wide(360)
            .as(scene, Role.DIRECTOR)
            .open(scene.url("/services/" + house + "/confidentiality"));
    page.locator("input[name=level][value=PUBLIC]").check();
    page.locator("select[name=address]").selectOption("PUBLIC");
    page.locator(".save button").click();
    assertThat(page.locator("h1")).containsText("จะให้ทุกคนเห็นที่อยู่นี้หรือไม่");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-expose-phone-th");
    page.locator("main .btn-danger").click();
    assertThat(page.locator("h1")).containsText("ยืนยันอีกครั้ง");
    page.locator("main .btn-danger").click();
    assertThat(page.locator("main .error").first()).containsText("โปรดทำเครื่องหมาย");
    AccessiblePage.check(page);
    page.locator("input[name=sure]").check();
    page.locator("main .btn-danger").click();
    assertThat(page.locator(".notice.done")).containsText("บันทึกแล้วว่าใครเห็นอะไร");
  }
}
