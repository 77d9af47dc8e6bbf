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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Path key;
  private final Supplier<PrfSet> function;
  private final Map<CoalitionId, PrfSet> brought = new ConcurrentHashMap<>();

  BlindIndexes(Path key) {
    this.key = key;
    function = SingletonSupplier.of(() -> function(key));
  }

  /** Empty if what was typed holds nothing that could be compared. */
  public Optional<Blind> of(CoalitionId coalition, BlindField field, String typed) {
    var plain = field.plain(typed);
    if (plain.isEmpty()) return Optional.empty();
    try {
      var input = coalition.value() + "|" + field + "|" + plain;
      var bytes =
          functionOf(coalition).computePrimary(input.getBytes(StandardCharsets.UTF_8), BYTES);
      return Optional.of(new Blind(ByteBuffer.wrap(bytes).getLong()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key by which a coalition's fingerprints are made, for wherever that coalition goes. */
  String keyOf(CoalitionId coalition) throws IOException, GeneralSecurityException {
    var own = ownKey(coalition);
    return new SecretFile(Files.exists(own) ? own : key).read(BlindIndexes::fresh);
  }

  /** A coalition that comes from elsewhere keeps its fingerprints, and so the key they need. */
  void bring(CoalitionId coalition, String keyset) throws IOException, GeneralSecurityException {
    parsed(keyset);
    new SecretFile(ownKey(coalition)).replace(keyset);
    brought.remove(coalition);
  }

  void forget(CoalitionId coalition) throws IOException {
    Files.deleteIfExists(ownKey(coalition));
    brought.remove(coalition);
  }

  private PrfSet functionOf(CoalitionId coalition) {
    var known = brought.get(coalition);
    if (known != null) return known;
    var own = ownKey(coalition);
    if (Files.notExists(own)) return function.get();
    return brought.computeIfAbsent(coalition, _ -> function(own));
  }

  private Path ownKey(CoalitionId coalition) {
    return key.resolveSibling(key.getFileName() + "." + coalition);
  }

  private static PrfSet function(Path key) {
    try {
      var file = new SecretFile(key);
      return parsed(file.read(BlindIndexes::fresh));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key file " + key + " cannot be read", e);
    }
  }

  private static PrfSet parsed(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, known(), InsecureSecretKeyAccess.get())
        .getPrimitive(known(), PrfSet.class);
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
