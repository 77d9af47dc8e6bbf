package org.prasan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;

/**
 * A paper in Thai for Word, from top to bottom. Word takes Thai for a complex script: font, size,
 * weight and language have to be said once more for it, or Word uses another font and 10 points.
 */
public final class ThaiDocx {
  public static final String CONTENT_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String FONT = "Sarabun";
  private static final int TITLE = 18;
  private static final int HEADING = 15;
  private static final int BODY = 13;
  private static final int SMALL = 9;
  // Measures of the page in twentieths of a point: A4, with the margins of official letters.
  private static final long WIDE = 11_906;
  private static final long HIGH = 16_838;
  private static final long LEFT = 1_701;
  private static final long RIGHT = 1_134;
  private static final long TOP = 1_418;
  private static final int POINT_INDENT = 567;

  private final XWPFDocument document = new XWPFDocument();

  /**
   * An empty paper.
   *
   * @param footer what stands at the foot of every page
   */
  public ThaiDocx(String footer) {
    defaults();
    page();
    var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    write(paragraph, footer, SMALL, false);
  }

  public void title(String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingBefore(240);
    write(paragraph, text, TITLE, true);
  }

  public void heading(String text) {
    var paragraph = document.createParagraph();
    paragraph.setSpacingBefore(240);
    paragraph.setKeepNext(true);
    write(paragraph, text, HEADING, true);
  }

  /** Its lines stay lines. */
  public void paragraph(List<String> lines) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.THAI_DISTRIBUTE);
    paragraph.setSpacingBefore(120);
    lines(paragraph, lines);
  }

  public void point(String text) {
    var paragraph = document.createParagraph();
    paragraph.setIndentationLeft(POINT_INDENT);
    paragraph.setIndentationHanging(POINT_INDENT / 2);
    write(paragraph, "– " + text, BODY, false);
  }

  /** Lines in the middle of the page that no page end parts. */
  public void together(String... texts) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingBefore(480);
    keepLines(paragraph);
    lines(paragraph, List.of(texts));
  }

  public void small(String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    write(paragraph, text, SMALL, false);
  }

  /** Writes the paper, once; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    try (document) {
      document.write(out);
    }
  }

  private static void lines(XWPFParagraph paragraph, List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      if (at > 0) paragraph.createRun().addBreak();
      write(paragraph, lines.get(at), BODY, false);
    }
  }

  private static void write(XWPFParagraph paragraph, String text, int points, boolean bold) {
    var run = paragraph.createRun();
    run.setText(CellText.clean(text));
    var properties = run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
    size(properties, points);
    if (!bold) return;
    properties.addNewB();
    properties.addNewBCs();
  }

  private static void size(CTRPr properties, int points) {
    var halves = BigInteger.valueOf(2L * points);
    properties.addNewSz().setVal(halves);
    properties.addNewSzCs().setVal(halves);
  }

  private static void keepLines(XWPFParagraph paragraph) {
    var ct = paragraph.getCTP();
    (ct.isSetPPr() ? ct.getPPr() : ct.addNewPPr()).addNewKeepLines();
  }

  private void defaults() {
    var styles = CTStyles.Factory.newInstance();
    var properties = styles.addNewDocDefaults().addNewRPrDefault().addNewRPr();
    CTFonts fonts = properties.addNewRFonts();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    fonts.setEastAsia(FONT);
    fonts.setCs(FONT);
    size(properties, BODY);
    var language = properties.addNewLang();
    language.setVal("en-US");
    language.setBidi("th-TH");
    document.createStyles().setStyles(styles);
  }

  private void page() {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(WIDE));
    size.setH(BigInteger.valueOf(HIGH));
    var margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(TOP));
    margins.setBottom(BigInteger.valueOf(RIGHT));
    margins.setLeft(BigInteger.valueOf(LEFT));
    margins.setRight(BigInteger.valueOf(RIGHT));
  }
}
