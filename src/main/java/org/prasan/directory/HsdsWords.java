package org.prasan.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the words of the directory are written in HSDS: small, as in "temporarily closed". */
final class HsdsWords {
  static final String VERSION = "3.0";

  /** The kind of a service area that is told by the official code of a district. */
  static final String DISTRICT = "th-district";

  /** Minutes and seconds are no part of it: HSDS counts the hours from UTC. */
  static final int HOURS_FROM_UTC = 7;

  private HsdsWords() {}

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String status(Service.Status status) {
    return word(status).replace('_', ' ');
  }

  static <E extends Enum<E>> Optional<E> read(String word, E[] all) {
    var name = word.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    return Arrays.stream(all).filter(value -> value.name().equals(name)).findFirst();
  }
}
