package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Kind;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.meeting.MinutesPaper.Resolution;
import org.prasan.meeting.MinutesPaper.Section;

/** Minutes on paper, in the official form. */
class MinutesPaperTest {
  @Test
  void thePartsStandInTheOrderOfTheOfficialForm() throws IOException {
    assertThat(text(Papers.minutes(), Papers.THAI).replaceAll(" {2,}", " "))
        .doesNotContainPattern("[0-9]")
        .containsSubsequence(
            "รายงานการประชุมคณะกรรมการประสานงาน",
            "ครั้งที่ ๓/๒๕๖๙",
            "เมื่อวันพุธที่ ๒๕ พฤศจิกายน ๒๕๖๙",
            "ณ ห้องประชุม",
            "ผู้มาประชุม",
            "๑.",
            "นางกัญญา ฐิติพันธุ์",
            "๒.",
            "นายปู่ กตัญญู (แทน นางสาวน้ำค้าง ที่รัก)",
            "ผู้ไม่มาประชุม",
            "ติดราชการ",
            "ผู้เข้าร่วมประชุม",
            "เริ่มประชุมเวลา ๐๙.๓๐ น.",
            "ระเบียบวาระที่ ๑",
            "๑.๑ สถานการณ์น้ำท่วม",
            "ระเบียบวาระที่ ๒",
            "ไม่มี",
            "ระเบียบวาระที่ ๓",
            "มติที่ประชุม ที่ ๔/๒๕๖๙",
            "ตั้งแต่วันที่ ๑ มกราคม",
            "ภาระงาน",
            "๑๕ ธันวาคม ๒๕๖๙",
            "เลิกประชุมเวลา ๑๒.๑๕ น.",
            "ผู้จดรายงานการประชุม",
            "ผู้ตรวจรายงานการประชุม");
  }

  /** The official form has both lines, to be written on where nobody is named. */
  @Test
  void whoeverTookAndReviewedTheMinutesSignsAlsoWhereNobodyIsNamed() throws IOException {
    var named = Papers.minutes();
    var unnamed =
        new MinutesPaper(
            named.kind(),
            named.body(),
            named.number(),
            named.day(),
            named.opened(),
            named.closed(),
            named.place(),
            named.present(),
            named.absent(),
            named.attending(),
            named.headings(),
            named.setAside(),
            null,
            null,
            named.notes());
    assertThat(text(unnamed, Papers.THAI))
        .containsSubsequence("(....", "ผู้จดรายงานการประชุม", "(....", "ผู้ตรวจรายงานการประชุม");
  }

  @Test
  void beforeTheMeetingThePaperIsAnAgenda() throws IOException {
    var agenda = Papers.minutes(Kind.AGENDA, Papers.minutes().headings());
    assertThat(text(agenda, Papers.THAI))
        .contains("ระเบียบวาระการประชุมคณะกรรมการ", "เวลา ๐๙.๓๐ น.", "๒๐ นาที")
        .doesNotContain("รายงานการประชุมคณะ", "เริ่มประชุมเวลา");
    assertThat(text(agenda, Locale.ENGLISH)).contains("Agenda of the meeting of");
  }

  @Test
  void theEnglishPaperCountsInTheCommonEra() throws IOException {
    assertThat(text(Papers.minutes(), Locale.ENGLISH))
        .contains("Minutes of the meeting of", "Wednesday 25 November 2026", "began at 09:30")
        .containsPattern("15 December\\s+2026");
  }

  @Test
  void whatIsNotAskedForIsLeftOut() throws IOException {
    var paper = Papers.minutes();
    var bare = text(paper.only(EnumSet.noneOf(Section.class)), Papers.THAI);
    assertThat(bare)
        .contains("แบบฟอร์มการส่งต่อผู้รับบริการ")
        .doesNotContain("ผู้มาประชุม\n", "ร่างแบบฟอร์ม", "มติที่ประชุม ที่", "อบรมล่าม");
    assertThat(text(paper.only(EnumSet.of(Section.BACKLOG)), Papers.THAI)).contains("อบรมล่าม");
    assertThat(text(paper.only(EnumSet.of(Section.PAPERS)), Papers.THAI)).contains("ร่างแบบฟอร์ม");
  }

  @Test
  void fromTheSecondPageOnEachIsNumberedInThaiDigits() throws IOException {
    try (var document = Loader.loadPDF(Papers.pdf(many(40), Papers.THAI))) {
      assertThat(page(document, 1)).doesNotContain("- ๑ -");
      assertThat(page(document, 2)).contains("- ๒ -");
    }
  }

