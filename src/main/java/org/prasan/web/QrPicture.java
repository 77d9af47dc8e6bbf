package org.prasan.web;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Something to be scanned, as a picture that stands in the page itself. */
public final class QrPicture {
  private static final int QUIET_ZONE = 4;
  private static final int SCALE = 6;

  private QrPicture() {}

  /** As the address of a picture. */
  public static String of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int side = (code.size + 2 * QUIET_ZONE) * SCALE;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++)
      for (int x = 0; x < side; x++)
        picture.setRGB(
            x, y, code.getModule(x / SCALE - QUIET_ZONE, y / SCALE - QUIET_ZONE) ? 0 : 0xFFFFFF);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(picture));
  }

  private static byte[] png(BufferedImage picture) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
