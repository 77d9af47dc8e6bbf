package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Keyboard;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case worker on a phone where there is no network, and back where there is. */
@BrowserTest
class OfflineReferralBrowserTest {
  private static final String PIN = "482915";
  private static final String REASON = "ขอที่พักคืนนี้ก่อนฝนลง";
  private static final String STORY = "เล่าที่ดอยโดยไม่มีสัญญาณ";

  /** As if another window were sending, until it is told to end. */
  private static final String HOLD_TURN =
      """
      name => new Promise(held => navigator.locks.request(name, () => {
        held();
        return new Promise(over => { window.turnIsOver = over; });
      }))\
      """;

  /** As soon as the list stands; tells what was hit, and how often is asked whether to delete. */
  private static final String TAP_AGAIN =
      """
      ([x, y]) => new Promise(hit => {
        const tap = () => {
          if (!document.querySelector('#told .notice')) { requestAnimationFrame(tap); return; }
          const there = document.elementFromPoint(x, y);
          there.dispatchEvent(new MouseEvent('click',
            { bubbles: true, cancelable: true, detail: 1, clientX: x, clientY: y }));
          hit(there.textContent + document.querySelectorAll('#items .btn-danger').length);
        };
        tap();
      })\
      """;

  /** Everything that lies on the phone, as somebody reads it who has taken its store apart. */
  private static final String LYING =
      """
      async ([name, whole]) => {
        const asked = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = no; });
        const base = await asked(indexedDB.open(name));
        const records = base.objectStoreNames.length
          ? await asked(base.transaction('kept').objectStore('kept').getAll()) : [];
        base.close();
        const text = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? new TextDecoder().decode(value)
          : value instanceof CryptoKey ? 'key ' + value.extractable
          : value && typeof value === 'object' ? Object.entries(value).map(([k, v]) => k + '=' + text(v)).join(' ')
          : String(value);
        const kept = [];
        for (const name of await caches.keys())
          for (const request of await (await caches.open(name)).keys())
            kept.push(request.url + ' ' + await (await (await caches.open(name)).match(request)).text());
        return records.map(text).join('\\n') + (whole ? kept.join('\\n') : '') + JSON.stringify(localStorage);
      }
      """;

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene scene;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    scene = sides.sender();
  }

  @Test
  @Timeout(300)
  void whatIsWrittenWithoutNetworkIsSealedWaitsAndIsSentOnce(Visits visits) {
    var page = prepared(visits);
    look(page, "offline-empty-phone-th");
    page.context().setOffline(true);
    page.reload();
    assertThat(page.locator("#pin")).isFocused();
    look(page, "offline-locked-phone-th");
    unlock(page, PIN);
    assertThat(page.locator("#network")).containsText("ไม่มีสัญญาณ");
    page.locator("[data-new]").click();
    page.locator("#write .save .btn-primary").click();
    assertThat(page.locator(".error-summary"))
        .containsText("ต้องการความช่วยเหลือเรื่องใด: เลือกอย่างน้อยหนึ่งเรื่อง");
    assertThat(page.locator(".error-summary a[href='#seat']"))
        .hasText("ส่งถึงตำแหน่งเวร: โปรดเลือกหนึ่งรายการ");
    look(page, "offline-errors-phone-th");
    fill(page);
    page.locator("input[name=urgency][value=EMERGENCY]").check();
    assertThat(page.locator("#call a")).hasAttribute("href", "tel:053000002");
    page.locator("input[name=urgency][value=URGENT]").check();
    assertThat(page.locator("#call a")).hasCount(0);
    look(page, "offline-form-phone-th");
    page.locator("#write .save .btn-primary").click();
    assertThat(items(page, "WAITING")).hasCount(1);
    assertThat(items(page, "WAITING")).containsText(Pattern.compile(writtenJustNow()));
    look(page, "offline-waiting-phone-th");
    var delete = centre(items(page, "WAITING").locator(".btn-quiet"));
    assertThat(lying(page))
        .contains("item-", "key false", "/referrals/offline")
        .doesNotContain(
            REASON, STORY, PIN, "shelter", "ที่พักพิง", "เวรรับเรื่อง", sides.seat().toString());
    page.reload();
    unlock(page, PIN);
    items(page, "WAITING").locator("button").first().click();
    assertThat(page.locator("#story")).hasValue(STORY);
    page.locator("#story").fill(STORY + " ครั้งที่สอง");
    tapTwiceWhereDeleteWillBe(page, delete);
    assertThat(items(page, "WAITING")).containsText("ที่พักพิง");
    assertThat(items(page, "WAITING").locator(".btn-danger")).hasCount(0);
    assertThat(count()).isZero();
    page.context().setOffline(false);
    page.evaluate("() => { for (let i = 0; i < 3; i++) dispatchEvent(new Event('online')); }");
    assertThat(items(page, "SENT")).hasCount(1);
    assertThat(items(page, "SENT")).not().containsText("ที่พักพิง");
    assertThat(items(page, "SENT")).containsText(Pattern.compile("เวลา \\d\\d\\.\\d\\d น\\."));
    look(page, "offline-sent-phone-th");
    assertThat(count()).isEqualTo(1);
    items(page, "SENT").locator("a").click();
    assertThat(page.locator("main")).containsText("ที่พักพิง");
  }

  /** The button lies there, and the list once it was pressed. */
  private static void tapTwiceWhereDeleteWillBe(Page page, double[] delete) {
    var save = page.locator("#write .save .btn-primary");
    page.evaluate("() => { document.body.style.paddingBottom = '100rem'; }");
    page.evaluate("by => scrollBy(0, by)", centre(save)[1] - delete[1]);
    page.mouse().click(delete[0], delete[1]);
    assertThat(page.locator("#queue")).isVisible();
    assertThat(String.valueOf(page.evaluate(TAP_AGAIN, List.of(delete[0], delete[1]))))
        .isEqualTo("ลบ0");
  }

  private static double[] centre(Locator there) {
    var box = there.boundingBox();
    return new double[] {box.x + box.width / 2, box.y + box.height / 2};
  }

  @Test
  @Timeout(300)
  void anAnswerThatIsLostAReloadAndASecondWindowStillSendItOnce(Visits visits) {
    var page = prepared(visits);
    write(page, true);
    var tries = new AtomicInteger();
    var lost = new AtomicBoolean(true);
    page.context()
        .route(
            "**/referrals/offline",
            route -> {
              if (!route.request().method().equals("POST")) {
                route.resume();
                return;
              }
              boolean first = tries.incrementAndGet() == 1;
              if (!lost.get()) route.resume();
              else {
                if (first) route.fetch();
                route.abort();
              }
            });
    page.evaluate(HOLD_TURN, name(page));
    page.context().setOffline(false);
    assertThat(page.locator("#network.done")).isVisible();
    page.evaluate("() => turnIsOver()");
    assertThat(items(page, "SENDING"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    assertThat(items(page, "SENDING").locator("button")).hasCount(0);
    page.reload();
    lost.set(false);
    var second = page.context().newPage();
    second.navigate(visits.address(scene.url("/referrals/offline")));
    type(page, PIN);
    type(second, PIN);
    assertThat(items(page, "SENT")).hasCount(1);
    assertThat(items(second, "SENT")).hasCount(1);
    assertThat(tries.get()).isGreaterThanOrEqualTo(2);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  @Timeout(300)
  void thirtyCutsOfTheNetworkAtRandomLoseNothingAndSendEachDraftOnce(Visits visits) {
    cutAtRandom(visits, 30);
  }

  @Test
  @Tag("slow")
  @Timeout(3600)
  void aThousandCutsOfTheNetworkAtRandomLoseNothingAndSendEachDraftOnce(Visits visits) {
    cutAtRandom(visits, 1000);
  }

  /** Before the request arrives, after it arrived, or in the page itself, from a fixed seed. */
  private void cutAtRandom(Visits visits, int cuts) {
    var page = prepared(visits);
    for (int draft = 1; draft <= 3; draft++) {
      page.context().setOffline(true);
      page.locator("[data-new]").click();
      fill(page);
      page.locator("#write .save .btn-primary").click();
      assertThat(items(page, "WAITING")).hasCount(draft);
    }
    var random = new Random(21);
    var tries = new AtomicInteger();
    page.context()
        .route(
            "**/referrals/offline",
            route -> {
              if (!route.request().method().equals("POST") || tries.incrementAndGet() > cuts) {
                route.resume();
                return;
              }
              if (random.nextInt(3) == 0) route.fetch();
              route.abort();
            });
    page.context().setOffline(false);
    while (tries.get() < cuts) {
      int before = tries.get();
      if (random.nextInt(6) == 0) {
        page.reload();
        unlock(page, PIN);
      } else tryAgain(page);
      page.waitForCondition(() -> tries.get() > before);
      if (tries.get() < cuts) assertThat(items(page, "SENT")).hasCount(0);
    }
    tryAgain(page);
    assertThat(items(page, "SENT"))
        .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    assertThat(count()).isEqualTo(3);
  }

  /** The network is back, once nothing is on its way any more. */
  private static void tryAgain(Page page) {
    page.evaluate(
        "() => navigator.locks.request('notes ' + document.body.dataset.slug,"
            + " () => setTimeout(() => dispatchEvent(new Event('online'))))");
  }

  @Test
  @Timeout(300)
  void aSessionThatEndedKeepsTheQueueUntilItsOwnerIsBack(Visits visits) {
    var page = prepared(visits);
    write(page, true);
    var cookies = page.context().cookies();
    page.context().clearCookies();
    page.context().setOffline(false);
    page.reload();
    unlock(page, PIN);
    assertThat(page.locator("#told")).containsText("ที่เขียนไว้ยังอยู่ครบ");
    assertThat(page.locator("#door a")).isVisible();
    assertThat(items(page, "WAITING")).hasCount(1);
    look(page, "offline-signed-out-phone-th");
    page.context()
        .addCookies(
            cookies.stream()
                .map(one -> new Cookie(one.name, one.value).setUrl(visits.address("/")))
                .toList());
    page.locator("[data-send]").click();
    assertThat(items(page, "SENT")).hasCount(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  @Timeout(300)
  void whatTheServerRefusesStaysWithItsSentenceAndIsMended(Visits visits) {
    var page = prepared(visits);
    page.clock().setFixedTime(Instant.now().minus(Duration.ofDays(8)).toEpochMilli());
    write(page, true);
    page.context().setOffline(false);
    assertThat(items(page, "REFUSED")).containsText("นานเกิน 7 วัน");
    assertThat(items(page, "REFUSED")).containsText("วิธีแก้");
    look(page, "offline-refused-phone-th");
    page.clock().setFixedTime(Instant.now().toEpochMilli());
    items(page, "REFUSED").locator("button").first().click();
    assertThat(page.locator("#reason")).hasValue(REASON);
    page.locator("#write .save .btn-primary").click();
    assertThat(items(page, "SENT")).hasCount(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  @Timeout(300)
  void fiveWrongPinsOrAWeekWithoutOpeningWipeThePhone(Visits visits) {
    var page = prepared(visits);
    write(page, true);
    page.reload();
    for (int left = 4; left > 0; left--) {
      type(page, "739164");
      assertThat(page.locator("#locked .error")).containsText("ลองได้อีก " + left);
    }
    type(page, "739164");
    assertThat(page.locator("#told")).containsText("รหัสไม่ตรง 5 ครั้ง");
    assertThat(records(page)).doesNotContain("item-", "choices", "salt");

    page.context().setOffline(false);
    page.reload();
    setUp(page);
    write(page, true);
    page.clock().setFixedTime(Instant.now().plus(Duration.ofHours(7 * 24 + 1)).toEpochMilli());
    page.reload();
    assertThat(page.locator("#told")).containsText("ไม่ได้เปิดเกิน 7 วัน");
    assertThat(records(page)).doesNotContain("item-", "choices", "salt");
  }

  @Test
  @Timeout(300)
  void signingOutAndLeavingTheOrganizationWipeThePhone(Visits visits) {
    var page = prepared(visits);
    page.navigate(visits.address(scene.url("/home")));
    page.locator(".topbar details.menu.end summary").click();
    page.locator(".topbar form[action='/sign-out'] button").click();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?out"));
    assertThat(lying(page)).doesNotContain("salt", "offline");

    var other = prepared(visits);
    write(other, true);
    scene.in(
        () ->
            jdbc.sql(
                    "update identity.person set deactivated_at = now()"
                        + " where coalition_id = :coalition and id = :id")
                .param("coalition", scene.id().value())
                .param("id", scene.person(Role.CASE_WORKER).value())
                .update());
    other.context().clearCookies();
    other.context().setOffline(false);
    other.reload();
    assertThat(other.locator("#told")).containsText("ไม่มีสิทธิ์ใช้หน้านี้อีก");
    assertThat(records(other)).doesNotContain("item-", "choices", "salt");
  }

  @Test
  void simplePinsAreRefusedAndAKeyboardIsEnough(Visits visits) {
    for (int seat = 0; seat < 8; seat++) referrals.seat(sides.receiver());
    var page = open(visits);
    for (var simple : List.of("12345", "123456", "987654", "111111", "121212", "123123")) {
      page.locator("#fresh").fill(simple);
      page.locator("#again").fill(simple);
      page.locator("#again").press("Enter");
      assertThat(page.locator("#fresh-error")).isVisible();
    }
    look(page, "offline-setup-phone-th");
    setUp(page);
    Keyboard.tabTo(page, page.locator("[data-new]"));
    page.keyboard().press("Enter");
    for (var box : List.of("needs", "age")) choose(page, box);
    Keyboard.tabTo(page, page.locator("#seat-find"));
    page.keyboard().type("ไม่มีเวรนี้");
    assertThat(page.locator("#seat [role=status]")).hasText("พบ 0 ตำแหน่ง");
    assertThat(page.locator("#seat .choice:visible")).hasCount(0);
    page.locator("#seat-find").fill("");
    page.keyboard().type("เวรรับเรื่อง");
    page.keyboard().press("Enter");
    assertThat(page.locator("#seat [role=status]")).hasText("พบ 1 ตำแหน่ง");
    look(page, "offline-find-phone-th");
    choose(page, "seat");
    page.locator("#seat-find").fill("อื่น");
    assertThat(page.locator("#seat .choice:visible")).hasCount(9);
    choose(page, "urgency");
    Keyboard.tabTo(page, page.locator("#reason"));
    page.keyboard().type(REASON);
    Keyboard.tabTo(page, page.locator("#write .save .btn-primary"));
    page.keyboard().press("Enter");
    assertThat(items(page, "SENT")).hasCount(1);
    page.locator("[lang=en]").click();
    unlock(page, "๔๘๒๙๑๕");
    assertThat(page.locator("#queue h1")).containsText("Written on this phone");
    look(page, "offline-sent-phone-en");
  }

  @Test
  void withoutScriptsThePageSaysSoAndLeadsToTheUsualForm(Visits visits) {
    var page =
        visits
            .phone()
            .withoutScripts()
            .as(scene, Role.CASE_WORKER)
            .open(scene.url("/referrals/offline"));
    assertThat(page.locator("#unscripted")).containsText("หน้านี้ต้องใช้สคริปต์");
    page.locator("#unscripted a").click();
    assertThat(page).hasURL(visits.address(scene.url("/clients/new")));
  }

  private static void choose(Page page, String box) {
    Keyboard.tabTo(page, page.locator("#" + box + " .choice:visible input").first());
    page.keyboard().press("Space");
  }

  private Page open(Visits visits) {
    return visits
        .phone()
        .abroad()
        .as(scene, Role.CASE_WORKER)
        .open(scene.url("/referrals/offline"));
  }

  /** As clocks stand here; the hour may have just begun. */
  private static String writtenJustNow() {
    var now = ZonedDateTime.now(ZoneId.of("Asia/Bangkok"));
    return "เวลา (%02d|%02d)\\.\\d\\d น\\.".formatted(now.getHour(), now.minusMinutes(5).getHour());
  }

  private Page prepared(Visits visits) {
    var page = open(visits);
    setUp(page);
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    return page;
  }

  private static void setUp(Page page) {
    page.locator("#fresh").fill(PIN);
    page.locator("#again").fill(PIN);
    page.locator("#setup .save button").click();
    assertThat(page.locator("#nothing")).isVisible();
    page.waitForCondition(() -> records(page).contains("key=choices"));
  }

  private static String name(Page page) {
    return "notes " + page.locator("body").getAttribute("data-slug");
  }

  private static void type(Page page, String pin) {
    page.locator("#pin").fill(pin);
    page.locator("#pin").press("Enter");
  }

  private static void unlock(Page page, String pin) {
    type(page, pin);
    assertThat(page.locator("#queue")).isVisible();
  }

  private void write(Page page, boolean offline) {
    page.context().setOffline(offline);
    page.locator("[data-new]").click();
    fill(page);
    page.locator("#write .save .btn-primary").click();
    assertThat(items(page, "WAITING")).hasCount(1);
  }

  private void fill(Page page) {
    page.locator("input[name=needs][value=shelter]").check();
    page.locator("input[name=age][value=FROM_15]").check();
    page.locator("input[name=flags][value=NO_CALLS]").check();
    page.locator("input[name=seat][value='" + sides.seat() + "']").check();
    page.locator("input[name=urgency][value=URGENT]").check();
    page.locator("#reason").fill(REASON);
    page.locator("#story").fill(STORY);
  }

  private static Locator items(Page page, String state) {
    return page.locator("#items > li[data-state=" + state + "]");
  }

  private String lying(Page page) {
    return page.evaluate(LYING, List.of("notes " + scene.coalition().slug(), true)).toString();
  }

  private static String records(Page page) {
    return page.evaluate(LYING, List.of(name(page), false)).toString();
  }

  private int count() {
    return scene.in(
        () ->
            Objects.requireNonNull(
                jdbc.sql("select count(*) from referral.referral where coalition_id = :coalition")
                    .param("coalition", scene.id().value())
                    .query(Integer.class)
                    .single()));
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
