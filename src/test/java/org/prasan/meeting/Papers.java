package org.prasan.meeting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.prasan.exchange.ThaiPdf;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Kind;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.meeting.MinutesPaper.Resolution;
import org.prasan.meeting.MinutesPaper.Signer;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Papers to print in tests, and what prints them. */
final class Papers {
  static final Locale THAI = Locale.forLanguageTag("th");
  static final String HARD =
      "ที่ประชุมรับทราบว่า"
          + " น้ำท่วมครั้งนี้ทำให้ครูผู้ปกครองและกตัญญูชนในตำบลแม่ยาวต้องย้ายที่อยู่ชั่วคราว"
          + " ฐานข้อมูลกลางยังไม่ครบ"
          + " ผู้ใหญ่บ้านบ้านฐูปะเตมีย์และมูลนิธิญี่ปุ่นเพื่อเด็กจึงขอให้ทุกองค์กรส่งจำนวนผู้รับบริการ"
          + " ค่าน้ำมัน และค่าที่พัก ภายในสิ้นเดือนนี้ เพื่อประกอบการตัดสินใจ"
          + " และเพื่อไม่ให้เด็กกับผู้หญิงที่ไร้สัญชาติต้องรอนานเกินไป";

  private Papers() {}

  static MessageSource words() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames("messages/minutes");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return words;
  }

  static PrintMinutes press() {
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return new PrintMinutes(engine, new ThaiPdf(), words());
  }

  static byte[] pdf(MinutesPaper paper, Locale locale) throws IOException {
    var out = new ByteArrayOutputStream();
    press().pdf(paper, locale, out);
    return out.toByteArray();
  }

  static byte[] docx(MinutesPaper paper, Locale locale) throws IOException {
    var out = new ByteArrayOutputStream();
    press().docx(paper, locale, out);
    return out.toByteArray();
  }

  static MinutesPaper minutes() {
    return minutes(
        Kind.MINUTES,
        List.of(
            new Chapter(
                "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", List.of(point("สถานการณ์น้ำท่วม", HARD))),
            new Chapter("เรื่องรับรองรายงานการประชุม", List.of()),
            new Chapter(
                "เรื่องเพื่อพิจารณา",
                List.of(
                    new Point(
                        null,
                        "แบบฟอร์มการส่งต่อผู้รับบริการ",
                        "นางสาวชบา ใจดี",
                        20,
                        HARD + "\n" + HARD,
                        List.of("ร่างแบบฟอร์ม.pdf"),
                        List.of(
                            new Resolution(
                                "4/2569", "เห็นชอบให้ใช้แบบฟอร์มกลางตั้งแต่วันที่ 1 มกราคม 2570"),
                            new Resolution(null, "รับทราบ")),
                        List.of(
                            new Duty(
                                "จัดทำคู่มือการใช้แบบฟอร์ม",
                                "มูลนิธิน้ำใจ (นายปู่ กตัญญู)",
                                LocalDate.of(2026, 12, 15))))))));
  }

  static MinutesPaper minutes(Kind kind, List<Chapter> headings) {
    return new MinutesPaper(
        kind,
        "คณะกรรมการประสานงานเครือข่ายคุ้มครองเด็ก (ข้อมูลสมมติ)",
        "3/2569",
        LocalDate.of(2026, 11, 25),
        LocalTime.of(9, 30),
        kind == Kind.AGENDA ? null : LocalTime.of(12, 15),
        "ห้องประชุมพญาพิภักดิ์ ศาลากลางจังหวัด",
        List.of(
            Attendee.of("นางกัญญา ฐิติพันธุ์", "ประธานกรรมการ ประธานที่ประชุม"),
            new Attendee("นายปู่ กตัญญู", "มูลนิธิน้ำใจ", "นางสาวน้ำค้าง ที่รัก", null),
            Attendee.of("นางสาวชบา ใจดี", "มูลนิธิเพื่อนบ้าน เลขานุการที่ประชุม")),
        List.of(new Attendee("นายผู้ใหญ่ ญี่สิบ", "สมาคมเพื่อนเด็ก", null, "ติดราชการ")),
        List.of(Attendee.of("นางสาวมุกดา ชั่งใจ", "ล่าม")),
        headings,
        List.of("เสนอให้จัดอบรมล่าม"),
        new Signer("นางสาวชบา ใจดี", "เลขานุการ"),
        new Signer("นางกัญญา ฐิติพันธุ์", "ประธานกรรมการ"),
        List.of());
  }

  static Point point(String title, String text) {
    return new Point(null, title, null, null, text, List.of(), List.of(), List.of());
  }
}
