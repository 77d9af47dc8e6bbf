package org.prasan.files;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.jspecify.annotations.Nullable;
import org.prasan.files.StoreOutcome.TooManyPixels;
import org.prasan.files.StoreOutcome.Unreadable;

/** Looks at the size of an image before anything unpacks it, and draws small ones anew. */
final class Picture {
  static final int LONGEST_SIDE = 512;
  private static final long MOST_PIXELS = 60_000_000;
  private static final long MOST_ON_A_SIDE = 20_000;

  private Picture() {}

  static void withinBounds(long width, long height) throws FileRefused {
    if (width <= 0 || height <= 0) throw new FileRefused(new Unreadable());
    if (width > MOST_ON_A_SIDE || height > MOST_ON_A_SIDE || width * height > MOST_PIXELS)
      throw new FileRefused(new TooManyPixels(width, height));
  }

  /** A PNG that holds nothing but what is seen: no metadata, no appended content. */
  static byte[] drawnAnew(Path file) throws IOException, FileRefused {
    try (var in = new FileImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new FileRefused(new Unreadable());
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return png(scaled(read(reader)));
      } finally {
        reader.dispose();
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException broken) {
      throw new FileRefused(new Unreadable());
    }
  }

  /** Reads only as many points as are needed, so that a large photograph takes little memory. */
  private static BufferedImage read(ImageReader reader) throws IOException, FileRefused {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    withinBounds(width, height);
    var parameters = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
    parameters.setSourceSubsampling(step, step, 0, 0);
    @Nullable BufferedImage image = reader.read(0, parameters);
    if (image == null) throw new FileRefused(new Unreadable());
    return image;
  }

  private static BufferedImage scaled(BufferedImage image) {
    double factor =
        Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, new Color(0, true), null);
    graphics.dispose();
    return small;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
