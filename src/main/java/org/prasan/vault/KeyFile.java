package org.prasan.vault;

import com.google.crypto.tink.Aead;
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
  private volatile @Nullable Known known;

  KeyFile(Path file) {
    this.file = new SecretFile(file);
  }

  /** The keyset as it was read, made ready to use, and the file it was read from. */
  private record Known(KeysetHandle keyset, Aead cipher, SecretFile.Stamp stamp) {}

  /** Looks whether the file is another one: another copy may have made a newer version. */
  @Override
  public byte[] wrap(byte[] dataKey, byte[] owner) {
    try {
      return newest().cipher().encrypt(dataKey, owner);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] owner) {
    try {
      return known().cipher().decrypt(wrapped, owner);
    } catch (GeneralSecurityException e) {
      return unwrapWithWhatIsThereNow(wrapped, owner);
    }
  }

  private byte[] unwrapWithWhatIsThereNow(byte[] wrapped, byte[] owner) {
    try {
      return read().cipher().decrypt(wrapped, owner);
    } catch (GeneralSecurityException e) {
      throw new KeyUnknown(e);
    }
  }

  /** What Tink encrypts begins with one byte and the id of the key. */
  @Override
  public boolean isNewest(byte[] wrapped) {
    return ByteBuffer.wrap(wrapped).getInt(1) == known().keyset().getPrimary().getId();
  }

  @Override
  public synchronized void renew() {
    try {
      var fresh =
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary();
      write(KeysetHandle.newBuilder(read().keyset()).addEntry(fresh).build());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void forgetOldVersions() {
    try {
      var newest = read().keyset().getPrimary();
      var only = KeysetHandle.importKey(newest.getKey()).withFixedId(newest.getId()).makePrimary();
      write(KeysetHandle.newBuilder().addEntry(only).build());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Known known() {
    var last = known;
    return last == null ? read() : last;
  }

  private Known newest() {
    var last = known;
    return last != null && last.stamp().equals(file.stamp()) ? last : read();
  }

  private synchronized Known read() {
    try {
      var stamp = file.stamp();
      var json = file.read(KeyFile::first);
      var keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, Ciphers.known(), InsecureSecretKeyAccess.get());
      var read = new Known(keyset, Ciphers.of(keyset), stamp);
      known = read;
      return read;
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
    known = null;
  }

  @Override
  public String toString() {
    return file.path().toString();
  }
}
