package org.prasan.operation;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Seals words that the database must keep and whoever has only the database must not read: with
 * AES-GCM, under a key outside of it, each for its owner alone.
 */
@Component
public class SealedWords {
  static final String KEY = "sign-in-key";
  private static final String MARK = "sealed1.";
  private static final int KEY_BYTES = 32;

  private final Supplier<AesGcmJce> cipher;

  SealedWords(Settings settings) {
    cipher = SingletonSupplier.of(() -> cipher(key(settings)));
  }

  static Secret key(Settings settings) {
    var given = settings.keys().signIn();
    if (given != null) return given;
    var folder = new DataFolder(settings.data());
    folder.prepare();
    return folder.secret(KEY);
  }

  private static AesGcmJce cipher(Secret key) {
    try {
      return new AesGcmJce(
          Hkdf.computeHkdf("HMACSHA256", bytes(key.reveal()), new byte[0], bytes(KEY), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static boolean isSealed(String text) {
    return text.startsWith(MARK);
  }

  /**
   * What to keep instead of the word.
   *
   * @param owner to whom it belongs; sealed words of one owner open for nobody else
   */
  public String seal(Secret word, Object owner) {
    try {
      var closed = cipher.get().encrypt(bytes(word.reveal()), bytes(owner.toString()));
      return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty if it was sealed for another owner or under another key. */
  public Optional<Secret> open(String kept, Object owner) {
    if (!isSealed(kept)) return Optional.empty();
    try {
      var bytes = Base64.getUrlDecoder().decode(kept.substring(MARK.length()));
      var word = cipher.get().decrypt(bytes, bytes(owner.toString()));
      return Optional.of(new Secret(new String(word, StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
