package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.prasan.translation.Part;
import org.prasan.translation.TranslationScenes;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** From a translator's table to what a client hears, on a phone, two people and a case worker. */
@BrowserTest
@Tag("slow")
class SpokenWordsBrowserTest {
  private static final String SIGN = TranslationScenes.SIGN;

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired TranslationScenes translations;

  @Test
  void aLanguageIsBegunWrittenReleasedAndReadOutOnAPhone(Visits visits) {
    var sides = referrals.sides(scenes.fresh());
    var scene = sides.sender();
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/translations"));
    look(page, "translations-empty-phone-th");
    page.locator("main .nothing a.btn-primary").click();
    page.locator("#tag").fill("qaa");
    page.locator("#ownName").fill(SIGN + "qaa");
    page.locator("#nameTh").fill("ภาษาทดสอบ");
    page.locator("#translator").fill("ผู้แปลสมมติ");
    page.locator("#voucher").fill(TranslationScenes.VOUCHER);
    page.locator("#vouchedOn").fill(ThaiDates.full(TranslationScenes.today(), Locale.of("th")));
    look(page, "translation-new-phone-th");
    page.locator("main .save button").click();
    var address = page.url();
    page.navigate(address + "/import");
    page.locator("#table")
        .setInputFiles(
            new FilePayload(
                "a.csv", "text/csv", table(translations).getBytes(StandardCharsets.UTF_8)));
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("ไม่นำเข้า 0 แถว");
    look(page, "translation-preview-phone-th");
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("ต้องให้อีกคนเป็นผู้เผยแพร่");
    page.locator("main details.panel summary").first().click();
    page.locator("a[href$='/words/read-out']").click();
    look(page, "translation-words-phone-th");

    var second = visits.desk().inEnglish().as(scene, Role.OFFICER).open("/help");
    second.navigate(address);
    look(second, "translation-desk-en");
    second.locator("form[action$='/release'] button").click();
    assertThat(second.locator("main")).containsText("In use");

    var id = referrals.pending(sides);
    var worker =
        visits.phone().as(scene, Role.CASE_WORKER).open(scene.url("/referrals/" + id + "/consent"));
    worker.locator("input[name=readIn][value=qaa]").check();
    worker.locator(".terms .buttons button").click();
    assertThat(worker.locator("#read-out")).containsText(SIGN);
    assertThat(worker.locator(".beneath")).containsText("เราขอส่งเรื่องของคุณให้");
    look(worker, "referral-consent-spoken-phone-th");
  }

  private static String table(TranslationScenes translations) {
    return "รหัสข้อความ,คำแปล\n"
        + translations.signs(Part.CONSENT).entrySet().stream()
            .map(row -> row.getKey() + "," + row.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
