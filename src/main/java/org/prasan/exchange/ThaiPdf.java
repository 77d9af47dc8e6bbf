package org.prasan.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfStamper;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Papers in Thai: well-formed XHTML with CSS becomes a PDF whose tone marks stand where they belong
 * and whose words stay whole. Styles may be inline or {@code classpath:papers/…}, pictures {@code
 * classpath:papers/…} or {@code data:}; nothing else is fetched. Lines need a height of at least
 * 1.8.
 */
@Component
public class ThaiPdf {
  private static final BundledFonts FONTS =
      new BundledFonts("fonts/Sarabun-Regular.ttf", "fonts/Sarabun-Bold.ttf");

  private static final float NUMBER_POINTS = 11;
  private static final float NUMBER_FROM_TOP = 46;

  /**
   * Drawing keeps a processor busy for long. Requests run on virtual threads, which give way only
   * where they wait: papers drawn on these would let nobody else's request go on, and those would
   * keep their connections to the database meanwhile.
   */
  private static final ExecutorService DRAWING =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("drawing-", 0).factory());

  static {
    shapeAllTexts();
  }

  /** Nobody waits longer for a paper, its turn included. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final Duration longest;

  public ThaiPdf() {
    this(LONGEST);
  }

  ThaiPdf(Duration longest) {
    this.longest = longest;
  }

  /** Whether the fonts of papers have a sign for every letter of it. */
  public boolean holds(String text) {
    try {
      var letters = BaseFont.createFont(fonts().getFirst().toString(), BaseFont.IDENTITY_H, true);
      return text.codePoints()
          .filter(
              sign ->
                  Character.isLetter(sign) || Character.getType(sign) == Character.NON_SPACING_MARK)
          .allMatch(letters::charExists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A paper with the number of its pages. */
  private record Drawn(ByteArrayOutputStream pdf, int pages) {}

  /**
   * Writes the paper; the stream stays open.
   *
   * @return how many pages it has
   */
  public int render(String xhtml, OutputStream out) throws IOException {
    var drawing = DRAWING.submit(() -> drawn(xhtml));
    try {
      var drawn = drawing.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      drawn.pdf().writeTo(out);
      return drawn.pages();
    } catch (TimeoutException e) {
      drawing.cancel(true);
      throw new DrawnTooLong();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException("A paper could not be drawn", e);
      }
    } catch (InterruptedException e) {
      drawing.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Nobody waits for the paper any more");
    }
  }

  private static Drawn drawn(String xhtml) throws IOException {
    var document = parsed(xhtml);
    var dotsPerPoint = ITextRenderer.DEFAULT_DOTS_PER_POINT;
    var dotsPerPixel = ITextRenderer.DEFAULT_DOTS_PER_PIXEL;
    var device = new ShapedTextDevice(dotsPerPoint);
    // Not thread safe: one for each paper.
    var renderer =
        new ITextRenderer(
            dotsPerPoint, dotsPerPixel, device, new BundledResources(device, dotsPerPixel));
    for (var font : fonts()) {
      renderer.getFontResolver().addFont(font.toString(), BaseFont.IDENTITY_H, true);
    }
    renderer.getSharedContext().setLineBreakingStrategy(new ThaiLineBreaks());
    renderer.setDocument(document);
    renderer.layout();
    var pdf = new ByteArrayOutputStream();
    renderer.createPDF(pdf);
    var root = Objects.requireNonNull(renderer.getRootBox());
    return new Drawn(pdf, Objects.requireNonNull(root.getLayer()).getPages().size());
  }

  /**
   * The same, with the number of each page but the first above its middle, as official papers carry
   * it: style sheets count in no Thai digits.
   *
   * @param inWords a page's number as it is written
   */
  public void renderNumbered(String xhtml, IntFunction<String> inWords, OutputStream out)
      throws IOException {
    var plain = new ByteArrayOutputStream();
    if (render(xhtml, plain) == 1) {
      plain.writeTo(out);
      return;
    }
    var letters =
        BaseFont.createFont(fonts().getFirst().toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    try (var reader = new PdfReader(plain.toByteArray());
        var numbered = new PdfStamper(reader, out)) {
      for (int page = 2; page <= reader.getNumberOfPages(); page++) {
        var size = reader.getPageSize(page);
        var over = numbered.getOverContent(page);
        over.beginText();
        over.setFontAndSize(letters, NUMBER_POINTS);
        over.showTextAligned(
            PdfContentByte.ALIGN_CENTER,
            inWords.apply(page),
            size.getWidth() / 2,
            size.getTop() - NUMBER_FROM_TOP,
            0);
        over.endText();
      }
    }
  }

  /**
   * The same, opened by whoever has the password alone (AES with 256 bits). Locked once it is
   * written: while it is, the words beside the shaped glyphs would be locked twice.
   */
  public void renderLocked(String xhtml, String password, OutputStream out) throws IOException {
    var plain = new ByteArrayOutputStream();
    render(xhtml, plain);
    var secret = password.getBytes(StandardCharsets.UTF_8);
    try (var reader = new PdfReader(plain.toByteArray());
        var locked = new PdfStamper(reader, out)) {
      locked.setEncryption(
          secret, secret, PdfWriter.ALLOW_PRINTING, PdfWriter.ENCRYPTION_AES_256_V3);
    }
  }

  /**
   * Before any font is loaded, once for the whole process. Deprecated for a layout manager which
   * Flying Saucer cannot use.
   */
  @SuppressWarnings("deprecation")
  private static void shapeAllTexts() {
    LayoutProcessor.enable();
    LayoutProcessor.setWriteActualText();
  }

  private static List<Path> fonts() throws IOException {
    return FONTS.files();
  }

  /**
   * Without signs that no XML may contain, which somebody's words once brought along; and without a
   * document type, and so without entities that read files or grow.
   */
  private static Document parsed(String xhtml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(withoutDoctype(xhtml))));
    } catch (ParserConfigurationException | SAXException notWellFormed) {
      throw new IllegalArgumentException("Not well-formed XHTML", notWellFormed);
    }
  }

  private static String withoutDoctype(String xhtml) {
    return CellText.clean(xhtml).strip().replaceFirst("^(?i)<!doctype html>", "");
  }
}
