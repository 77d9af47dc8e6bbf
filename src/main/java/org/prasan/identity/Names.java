package org.prasan.identity;

import java.util.Map;
import java.util.TreeMap;

/** What holds for the names and languages of people wherever they are typed. */
final class Names {
  /** Long enough for any Thai name with its titles; the database would take more. */
  static final int LONGEST = 300;

  static final Map<String, String> LANGUAGES =
      new TreeMap<>(Map.of("th", "ไทย", "en", "English")).descendingMap();

  private Names() {}
}
