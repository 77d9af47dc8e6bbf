package org.prasan.identity;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What an authenticator app and we both know; it does not tell itself to logs. */
record SharedSecret(String base32) {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int CHARACTERS = 32;
  private static final int QUIET_ZONE = 4;

  static SharedSecret fresh() {
    var random = new SecureRandom();
    var text = new StringBuilder();
    for (int i = 0; i < CHARACTERS; i++) text.append(LETTERS.charAt(random.nextInt(32)));
    return new SharedSecret(text.toString());
  }

  byte[] bytes() {
    var bytes = new byte[base32.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int letter = LETTERS.indexOf(base32.charAt(bit / 5));
      if ((letter >> (4 - bit % 5) & 1) == 1) bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
    }
    return bytes;
  }

  /** In groups of four, for those who type it. */
  String inGroups() {
    return base32.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** The address that apps understand, as in a QR code. */
  String address(String issuer, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(account), base32, encoded(issuer));
  }

  /** A QR code as one path to draw, in a square of so many units. */
  record Picture(String path, int size) {}

  Picture picture(String issuer, String account) {
    var code = QrCode.encodeText(address(issuer, account), QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++)
      for (int x = 0; x < code.size; x++)
        if (code.getModule(x, y))
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
    return new Picture(path.toString(), code.size + 2 * QUIET_ZONE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "…";
  }
}
