import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the first account of a fresh installation, by the link on its screen, up to signed in. */
final class FirstPerson {
  private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)<");
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP = 30;

  private FirstPerson() {}

  /**
   * @param args the address of the installation, and the link
   */
  public static void main(String... args) throws Exception {
    var browser = SignedIn.nobody(args[0]);
    var link = args[1].substring(args[0].length());
    var account =
        Map.of(
            "nameTh", "ผู้ดูแล ทดลอง",
            "email", "operator@prasan.example",
            "password", "words for a bench alone");
    browser.post(link, Form.filled(browser.get(link), account));
    var page = browser.get("/sign-in/second-factor");
    var code = code(SignedIn.found(SECRET, page).replace(" ", ""));
    browser.post("/sign-in/second-factor", Form.filled(page, Map.of("code", code)));
    browser.get("/coalitions");
  }

  /** As an authenticator app shows it. */
  private static String code(String secret) throws Exception {
    var bits = new StringBuilder();
    for (char letter : secret.toCharArray()) {
      var five = Integer.toBinaryString(LETTERS.indexOf(letter));
      bits.append("0".repeat(5 - five.length())).append(five);
    }
    var key = new byte[bits.length() / 8];
    for (int i = 0; i < key.length; i++)
      key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    var time = ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / STEP).array();
    var hash = ByteBuffer.wrap(mac.doFinal(time));
    int number = hash.getInt(hash.get(hash.limit() - 1) & 15) & Integer.MAX_VALUE;
    return "%06d".formatted(number % 1_000_000);
  }
}
