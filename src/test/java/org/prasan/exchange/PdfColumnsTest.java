package org.prasan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One endless name does not squeeze the columns beside it. */
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
