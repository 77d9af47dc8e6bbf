package org.prasan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns are as wide as their words, and one endless name does not squeeze those beside it. */
class PdfColumnsTest {
  @Test
  void anEndlessNameTakesLessThanHalfOfThePaper() throws IOException {
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(Arrays.asList("Word ".repeat(60), "Foundation", "Mae Sai", "053 123 456"));
    var table = new Table("Register", List.of("Name", "Kind", "District", "Telephone"), rows);
    var pdf = Exports.export(table, TableFormat.PDF, Locale.ENGLISH);
    try (var document = Loader.loadPDF(pdf)) {
      var page = document.getPage(0).getMediaBox().getWidth();
      assertThat(startOf("Kind", document)).isLessThan(page * 0.55f);
      assertThat(new PDFTextStripper().getText(document)).contains("053 123 456", "Foundation");
    }
  }

  @Test
  void noHeadRunsIntoTheNext() throws IOException {
    var headings =
        List.of(
            "อำเภอ",
            "องค์กร",
            "เด็ก",
            "เยาวชน",
            "สตรี",
            "ผู้สูงอายุ",
            "คนพิการ",
            "แรงงานข้ามชาติ",
            "กลุ่มชาติพันธุ์",
            "ผู้เสียหายจากการค้ามนุษย์",
            "ผู้ลี้ภัย",
            "บุคคลไร้สัญชาติ",
            "ครอบครัว",
            "ความหลากหลายทางเพศ");
    var row = new ArrayList<@Nullable Object>(List.of("แม่ฟ้าหลวง"));
    for (int i = 1; i < headings.size(); i++) row.add(i);
    var table = new Table("ใครทำอะไร ที่ไหน", headings, List.of(row, row));
    var pdf = Exports.export(table, TableFormat.PDF, Locale.of("th"));
    try (var document = Loader.loadPDF(pdf)) {
      var lines = new TreeMap<Integer, List<TextPosition>>();
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition text) {
          if (text.getWidthDirAdj() > 0.1)
            lines.computeIfAbsent(Math.round(text.getYDirAdj()), _ -> new ArrayList<>()).add(text);
        }
      }.getText(document);
      assertThat(lines).hasSizeGreaterThan(4);
      for (var line : lines.values()) {
        line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
        for (int i = 1; i < line.size(); i++)
          assertThat(line.get(i).getXDirAdj())
              .as(line.get(i - 1) + " beside " + line.get(i))
              .isGreaterThan(line.get(i - 1).getXDirAdj() + line.get(i - 1).getWidthDirAdj() - 1);
      }
    }
  }

  private static float startOf(String word, org.apache.pdfbox.pdmodel.PDDocument document)
      throws IOException {
    var starts = new ArrayList<Float>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> positions) throws IOException {
            var at = text.indexOf(word);
            if (at >= 0) starts.add(positions.get(at).getXDirAdj());
            super.writeString(text, positions);
          }
        };
    stripper.getText(document);
    return starts.getFirst();
  }
}
