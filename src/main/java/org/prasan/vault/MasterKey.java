package org.prasan.vault;

/**
 * Wraps data keys. It lives outside the database: in a key file by default; a key management
 * service takes its place by another implementation.
 */
public interface MasterKey {
  /**
   * Closes a data key.
   *
   * @param owner to whom the data key belongs; it is unwrapped for nobody else
   */
  byte[] wrap(byte[] dataKey, byte[] owner);

  /**
   * Opens a data key again.
   *
   * @throws KeyUnknown if no version of the master key that is still kept has wrapped it
   */
  byte[] unwrap(byte[] wrapped, byte[] owner);

  /** Whether the newest version has wrapped it. */
  boolean isNewest(byte[] wrapped);

  /** Makes a new version, with which everything is wrapped from now on. Old ones still unwrap. */
  void renew();

  /** Destroys all versions but the newest. */
  void forgetOldVersions();

  /** No version of the master key opens a data key. */
  final class KeyUnknown extends RuntimeException {
    KeyUnknown(Throwable cause) {
      super("No version of the master key opens this data key", cause);
    }
  }
}
