package org.prasan;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A meeting of the training coalition from its series to its adopted minutes, and the promises that
 * come of it, as its secretary, its chair and its members see them.
 */
final class GuideMeetings {
  private static final String SECRETARY = "secretary@training.example";
  private static final String CHAIR = "chair@training.example";
  private static final String DIRECTOR = "director@training.example";
  private static final String FOCAL = "focal@training.example";
  private static final String SAVE = "main .save button.btn-primary";
  private static final String ROWS = "main table.list tbody th a";

  private final GuideCamera camera;

  /** The address of the meeting that is held, and of the one before. */
  private String meeting = "";

  private String before = "";

  private String steering = "";

  GuideMeetings(GuideCamera camera) {
    this.camera = camera;
  }

  void walk() {
    var secretary = camera.desk(SECRETARY);
    var director = camera.phone(DIRECTOR);
    var focal = camera.phone(FOCAL);
    var chair = camera.desk(CHAIR);
    plan(secretary);
    invited(director, focal);
    arrange(secretary);
    prepare(chair);
    write(secretary);
    read(focal);
    answer(secretary);
    start(secretary);
    checkIn(focal);
    decide(chair);
    adopt(secretary);
    close(secretary);
    promise(secretary, focal);
    keepUp(focal);
  }

  private void plan(Page desk) {
    camera.open(desk, "/training/meetings");
    camera.take(desk, "meetings");
    meeting = address(desk, "h2 + .list-frame >> nth=0", 0);
    steering = address(desk, ".told-section:last-of-type .list-frame", 0);
    before = address(desk, ".told-section:last-of-type .list-frame", 1);
    desk.click("main .btn-primary[href$='/series/new']");
    desk.locator("[name=kind]").first().check();
    desk.fill("#nameTh", "การประชุมคณะทำงานสื่อสาร");
    desk.fill("#nameEn", "Communication group meeting");
    desk.selectOption("#rhythm", "M1");
    camera.take(desk, "meeting-series", "#kind");
  }

  /** What a member does before a meeting. */
  private void invited(Page director, Page focal) {
    camera.visit(director, meeting + "/answer");
    director.locator("[name=kind]").last().check();
    director.fill("#substitute", said("แสงเดือน ดอยสูง", "Saengduean Doisung"));
    camera.take(director, "meeting-answer-phone");
    director.click(SAVE);
    camera.open(focal, "/training/proposals/new");
    focal.locator("#at option").nth(1).evaluate("o => { o.selected = true }");
    focal.fill("#title", said("ล่ามภาษาอาข่าสำหรับวันพุธ", "An Akha interpreter on Wednesdays"));
    focal.fill(
        "#why",
        said(
            "มีผู้รับบริการที่พูดไทยไม่ได้มากขึ้น อยากให้แบ่งล่ามกันใช้",
            "More clients speak no Thai. We could share an interpreter."));
    focal.fill("#minutes", "15");
    camera.take(focal, "proposal-new-phone", "#title");
    focal.locator("[name=heading]").first().check();
    focal.click(SAVE);
  }

  private void arrange(Page desk) {
    camera.open(desk, "/training/proposals");
    desk.locator(ROWS).last().click();
    desk.locator("[name=what]").first().check();
    desk.locator("select#meeting option").nth(1).evaluate("o => { o.selected = true }");
    camera.take(desk, "proposal", "main form h2");
    desk.click(SAVE);
    camera.visit(desk, meeting);
    camera.take(desk, "meeting");
    camera.open(desk, "/training/meetings");
    desk.locator(ROWS).nth(1).click();
    desk.click("main .btn-primary[href$='/open']");
    desk.check("[name=invite]");
    camera.take(desk, "meeting-open");
  }

  private void prepare(Page desk) {
    camera.visit(desk, meeting);
    camera.take(desk, "meeting-chair");
  }

