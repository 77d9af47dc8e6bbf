package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Kind;

/**
 * The first page as it is seen: tone marks, sara am, letters that lose their foot, justified lines.
 * Text search finds words whose marks lie on top of each other; only a picture shows it. Drawn anew
 * with PRASAN_TEST_WRITE_DOCS=yes in the environment, and then looked at.
 */
class GoldenMinutesTest {
  private static final int DOTS_PER_INCH = 150;

  /** Of grey, from 0 to 255: what another way of smoothing edges may change. */
  private static final int SMOOTHING = 48;

  /** The thinnest tone mark has more of them. */
  private static final int MOST_DOTS = 4;

  @ParameterizedTest
  @CsvSource({"th,MINUTES", "th,AGENDA", "en,MINUTES"})
  void thePageLooksAsItDid(String language, Kind kind) throws IOException {
    var locale = Locale.forLanguageTag(language);
    var drawn = drawn(Papers.minutes(kind, Papers.minutes().headings()), locale);
    var kept =
        Path.of(
            "src/test/resources/meeting",
            "%s-%s.png".formatted(kind.name().toLowerCase(Locale.ROOT), language));
    if (System.getenv("PRASAN_TEST_WRITE_DOCS") != null) ImageIO.write(drawn, "png", kept.toFile());
    ImageIO.write(drawn, "png", Path.of("target", kept.getFileName().toString()).toFile());
    assertThat(kept).exists();
    assertThat(different(ImageIO.read(kept.toFile()), drawn))
        .as("dots that differ; compare target/%s with %s", kept.getFileName(), kept)
        .isLessThanOrEqualTo(MOST_DOTS);
  }

  @Test
  void oneToneMarkIsMissed() throws IOException {
    var right = drawn(oneLine("ฐานข้อมูลของครูผู้ใหญ่บ้านญี่ปุ่น น้ำใจที่นั่น"), Papers.THAI);
    for (var wrong :
        List.of(
            "ฐานข้อมูลของครูผู้ใหญ่บ้านญี่ปุ่น น้ำใจทีนั่น",
            "ฐานข้อมูลของครูผู้ใหญ่บ้านญี่ปุน น้ำใจที่นั่น",
            "ฐานข้อมูลของครูผู้ใหญ่บ้านญี่ปุ่น นำใจที่นั่น"))
      assertThat(different(right, drawn(oneLine(wrong), Papers.THAI))).isGreaterThan(MOST_DOTS);
  }

  private static MinutesPaper oneLine(String line) {
    return Papers.minutes(
        Kind.MINUTES, List.of(new Chapter("เรื่อง", List.of(Papers.point("เรื่อง", line)))));
  }

  private static BufferedImage drawn(MinutesPaper paper, Locale locale) throws IOException {
    var bytes = Papers.pdf(paper, locale);
    Files.write(Path.of("target", "golden.pdf"), bytes);
    try (var document = Loader.loadPDF(bytes)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
    }
  }

  private static int different(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight())
      return Integer.MAX_VALUE;
    int dots = 0;
    for (int y = 0; y < one.getHeight(); y++)
      for (int x = 0; x < one.getWidth(); x++)
        if (Math.abs(grey(one, x, y) - grey(other, x, y)) > SMOOTHING) dots++;
    return dots;
  }

  private static int grey(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xFF;
  }
}
