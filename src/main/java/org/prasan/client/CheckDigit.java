package org.prasan.client;

import org.prasan.language.Digits;

/** The last of the thirteen digits of a Thai register follows from the others: most slips show. */
final class CheckDigit {
  private static final int LENGTH = 13;

  private CheckDigit() {}

  /** Of any other card or list nothing is known. */
  static boolean wrong(String typed) {
    var digits = Digits.toAscii(typed).replaceAll("[\\s.-]", "");
    if (!digits.matches("[0-9]{" + LENGTH + "}")) return false;
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) sum += (LENGTH - i) * (digits.charAt(i) - '0');
    return (11 - sum % 11) % 10 != digits.charAt(LENGTH - 1) - '0';
  }
}
