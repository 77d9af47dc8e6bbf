package org.prasan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xhtmlrenderer.css.style.EmptyStyle;

class ThaiPdfTest {
  @Test
  void aJustifiedParagraphKeepsItsWordsAndItsToneMarks() throws IOException {
    var paragraph =
        "คณะกรรมการประสานงานช่วยเหลือผู้เสียหาย ที่น้ำใจ ปู่ย่า กตัญญู ค่ำนี้ ฝั่งโน้น ".repeat(9);
    var paper =
        """
        <!DOCTYPE html>
        <html><head><link rel="stylesheet" href="classpath:papers/paper.css"/></head>
        <body><p style="text-align: justify; width: 8cm">%s</p></body></html>
        """
            .formatted(paragraph);
    assertThat(text(paper).replaceAll("\\s+", "")).isEqualTo(paragraph.replace(" ", ""));
  }

  /** Whoever draws a text asks at each line for what is left of it. */
  @Test
  void whatIsLeftOfATextMayEndItsLinesWhereTheWholeMay() {
    var breaks = new ThaiLineBreaks();
    var text = "คณะกรรมการประสานงานช่วยเหลือผู้เสียหายจากการค้ามนุษย์";
    var whole = places(breaks, text);
    int line = whole.get(2);
    assertThat(places(breaks, text.substring(line)))
        .isEqualTo(whole.stream().skip(3).map(place -> place - line).toList());
    assertThat(places(breaks, "น้ำใจ")).isEqualTo(places(new ThaiLineBreaks(), "น้ำใจ"));
  }

  private static List<Integer> places(ThaiLineBreaks breaks, String text) {
    var places = new ArrayList<Integer>();
    var found = breaks.getBreakPointsProvider(text, "th", new EmptyStyle());
    for (var at = found.next(); at.getPosition() >= 0; at = found.next())
      places.add(at.getPosition());
    return places;
  }

  @Test
  void nobodyWaitsForAPaperWithoutEnd() {
    var paper = "<html><body>" + "<p>คณะกรรมการประสานงาน</p>".repeat(3000) + "</body></html>";
    assertThatThrownBy(
            () -> new ThaiPdf(Duration.ZERO).render(paper, OutputStream.nullOutputStream()))
        .isInstanceOf(DrawnTooLong.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src='http://localhost:1/a.png'/>",
        "<img src='file:///etc/hostname'/>",
        "<img src='classpath:papers/../application.yaml'/>",
        "<img src='classpath:application.yaml'/>",
      })
  void aPaperFetchesNothingButWhatComesWithTheProduct(String picture) {
    var paper = "<html><body>" + picture + "</body></html>";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThaiPdf().render(paper, OutputStream.nullOutputStream()));
  }

  @Test
  void aPaperCannotReadFilesAsEntities() {
    var paper =
        "<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><html><body>&e;</body></html>";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThaiPdf().render(paper, OutputStream.nullOutputStream()));
  }

  private static String text(String paper) throws IOException {
    var bytes = new ByteArrayOutputStream();
    new ThaiPdf().render(paper, bytes);
    // Kept to be looked at.
    Files.write(Path.of("target", "paper.pdf"), bytes.toByteArray());
    try (var document = Loader.loadPDF(bytes.toByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
