package org.prasan.meeting;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.prasan.language.Lines;
import org.prasan.language.Visible;

/** Draws a summary for a chat group: one picture, readable on a telephone without opening it. */
final class SummaryPicture {
  private static final int WIDTH = 1080;
  private static final int EDGE = 64;
  private static final int INSET = 36;
  private static final double AIR = 1.55;
  private static final Color GROUND = new Color(0xFBFAF7);
  private static final Color TEXT = new Color(0x1F2A30);
  private static final Color SECONDARY = new Color(0x5B6770);
  private static final Color BRAND = new Color(0x0F5C63);
  private static final Color ACCENT = new Color(0xC9822B);
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
  private static final Font REGULAR = font("fonts/Sarabun-Regular.ttf");
  private static final Font BOLD = font("fonts/Sarabun-Bold.ttf");

  private final List<Drawn> lines = new ArrayList<>();
  private double y = EDGE;

  private SummaryPicture() {}

  /** A line of letters at its place. */
  private record Drawn(TextLayout letters, double x, double baseline, Color color) {}

  static void write(Summary summary, OutputStream out) throws IOException {
    ImageIO.write(new SummaryPicture().draw(summary), "png", out);
  }

  private BufferedImage draw(Summary summary) {
    text(summary.title(), BOLD, 52, 0, BRAND);
    text(summary.meeting(), BOLD, 34, 0, TEXT);
    text(summary.when(), REGULAR, 30, 0, SECONDARY);
    var marks = new ArrayList<Double>();
    for (var part : summary.parts()) {
      y += 28;
      if (!part.title().isEmpty()) text(part.title(), BOLD, 36, 0, BRAND);
      for (var line : part.lines()) {
        y += 10;
        marks.add(y);
        text(line.text(), REGULAR, 34, INSET, TEXT);
        if (!line.aside().isEmpty()) text(line.aside(), BOLD, 28, INSET, SECONDARY);
      }
    }
    y += 32;
    text(summary.address(), REGULAR, 24, 0, SECONDARY);
    return picture(marks);
  }

  private BufferedImage picture(List<Double> marks) {
    var picture = new BufferedImage(WIDTH, (int) Math.ceil(y + EDGE), BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    try {
      paint(pen, picture.getHeight(), marks);
    } finally {
      pen.dispose();
    }
    return picture;
  }

  private void paint(Graphics2D pen, int height, List<Double> marks) {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setColor(GROUND);
    pen.fillRect(0, 0, WIDTH, height);
    pen.setColor(BRAND);
    pen.fillRect(0, 0, WIDTH, 14);
    pen.setColor(ACCENT);
    for (var mark : marks) pen.fillOval(EDGE + 6, (int) (mark + 18), 14, 14);
    for (var line : lines) {
      pen.setColor(line.color());
      line.letters().draw(pen, (float) line.x(), (float) line.baseline());
    }
  }

  private void text(String text, Font font, float points, int inset, Color color) {
    var letters = font.deriveFont(points);
    for (var line : wrapped(text, letters, WIDTH - 2 * EDGE - inset)) {
      lines.add(
          new Drawn(new TextLayout(line, letters, MEASURE), EDGE + inset, y + points * 1.1, color));
      y += points * AIR;
    }
  }

  /** Words stay whole unless one alone is broader than the picture. */
  private static List<String> wrapped(String text, Font font, int room) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int start = 0;
    var plain = Visible.line(text);
    for (int end : Lines.breaks(plain)) {
      var word = plain.substring(start, end);
      start = end;
      for (var piece : pieces(word, font, room)) {
        if (!line.isEmpty() && width((line + piece).stripTrailing(), font) > room) {
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
        }
        line.append(piece);
      }
    }
    if (!line.toString().isBlank()) lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static List<String> pieces(String word, Font font, int room) {
    return width(word, font) <= room ? List.of(word) : Lines.wrap(word, 30);
  }

  private static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, MEASURE).getAdvance();
  }

  private static Font font(String name) {
    try (var file = SummaryPicture.class.getClassLoader().getResourceAsStream(name)) {
      if (file == null) throw new FileNotFoundException("No font on the class path: " + name);
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException | FontFormatException broken) {
      throw new IllegalStateException("Cannot read the font " + name, broken);
    }
  }
}
