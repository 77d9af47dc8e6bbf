package org.prasan.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The master key in a file that only the user who runs Prasan may read, as a Tink keyset in JSON.
 * Several copies of Prasan share one file; each reads it again when it meets a version it does not
 * know.
 */
final class KeyFile implements MasterKey {
  private final SecretFile file;
  private volatile @Nullable KeysetHandle known;

  KeyFile(Path file) {
    this.file = new SecretFile(file);
  }

  /** Reads the file each time: another copy may have made a newer version. */
  @Override
  public byte[] wrap(byte[] dataKey, byte[] owner) {
    try {
      return Ciphers.of(read()).encrypt(dataKey, owner);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] owner) {
    try {
      return Ciphers.of(keyset()).decrypt(wrapped, owner);
    } catch (GeneralSecurityException e) {
      return unwrapWithWhatIsThereNow(wrapped, owner);
    }
  }

  private byte[] unwrapWithWhatIsThereNow(byte[] wrapped, byte[] owner) {
    known = null;
    try {
      return Ciphers.of(keyset()).decrypt(wrapped, owner);
    } catch (GeneralSecurityException e) {
      throw new KeyUnknown(e);
    }
  }

  /** What Tink encrypts begins with one byte and the id of the key. */
  @Override
  public boolean isNewest(byte[] wrapped) {
    return ByteBuffer.wrap(wrapped).getInt(1) == keyset().getPrimary().getId();
  }

  @Override
  public synchronized void renew() {
    try {
      var fresh =
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary();
      write(KeysetHandle.newBuilder(read()).addEntry(fresh).build());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void forgetOldVersions() {
    try {
      var newest = read().getPrimary();
      var only = KeysetHandle.importKey(newest.getKey()).withFixedId(newest.getId()).makePrimary();
      write(KeysetHandle.newBuilder().addEntry(only).build());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeysetHandle keyset() {
    var keyset = known;
    return keyset == null ? read() : keyset;
  }

  private synchronized KeysetHandle read() {
    try {
      var json = file.read(KeyFile::first);
      var keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, Ciphers.known(), InsecureSecretKeyAccess.get());
      known = keyset;
      return keyset;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key file " + file.path() + " cannot be read", e);
    }
  }

  private static String first() throws GeneralSecurityException {
    return json(Ciphers.fresh());
  }

  private static String json(KeysetHandle keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keyset, Ciphers.known(), InsecureSecretKeyAccess.get());
  }

  private void write(KeysetHandle keyset) throws GeneralSecurityException, IOException {
    file.replace(json(keyset));
    known = keyset;
  }

  @Override
  public String toString() {
    return file.path().toString();
  }
}
