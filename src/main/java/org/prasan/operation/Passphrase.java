package org.prasan.operation;

import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words that seal a backup: from the settings, or asked for without showing them. */
final class Passphrase {
  private static final int SHORTEST = 12;

  private Passphrase() {}

  /** For a new backup: long enough, and typed twice, since nobody can ask for it again. */
  static Secret fresh(Settings settings) {
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

  static Secret known(Settings settings) {
    var given = settings.backup().passphrase();
    return given != null ? given : new Secret(new String(ask("passphrase.known")));
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
