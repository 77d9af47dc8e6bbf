package org.prasan.language;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as exactly as it is known: a day, a month, a year, from one to another,
 * or on or before some day. Written as in ISO 8601-2: {@code 2018-08}, {@code 2019/2022}, {@code
 * ../2022-03}.
 */
public record ApproximateDate(@Nullable PartialDate from, @Nullable PartialDate to)
    implements Comparable<ApproximateDate> {
  private static final Pattern SEPARATOR = Pattern.compile("(?:\\.\\.)?/(?:\\.\\.)?|\\.\\.");
  private static final Comparator<ApproximateDate> ORDER =
      Comparator.comparing(ApproximateDate::firstKnown)
          .thenComparing(ApproximateDate::lastKnown)
          .thenComparing(ApproximateDate::toString);

  public ApproximateDate {
    if (from == null && to == null) throw new IllegalArgumentException("Nothing is known");
    if (from != null && to != null && to.latest().isBefore(from.earliest()))
      throw new IllegalArgumentException("Ends before it begins: " + from + "/" + to);
  }

  public static ApproximateDate of(LocalDate day) {
    return in(PartialDate.of(day));
  }

  public static ApproximateDate in(PartialDate date) {
    return new ApproximateDate(date, date);
  }

  public static ApproximateDate onOrBefore(PartialDate date) {
    return new ApproximateDate(null, date);
  }

  public static ApproximateDate onOrAfter(PartialDate date) {
    return new ApproximateDate(date, null);
  }

  /** Reads {@code 2018}, {@code 2018-08/2019}, {@code ../2022-03}; {@code 2018..2019} as well. */
  @JsonCreator
  public static ApproximateDate of(String text) {
    var ends = SEPARATOR.split(text.strip(), -1);
    return switch (ends.length) {
      case 1 -> in(PartialDate.of(ends[0]));
      case 2 -> new ApproximateDate(end(ends[0]), end(ends[1]));
      default -> throw new IllegalArgumentException("Not an approximate date: " + text);
    };
  }

  /** The first possible day; none if it is only known to be on or before something. */
  public @Nullable LocalDate earliest() {
    return from == null ? null : from.earliest();
  }

  /** The last possible day; none if it is only known to be on or after something. */
  public @Nullable LocalDate latest() {
    return to == null ? null : to.latest();
  }

  public boolean isExact() {
    return from != null && from.day() != null && from.equals(to);
  }

  /** สิงหาคม 2561, พ.ศ. 2562–2565, มีนาคม 2565 หรือก่อนหน้านั้น … */
  public String text(Locale locale) {
    return PeriodText.of(this, locale);
  }

  /** Sorts by the first day that is known. */
  @Override
  public int compareTo(ApproximateDate other) {
    return ORDER.compare(this, other);
  }

  /** As it is stored, see {@link #of(String)}. */
  @JsonValue
  @Override
  public String toString() {
    if (from != null && from.equals(to)) return from.toString();
    return (from == null ? ".." : from) + "/" + (to == null ? ".." : to);
  }

  private LocalDate firstKnown() {
    return Objects.requireNonNull(from == null ? to : from).earliest();
  }

  private LocalDate lastKnown() {
    return Objects.requireNonNull(to == null ? from : to).latest();
  }

  private static @Nullable PartialDate end(String text) {
    return text.isBlank() ? null : PartialDate.of(text);
  }
}
