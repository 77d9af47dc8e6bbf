package org.prasan.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The secretary brings in a file of services: on a phone, with a mistake first, then rightly. */
@BrowserTest
class ImportServicesBrowserTest {
  @Autowired Scenes scenes;
  @Autowired HsdsScenes files;

  Scene scene;

  @BeforeEach
  void anOrganizationInTheRegistry() {
    scene = scenes.fresh();
    files.registered(scene, scene.organization(), "มูลนิธิทดสอบ");
  }

  private static FilePayload file(String content) {
    return new FilePayload("services.json", "application/json", HsdsScenes.bytes(content));
  }

  @Test
  void aFileIsLookedAtCorrectedAndTakenIn(Visits visits) {
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/services/import"));
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-import-phone-th");
    var wrong = HsdsScenes.file(FreshId.next(), OrganizationId.fresh(), "\"minimum_age\": \"มาก\"");
    page.locator("input[name=file]").setInputFiles(file(wrong));
    page.locator("main form button.btn-primary").click();
    assertThat(page.locator("main")).containsText("มี 1 บริการที่ต้องแก้");
    assertThat(page.locator("main")).containsText("ทั้งในทะเบียนและในไฟล์");
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-import-wrong-phone-th");

    page.locator("main a.btn-primary").click();
    var right =
        HsdsScenes.file(
            FreshId.next(),
            scene.organization(),
            """
            "x_color": "red",
            "attributes": [{"id": "%s", "taxonomy_term_id": "%s"}],
            "x_confidentiality": {"level": "public", "address": "public"}
            """
                .formatted(FreshId.next(), HsdsTaxonomy.id("shelter.emergency")));
    page.locator("input[name=file]").setInputFiles(file(right));
    page.locator("main form button.btn-primary").click();
    assertThat(page.locator("main")).containsText("x_color");
    assertThat(page.locator("main")).containsText("ให้เปิดที่อยู่ตามไฟล์");
    assertThat(page.locator("input[name=open]")).not().isChecked();
    AccessiblePage.check(page);
    Screenshots.take(page, "directory-import-preview-phone-th");
    page.locator("main form button.btn-primary").click();
    assertThat(page.locator(".notice.done")).containsText("นำเข้าเรียบร้อยแล้ว 1 บริการ");
    assertThat(page.locator("main")).containsText("บริการจากไฟล์");
  }

  @Test
  void whatIsNoFileOfServicesIsRefusedInWords(Visits visits) {
    var page =
        visits.desk().inEnglish().as(scene, Role.SECRETARY).open(scene.url("/services/import"));
    page.locator("input[name=file]").setInputFiles(file("no json"));
    page.locator("main form button.btn-primary").click();
    assertThat(page.locator("main")).containsText("cannot be read as JSON");
    AccessiblePage.check(page);
  }
}
