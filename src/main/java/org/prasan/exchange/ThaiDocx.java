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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

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
  private static final int FIRST_LINE = 1_361;
  private static final long SECOND_COLUMN = 4_536;
  private static final String HEADING_STYLE = "Heading1";
  private static final String SUBHEADING_STYLE = "Heading2";

  private final XWPFDocument document = new XWPFDocument();

  /**
   * An empty paper.
   *
   * @param footer what stands at the foot of every page
   */
  public ThaiDocx(String footer) {
    this();
    var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    write(paragraph, footer, SMALL, false);
  }

  private ThaiDocx() {
    defaults();
    page();
  }

  /**
   * An empty paper with the number of each page above its middle.
   *
   * @param thai whether Word counts in Thai digits
   */
  public static ThaiDocx numbered(boolean thai) {
    var paper = new ThaiDocx();
    var paragraph = paper.document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    write(paragraph, "- ", BODY, false);
    var field = paragraph.getCTP().addNewFldSimple();
    field.setInstr(thai ? "PAGE \\* THAIARABIC" : "PAGE");
    size(field.addNewR().addNewRPr(), BODY);
    write(paragraph, " -", BODY, false);
    paper.document.createHeader(HeaderFooterType.FIRST);
    paper.document.getDocument().getBody().getSectPr().addNewTitlePg();
    return paper;
  }

  public void title(String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingBefore(240);
    write(paragraph, text, TITLE, true);
  }

  /** One of several lines on top, in the middle. */
  public void titleLine(String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    write(paragraph, text, HEADING, true);
  }

  /** A heading that Word lists in its outline. */
  public void heading(String text) {
    heading(text, HEADING_STYLE, HEADING);
  }

  public void subheading(String text) {
    heading(text, SUBHEADING_STYLE, BODY);
  }

  private void heading(String text, String style, int points) {
    var paragraph = document.createParagraph();
    paragraph.setStyle(style);
    paragraph.setSpacingBefore(240);
    paragraph.setKeepNext(true);
    write(paragraph, text, points, true);
  }

  /**
   * A first line that is moved in, as in official letters, after words in bold if there are any.
   */
  public void indented(String label, String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.THAI_DISTRIBUTE);
    paragraph.setIndentationFirstLine(FIRST_LINE);
    if (!label.isEmpty()) write(paragraph, label + " ", BODY, true);
    write(paragraph, text, BODY, false);
  }

  public void line(String text) {
    var paragraph = document.createParagraph();
    paragraph.setSpacingBefore(240);
    write(paragraph, text, BODY, false);
  }

  /** A number, what it counts and more about it, below those of the row before. */
  public void row(String number, String text, String more) {
    var paragraph = document.createParagraph();
    var ct = paragraph.getCTP();
    var properties = ct.isSetPPr() ? ct.getPPr() : ct.addNewPPr();
    var tab = properties.addNewTabs().addNewTab();
    tab.setVal(STTabJc.LEFT);
    tab.setPos(BigInteger.valueOf(SECOND_COLUMN));
    paragraph.setIndentationLeft(POINT_INDENT);
    paragraph.setIndentationHanging(POINT_INDENT);
    write(paragraph, number, BODY, false);
    tab(paragraph);
    write(paragraph, text, BODY, false);
    if (more.isEmpty()) return;
    tab(paragraph);
    write(paragraph, more, BODY, false);
  }

  private static void tab(XWPFParagraph paragraph) {
    paragraph.createRun().addTab();
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
    headingStyle(styles, HEADING_STYLE, "heading 1", 0);
    headingStyle(styles, SUBHEADING_STYLE, "heading 2", 1);
    document.createStyles().setStyles(styles);
  }

  private static void headingStyle(CTStyles styles, String id, String name, int level) {
    var style = styles.addNewStyle();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(name);
    style.addNewQFormat();
    style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
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
