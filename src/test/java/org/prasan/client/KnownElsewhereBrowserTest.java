package org.prasan.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** On two phones: one case worker asks who else knows a client, another agrees to talk. */
@BrowserTest
class KnownElsewhereBrowserTest {
  private static final Map<Detail, String> PERSON =
      Map.of(Detail.NAME_TH, "เอื้องคำ ดอยสูง", Detail.ID_NUMBER, "1-5001-00000-01-1");

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired CompareClients compare;

  @Test
  @Timeout(300)
  void twoCaseWorkersFindEachOther(Visits visits) {
    var asker = scenes.fresh();
    var other = asker.beside();
    clients.reachedBy(other, "053 000 777");
    var ours = clients.client(asker, PERSON);
    clients.client(other, PERSON);
    var page = visits.phone().as(asker, Role.CASE_WORKER).open(asker.url("/clients/" + ours));
    page.locator("#elsewhere button").click();
    assertThat(page.locator("#elsewhere")).containsText("ถามเมื่อ");
    look(page, "client-elsewhere-phone-th");
    compare.compare(asker.coalition());
    var asked = visits.phone().as(other, Role.CASE_WORKER).open(other.url("/clients/questions"));
    look(asked, "client-questions-phone-th");
    asked.locator("button[value=yes]").click();
    assertThat(asked.locator("main")).containsText("ไม่มีคำถามค้างอยู่");
    look(asked, "client-questions-none-phone-th");
    page.reload();
    assertThat(page.locator("#elsewhere")).containsText("สองฝ่ายตกลงคุยกัน");
    assertThat(page.locator("#elsewhere a[href^='tel:']")).hasText("053 000 777");
    look(page, "client-elsewhere-agreed-phone-th");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
