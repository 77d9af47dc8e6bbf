package org.prasan.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data key of one client, unwrapped for the length of one transaction. */
public final class ClientKey {
  private final UUID coalition;
  private final Aead cipher;

  ClientKey(UUID coalition, Aead cipher) {
    this.coalition = coalition;
    this.cipher = cipher;
  }

  public byte[] seal(Place place, String text) {
    return seal(place, text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] seal(Place place, byte[] content) {
    try {
      return cipher.encrypt(content, place.bytes(coalition));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a column that may be empty: nothing told is nothing kept. */
  public byte @Nullable [] sealIfTold(Place place, @Nullable String text) {
    return text == null || text.isBlank() ? null : seal(place, text);
  }

  /**
   * The words that were sealed.
   *
   * @throws Tampered if it was not sealed with this key for this place, or was changed since
   */
  public String open(Place place, byte[] sealed) {
    return new String(openBytes(place, sealed), StandardCharsets.UTF_8);
  }

  public byte[] openBytes(Place place, byte[] sealed) {
    try {
      return cipher.decrypt(sealed, place.bytes(coalition));
    } catch (GeneralSecurityException e) {
      throw new Tampered(place, e);
    }
  }

  public @Nullable String openIfTold(Place place, byte @Nullable [] sealed) {
    return sealed == null ? null : open(place, sealed);
  }
}
