package org.prasan.operation;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Signs what goes out in a link, so that whoever has only the database cannot make one: by
 * HMAC-SHA256, under a key of its own derived from the key that seals words.
 */
@Component
public class SignedWords {
  private static final String PURPOSE = "signed-links";
  private static final int KEY_BYTES = 32;

  private final Supplier<SecretKeySpec> key;

  SignedWords(Settings settings) {
    key = SingletonSupplier.of(() -> derived(SealedWords.key(settings)));
  }

  private static SecretKeySpec derived(Secret secret) {
    try {
      return new SecretKeySpec(
          Hkdf.computeHkdf(
              "HMACSHA256", bytes(secret.reveal()), new byte[0], bytes(PURPOSE), KEY_BYTES),
          "HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For the address of a link.
   *
   * @param words all that the link is bound to
   */
  public String sign(String words) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key.get());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(words)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean signed(String words, String signature) {
    return MessageDigest.isEqual(bytes(sign(words)), bytes(signature));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
