package org.prasan.operation;

import java.io.Console;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words that seal a backup: from the settings, or made by Prasan at its first start for real
 * work, or asked for without showing them.
 */
final class Passphrase {
  private static final int SHORTEST = 12;
  private static final String MADE = "backup-passphrase";
  private static final String NOTED = "backup-passphrase-noted";

  /** Without letters that look alike on paper; six groups of four make 118 bits. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 6;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passphrase() {}

  /** For a new backup: long enough, and typed twice, since nobody can ask for it again. */
  static Secret fresh(Settings settings) {
    if (isMade(settings)) return unattended(settings);
    var given = settings.backup().passphrase();
    if (given == null) {
      var typed = ask("passphrase.new");
      var again = ask("passphrase.again");
      if (!Arrays.equals(typed, again)) throw CannotStart.because("passphrase-differs");
      given = new Secret(new String(typed));
    }
    refuseWeak(given);
    return given;
  }

  static void refuseWeak(Secret given) {
    if (given.isWeak(SHORTEST)) {
      throw CannotStart.because("passphrase-short", String.valueOf(SHORTEST));
    }
  }

  /**
   * For a backup that makes itself, where nobody can be asked. What Prasan makes lies beside the
   * data, whose reader needs no backup: it keeps those out who find a copy elsewhere.
   */
  static synchronized Secret unattended(Settings settings) {
    var given = settings.backup().passphrase();
    if (given != null) return given;
    return new DataFolder(settings.data()).secret(MADE, Passphrase::word);
  }

  static Secret known(Settings settings) {
    var given = settings.backup().passphrase();
    return given != null ? given : new Secret(new String(ask("passphrase.known")));
  }

  /** Whether backups are sealed by a passphrase that Prasan has made. */
  static boolean isMade(Settings settings) {
    return settings.backup().passphrase() == null && new DataFolder(settings.data()).knows(MADE);
  }

  /** Whether somebody has said that it stands on paper, or in another safe place. */
  static boolean isNoted(Settings settings) {
    return settings.backup().passphrase() != null || new DataFolder(settings.data()).knows(NOTED);
  }

  static void noted(Settings settings) {
    new DataFolder(settings.data()).secret(NOTED, () -> java.time.Instant.now().toString());
  }

  private static String word() {
    var word = new StringBuilder();
    for (int letter = 0; letter < GROUPS * GROUP; letter++) {
      if (letter > 0 && letter % GROUP == 0) word.append('-');
      word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private static char[] ask(String text) {
    // Without a terminal some versions of Java give no console, others one that reads nothing.
    char @Nullable [] typed =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("%s ", OperatorText.both(text)))
            .orElse(null);
    if (typed == null) throw CannotStart.because("passphrase-missing");
    return typed;
  }
}