  @Test
  void aHundredItemsAndEndlessNamesFitOnThePaper() throws IOException {
    try (var document = Loader.loadPDF(Papers.pdf(many(100), Papers.THAI))) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text).contains("๓.๑๐๐", "เลิกประชุมเวลา");
      assertThat(text.replaceAll("\\s+", "")).contains("ก".repeat(300));
      for (var page : document.getPages())
        assertThat(page.getMediaBox().getWidth()).isLessThan(600);
    }
    assertThat(Papers.docx(many(100), Papers.THAI)).isNotEmpty();
  }

  @Test
  void inWordTheHeadingsAreHeadingsAndThePagesCountThemselves() throws IOException {
    var bytes = Papers.docx(Papers.minutes(), Papers.THAI);
    Files.write(Path.of("target", "minutes.docx"), bytes);
    try (var word = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertThat(word.getParagraphs())
          .filteredOn(paragraph -> "Heading1".equals(paragraph.getStyle()))
          .extracting(XWPFParagraph::getText)
          .contains("ผู้มาประชุม", "ระเบียบวาระที่ ๓ เรื่องเพื่อพิจารณา");
      assertThat(word.getParagraphs())
          .filteredOn(paragraph -> "Heading2".equals(paragraph.getStyle()))
          .extracting(XWPFParagraph::getText)
          .contains("๓.๑ แบบฟอร์มการส่งต่อผู้รับบริการ");
      assertThat(word.getHeaderList().getFirst()._getHdrFtr().xmlText())
          .contains("PAGE \\* THAIARABIC");
    }
  }

  @Test
  void theSummaryNamesDecisionsAndDutiesWithTheirOwners() throws IOException {
    var summary = Summary.of(Papers.minutes(), "http://localhost/a", Papers.words(), Papers.THAI);
    assertThat(summary.text())
        .containsSubsequence(
            "มติและภาระงาน",
            "ครั้งที่ 3/2569",
            "4/2569  เห็นชอบ",
            "จัดทำคู่มือ",
            "มูลนิธิน้ำใจ (นายปู่ กตัญญู) · ภายใน 15 ธันวาคม 2569",
            "http://localhost/a");
    var picture = picture(summary);
    assertThat(picture.getWidth()).isEqualTo(1080);
    assertThat(picture.getHeight()).isBetween(600, 1080);
  }

  @Test
  void aSummaryOfAMeetingWithoutDecisionsSaysSo() {
    var paper = Papers.minutes(Kind.MINUTES, List.of());
    assertThat(Summary.of(paper, "", Papers.words(), Papers.THAI).text()).contains("ไม่มีมติ");
  }

  @Test
  void aSummaryStaysOnePageHoweverMuchWasDecided() throws IOException {
    var summary = Summary.of(many(100), "", Papers.words(), Papers.THAI);
    assertThat(summary.text()).contains("และอีก 88 เรื่อง");
    assertThat(picture(summary).getHeight()).isLessThan(4_000);
  }

  @Test
  void noTextHasTheFingerprintOfADecision() {
    var decided = said("เห็นชอบ", new Resolution("4/2569", "ให้ใช้"));
    for (var alike :
        List.of(
            said("เห็นชอบ\ndecision: 4/2569; ให้ใช้;"),
            said("เห็นชอบ\n  decision: 4/2569; ให้ใช้;"),
            said("เห็นชอบ\rdecision: 4/2569; ให้ใช้;")))
      assertThat(MinutesRecord.fingerprint(alike)).isNotEqualTo(MinutesRecord.fingerprint(decided));
    assertThat(MinutesRecord.fingerprint(said("", new Resolution("4/2569; ก", "ข"))))
        .isNotEqualTo(MinutesRecord.fingerprint(said("", new Resolution("4/2569", "ก; ข"))));
    assertThat(record(said("ก\\ข\rค")).lines().filter(line -> line.startsWith("  ")))
        .containsExactly("  ก\\\\ข\\rค");
  }

  private static String record(MinutesPaper paper) {
    return new String(MinutesRecord.bytes(paper), StandardCharsets.UTF_8);
  }

  private static MinutesPaper said(String text, Resolution... decisions) {
    var point =
        new Point(null, "เรื่อง", null, null, text, List.of(), List.of(decisions), List.of());
    return Papers.minutes(Kind.MINUTES, List.of(new Chapter("พิจารณา", List.of(point))));
  }

  private static BufferedImage picture(Summary summary) throws IOException {
    var out = new ByteArrayOutputStream();
    SummaryPicture.write(summary, out);
    Files.write(Path.of("target", "summary.png"), out.toByteArray());
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static MinutesPaper many(int items) {
    var points =
        IntStream.rangeClosed(1, items)
            .mapToObj(
                number ->
                    new Point(
                        null,
                        number == 7 ? "ก".repeat(300) : "เรื่องที่ " + number,
                        null,
                        null,
                        Papers.HARD,
                        List.of(),
                        List.of(new Resolution(number + "/2569", "เห็นชอบ")),
                        List.of(new Duty("ทำ", "องค์กร " + number, LocalDate.of(2026, 12, 1)))))
            .toList();
    return Papers.minutes(
        Kind.MINUTES,
        List.of(
            new Chapter("แจ้ง", List.of()),
            new Chapter("รับรอง", List.of()),
            new Chapter("พิจารณา", points)));
  }

  private static String text(MinutesPaper paper, Locale locale) throws IOException {
    var bytes = Papers.pdf(paper, locale);
    Files.write(Path.of("target", "minutes-" + locale + ".pdf"), bytes);
    try (var document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String page(PDDocument document, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(document);
  }
}
