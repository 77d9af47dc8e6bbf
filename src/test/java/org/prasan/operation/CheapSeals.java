package org.prasan.operation;

/**
 * Seals as backups have them, which cost whoever guesses nothing: for what is not about guessing.
 */
public final class CheapSeals {
  private CheapSeals() {}

  public static SealedFiles with(Settings settings, String passphrase) {
    return new SealedFiles(
        new Settings(
            settings.data(),
            settings.database(),
            new Settings.Backup(new Secret(passphrase), null, false),
            settings.keys(),
            settings.baseUrl(),
            settings.language(),
            settings.timeZone(),
            settings.sample()),
        SealedArchive.Effort.FOR_TESTS);
  }
}