  /** The minutes of a meeting of the steering committee. */
  private void write(Page desk) {
    camera.visit(desk, steering + "/minutes");
    desk.locator("a.edit").first().click();
    desk.fill(
        "#text",
        said(
            "ที่ประชุมเห็นว่าห้องประชุมร่วมถูกจองซ้อนกันสองครั้งในเดือนเดียว"
                + " ควรจองล่วงหน้าและบอกจำนวนคน",
            "Two bookings of the shared room clashed within a month. Organizations should book"
                + " ahead and say how many come."));
    camera.take(desk, "minutes-write");
    desk.click(SAVE);
    camera.take(desk, "minutes", "article.minutes-item:has(a.edit)");
    desk.click("main .btn-primary[href$='/circulate']");
    desk.fill("#until", inAWeek());
    camera.take(desk, "minutes-circulate");
    desk.click(SAVE);
  }

  /** Those of the meeting before are with the members already. */
  private void read(Page phone) {
    camera.visit(phone, before + "/minutes/for-us");
    camera.take(phone, "minutes-for-us-phone");
    camera.visit(phone, before + "/minutes");
    phone.locator("a.edit").nth(1).click();
    phone.fill("#wanted", phone.inputValue("#wanted") + " จาก 12 องค์กร");
    phone.fill("#reason", "ที่ประชุมถามว่าผู้ร่วมงานมาจากกี่องค์กร");
    camera.take(phone, "minutes-correct-phone", "#wanted");
  }

  private void answer(Page desk) {
    camera.visit(desk, before + "/minutes");
    desk.click(".correction a.btn");
    desk.locator("[name=taken]").first().check();
    camera.take(desk, "minutes-answer");
    desk.click(SAVE);
  }

  private void start(Page desk) {
    camera.visit(desk, meeting + "/start");
    if (desk.locator("[name=early][type=checkbox]").count() > 0)
      desk.check("[name=early][type=checkbox]");
    camera.take(desk, "meeting-start");
    desk.click("main form[action$='/start'] button");
    camera.visit(desk, meeting + "/door");
    camera.take(desk, "meeting-door");
    camera.visit(desk, meeting + "/attendance");
    var names =
        camera.thai()
            ? List.of("ชบา ใจดี", "ก้อนเมฆ ลอยลม", "ดาวเรือง หอมไกล", "ต้นข้าว ยิ้มง่าย")
            : List.of("Chaba Chaidee", "Konmek Loilom", "Daorueang Homklai", "Tonkhao Yimngai");
    for (int i = 0; desk.locator(".quorum.missing").count() > 0; i++) {
      var form = desk.locator(".people form.arrive").first();
      var who = form.locator("select");
      if (who.count() == 0 || who.inputValue().isEmpty())
        form.locator("[name=name]").fill(names.get(i % names.size()));
      form.locator("button").click();
      if (i == 2) camera.take(desk, "meeting-attendance");
    }
  }

  private void checkIn(Page phone) {
    camera.visit(phone, meeting + "/check-in");
    phone.fill("#insteadOf", said("จันทร์เพ็ญ สองดวง", "Chanphen Songduang"));
    camera.take(phone, "meeting-check-in-phone");
    phone.click(SAVE);
  }

  /** The chair leads through the agenda, and what is decided is typed as it falls. */
  private void decide(Page desk) {
    camera.visit(desk, meeting + "/room");
    desk.locator(".room-agenda li a").nth(1).click();
    desk.click("form[action$='/steer'] button");
    camera.take(desk, "meeting-room");
    desk.click(".record a[href*='add=DECISION']");
    desk.fill(
        "#text",
        said(
            "เห็นชอบแผนงานร่วมไตรมาสหน้า ให้แต่ละองค์กรส่งกิจกรรมหนึ่งอย่าง",
            "The joint plan is approved; each organization names one activity."));
    desk.check("[name=way][value=VOTE]");
    desk.check("[name=othersAgree][type=checkbox]");
    desk.locator(".voice").nth(1).locator("[value=ABSTAIN]").check();
    desk.waitForCondition(() -> desk.innerText("#count").matches(".*\\D1\\D.*\\D0"));
    camera.take(desk, "meeting-decision", "#way");
    desk.click(SAVE);
    camera.visit(desk, meeting + "/present");
    camera.take(desk, "meeting-present");
  }

