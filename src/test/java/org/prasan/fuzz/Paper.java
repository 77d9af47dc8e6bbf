package org.prasan.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What is sent as a file: it is what the ending of its name says. */
final class Paper {
  private static final String AREAS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "NAME"}, "geometry": {"type": "Polygon",
          "coordinates": [[[99.8, 19.9], [99.9, 19.9], [99.9, 20.0], [99.8, 19.9]]]}}]}
      """;

  private Paper() {}

  /** How the name of a file ends that may be sent there. */
  static String ending(String accepted) {
    if (accepted.contains("pdf")) return ".pdf";
    if (accepted.contains("image") || accepted.contains("png")) return ".png";
    if (accepted.contains("geo")) return ".geojson";
    return accepted.contains("csv") ? ".csv" : ".json";
  }

  /** What a form takes of which no table is handed out. */
  static byte[] of(String name) {
    return switch (name.replaceAll("(?s).*\\.", "")) {
      case "png" -> picture();
      case "geojson" ->
          AREAS.replace("NAME", name.replace("\"", "'")).getBytes(StandardCharsets.UTF_8);
      default -> paper();
    };
  }

  private static byte[] paper() {
    try (var paper = new PDDocument()) {
      var out = new ByteArrayOutputStream();
      paper.addPage(new PDPage());
      paper.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] picture() {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
