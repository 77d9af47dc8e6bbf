package org.prasan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.exchange.Exports.THAI;
import static org.prasan.exchange.Exports.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PdfTableTest {
  private static final List<String> HARD_WORDS =
      List.of(
          "ที่",
          "น้ำ",
          "ปั่น",
          "ผู้",
          "เพื่อ",
          "กตัญญู",
          "ฐานข้อมูล",
          "ญี่ปุ่น",
          "ปู่",
          "ป้า",
          "ฝั่ง",
          "ฬ่ำ",
          "ค่ำ",
          "ศักดิ์สิทธิ์",
          "ก้ำกึ่ง",
          "พี่เลี้ยง",
          "ส่งต่อ",
          "ค้ามนุษย์");
  private static final String PARAGRAPH =
      "คณะกรรมการประสานงานช่วยเหลือผู้เสียหายจากการค้ามนุษย์ และบุคคลไร้รัฐไร้สัญชาติ ร่วมกันพัฒนาระบบส่งต่อ";

  @Test
  void hardWordsCanBeCopiedFromThePaper() throws IOException {
    assertThat(text(pdf(upright(3)))).contains(HARD_WORDS);
  }

  @Test
  void thePaperSaysWhatItIsAndOfWhichDayAndCountsItsPages() throws IOException {
    var text = text(pdf(upright(60)));
    assertThat(text)
        .contains("รายชื่อองค์กรสมาชิก")
        .contains("ข้อมูล ณ วันที่ 23 พฤศจิกายน พ.ศ. 2569 · จำนวน 60 รายการ")
        .contains("หน้า 2 จาก")
        .contains("18 ก.ย. 2562");
  }

  @Test
  void headingsAreRepeatedOnEveryPage() throws IOException {
    try (var document = Loader.loadPDF(pdf(upright(60)))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      var last = new PDFTextStripper();
      last.setStartPage(document.getNumberOfPages());
      assertThat(last.getText(document)).contains("ชื่อองค์กร");
    }
  }

  @Test
  void manyColumnsLieOnTheirSide() throws IOException {
    var headings = new ArrayList<String>();
    for (var column = 1; column <= 9; column++) headings.add("คอลัมน์ที่ " + column);
    var row = Collections.<@Nullable Object>nCopies(9, "ผู้ประสานงาน");
    var wide = new Table("ตารางกว้าง", headings, List.of(row));
    assertThat(width(pdf(wide))).isGreaterThan(width(pdf(upright(1))));
  }

  @Test
  void theEnglishPaperIsInTheCommonEra() throws IOException {
    assertThat(text(export(upright(1), TableFormat.PDF, Locale.ENGLISH)))
        .contains("As of 23 November 2026 CE")
        .contains("Page 1 of 1");
  }

  @Test
  void markupInACellIsOnlyText() throws IOException {
    var table =
        new Table("<b>", List.of("a&b"), List.of(Arrays.asList("<img src='file:///x'/>\0")));
    assertThat(text(pdf(table))).contains("<img src='file:///x'/>").contains("a&b");
  }

  private static Table upright(int count) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var row = 1; row <= count; row++) {
      rows.add(
          Arrays.asList(
              row, String.join(" ", HARD_WORDS), PARAGRAPH, LocalDate.of(2019, 9, 18), -1.5));
    }
    var headings = List.of("ที่", "ชื่อองค์กร", "ภารกิจ", "วันที่ลงนาม", "จำนวน");
    return new Table("รายชื่อองค์กรสมาชิก", headings, rows);
  }

  private static byte[] pdf(Table table) throws IOException {
    var bytes = export(table, TableFormat.PDF, THAI);
    // Kept to be looked at.
    Files.write(Path.of("target", table.rows().size() + "-rows.pdf"), bytes);
    return bytes;
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  private static float width(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var page = document.getPage(0);
      return page.getRotation() % 180 == 0
          ? page.getMediaBox().getWidth()
          : page.getMediaBox().getHeight();
    }
  }
}