  private void adopt(Page desk) {
    camera.visit(desk, meeting + "/room");
    desk.locator(".room-agenda li a").first().click();
    camera.take(desk, "minutes-awaiting", ".left-over:has(a[href*='/minutes/adopt'])");
    desk.click("a.btn[href*='/minutes/adopt']");
    desk.locator("[name=at]").first().check();
    if (desk.locator("[name=early][type=checkbox]").count() > 0)
      desk.check("[name=early][type=checkbox]");
    camera.take(desk, "minutes-adopt");
    desk.click(SAVE);
    camera.visit(desk, before + "/minutes");
    camera.take(desk, "minutes-adopted", ".panel:has(.minutes-versions)");
    drawPaper(desk);
  }

  /** The paper in the official form: who was there, and what was said and decided. */
  private void drawPaper(Page desk) {
    var bytes = desk.request().get(before + "/paper/pdf").body();
    try (var paper = Loader.loadPDF(bytes)) {
      var pages = new PDFRenderer(paper);
      draw(pages, 0, "minutes-paper");
      draw(pages, 1, "minutes-paper-2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Small enough to be read in the guide. */
  private void draw(PDFRenderer pages, int number, String name) throws IOException {
    var page = pages.renderImageWithDPI(number, 200, ImageType.GRAY);
    int width = 760;
    int height = page.getHeight() * width / page.getWidth();
    var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var smooth = page.getScaledInstance(width, height, Image.SCALE_SMOOTH);
    small.getGraphics().drawImage(smooth, 0, 0, null);
    ImageIO.write(small, "png", camera.file(name).toFile());
  }

  private void close(Page desk) {
    camera.visit(desk, meeting + "/close");
    camera.take(desk, "meeting-close");
    desk.click(SAVE);
  }

  private void promise(Page desk, Page phone) {
    camera.open(desk, "/training/commitments/new");
    desk.fill(
        "#what", said("ส่งชื่อล่ามภาษาอาข่าสองคน", "Send the names of two Akha interpreters"));
    var owner = desk.locator("#owner option", containing(said("พระจันทร์สองดวง", "Two Moons")));
    desk.selectOption("#owner", owner.getAttribute("value"));
    desk.fill("#due", said("สิ้นเดือนหน้า", "in 3 weeks"));
    camera.take(desk, "commitment-new");
    desk.click(SAVE);
    camera.take(desk, "commitment-check");
    desk.click(SAVE);
    byMail(phone);
    camera.open(phone, "/training/commitments?view=ORGANIZATION");
    camera.take(phone, "commitments-phone", ".count");
    phone.locator("form[action$='/steps/accept'] button").first().click();
    camera.open(phone, "/training/commitments?view=MINE");
    phone.locator("a[href$='/steps/report-done']").first().click();
    camera.take(phone, "commitment-done-phone");
  }

  /** In a trial the e-mails of everybody can be read, and answered by the links in them. */
  private void byMail(Page phone) {
    var answer = phone.locator("a[href*='/answer/']");
    do {
      camera.open(phone, "/outbox?to=" + FOCAL);
      phone.waitForTimeout(1000);
    } while (answer.count() == 0);
    camera.take(phone, "outbox-phone");
    answer.first().click();
    camera.take(phone, "tap-phone");
  }

  /** What a member is told, and when. */
  private void keepUp(Page phone) {
    camera.open(phone, "/training/notices");
    camera.take(phone, "notices-phone");
    camera.open(phone, "/training/notices/settings");
    camera.take(phone, "notices-settings-phone");
    camera.open(phone, "/training/calendar");
    camera.take(phone, "calendar-phone");
  }

  private String inAWeek() {
    var day = LocalDate.now(ZoneId.of("Asia/Bangkok")).plusDays(7);
    return "%d/%d/%d"
        .formatted(
            day.getDayOfMonth(), day.getMonthValue(), day.getYear() + (camera.thai() ? 543 : 0));
  }

  private String said(String thai, String english) {
    return camera.thai() ? thai : english;
  }

  private static LocatorOptions containing(String words) {
    return new LocatorOptions().setHasText(words);
  }

  private static String address(Page page, String list, int row) {
    var link = page.locator(list).locator("tbody th a").nth(row);
    return (String) link.evaluate("a => a.href");
  }
}
