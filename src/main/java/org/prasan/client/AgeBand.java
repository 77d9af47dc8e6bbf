package org.prasan.client;

import java.time.LocalDate;
import java.time.Period;
import org.prasan.language.PartialDate;

/** How old a client is, as exactly as a triage card says it. Below 18 the law calls it a child. */
public enum AgeBand {
  UNDER_6(0),
  FROM_6(6),
  FROM_12(12),
  FROM_15(15),
  FROM_18(18),
  FROM_25(25),
  FROM_60(60),
  UNKNOWN(Integer.MAX_VALUE);

  private final int from;

  AgeBand(int from) {
    this.from = from;
  }

  public String key() {
    return "client.age." + this;
  }

  static AgeBand of(PartialDate born, LocalDate today) {
    int age = age(born, today);
    var band = UNDER_6;
    for (var one : values()) if (one.from <= age) band = one;
    return band;
  }

  /** Of whom only the year is known: as old as in the course of this year. */
  static int age(PartialDate born, LocalDate today) {
    return born.month() == null
        ? today.getYear() - born.year()
        : Math.max(Period.between(born.earliest(), today).getYears(), 0);
  }
}
