package org.prasan.vault;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import org.prasan.tenancy.CoalitionId;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes blind indexes: equal values of one coalition and one field have equal fingerprints, and
 * without the key nobody can try out values. Cut to 64 bits, so that a fingerprint alone proves
 * nothing.
 */
public final class BlindIndexes {
  private static final int BYTES = Long.BYTES;

  private final Supplier<PrfSet> function;

  BlindIndexes(Path key) {
    function = SingletonSupplier.of(() -> function(key));
  }

  /** Empty if what was typed holds nothing that could be compared. */
  public Optional<Blind> of(CoalitionId coalition, BlindField field, String typed) {
    var plain = field.plain(typed);
    if (plain.isEmpty()) return Optional.empty();
    try {
      var input = coalition.value() + "|" + field + "|" + plain;
      var bytes = function.get().computePrimary(input.getBytes(StandardCharsets.UTF_8), BYTES);
      return Optional.of(new Blind(ByteBuffer.wrap(bytes).getLong()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrfSet function(Path key) {
    try {
      var file = new SecretFile(key);
      var json = file.read(BlindIndexes::fresh);
      return TinkJsonProtoKeysetFormat.parseKeyset(json, known(), InsecureSecretKeyAccess.get())
          .getPrimitive(known(), PrfSet.class);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key file " + key + " cannot be read", e);
    }
  }

  private static String fresh() throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256, known()),
        known(),
        InsecureSecretKeyAccess.get());
  }

  private static Configuration known() throws GeneralSecurityException {
    PrfConfig.register();
    return RegistryConfiguration.get();
  }
}
