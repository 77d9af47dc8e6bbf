package org.prasan.roster;

import java.util.Arrays;
import java.util.List;

/** A language in which somebody on duty can help. */
public enum Tongue {
  THAI,
  NORTHERN_THAI,
  ENGLISH,
  BURMESE,
  SHAN,
  AKHA,
  LAHU,
  LISU,
  KAREN,
  HMONG,
  MIEN,
  LAO,
  KHMER,
  CHINESE,
  SIGN;

  public String key() {
    return "roster.tongue." + name();
  }

  static List<Tongue> of(Object[] names) {
    return Arrays.stream(names).map(name -> valueOf(name.toString())).toList();
  }
}
