package org.prasan.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** AES-256-GCM with keys made at random, as Tink has them. */
final class Ciphers {
  /** Registered once: to do it for each key cost a third of writing a referral. */
  private static final Configuration KNOWN = registered();

  private Ciphers() {}

  private static Configuration registered() {
    try {
      AeadConfig.register();
      return RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Configuration known() {
    return KNOWN;
  }

  static KeysetHandle fresh() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, known());
  }

  static Aead of(KeysetHandle keyset) throws GeneralSecurityException {
    return keyset.getPrimitive(known(), Aead.class);
  }
}
