package org.prasan.calendar;

import java.time.LocalDate;
import org.prasan.language.LocalizedText;

/**
 * A day on which offices are closed.
 *
 * @param kind where the date comes from
 */
public record Holiday(LocalDate day, LocalizedText name, Kind kind) {

  /** What says that the day is a holiday. */
  public enum Kind {
    /** The same date each year. */
    FIXED,
    /** By the moon, as the government announced it for that year. */
    MOON,
    /** Instead of a holiday that fell on a weekend. */
    SUBSTITUTE,
    /** Declared once, by the cabinet or the palace. */
    ANNOUNCED,
    /** For employees under the labour law; government offices stay open. */
    LABOUR,
    /** Added by the coalition. */
    COALITION
  }
}
