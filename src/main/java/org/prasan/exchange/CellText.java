package org.prasan.exchange;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;

/** What a cell says, to a person or to a program. */
record CellText(Locale locale, ZoneId zone) {
  private static final LocalizedText YES = LocalizedText.of("ใช่", "Yes");
  private static final LocalizedText NO = LocalizedText.of("ไม่ใช่", "No");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final Pattern NO_XML_CHARACTER =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  /** Dates as the reader writes them. */
  String forReader(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> ThaiDates.brief(date, locale);
      case LocalDateTime moment -> ThaiDates.moment(moment, locale);
      case ApproximateDate date -> date.text(locale);
      case Instant moment -> forReader(local(moment));
      case Collection<?> values -> joined(values, this::forReader);
      case null, default -> plain(value);
    };
  }

  /** Dates in ISO, so that every program reads the same day. */
  String forProgram(@Nullable Object value) {
    return switch (value) {
      case LocalDateTime moment -> MINUTES.format(moment);
      case Instant moment -> forProgram(local(moment));
      case Collection<?> values -> joined(values, this::forProgram);
      case null, default -> plain(value);
    };
  }

  LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  private String plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case LocalizedText text -> clean(text.in(locale));
      case Boolean answer -> (answer ? YES : NO).in(locale);
      case BigDecimal number -> number.toPlainString();
      default -> clean(value.toString());
    };
  }

  private static String joined(Collection<?> values, Function<@Nullable Object, String> text) {
    return values.stream().map(text).collect(joining(", "));
  }

  /** Without the characters that no XML, and so no workbook and no paper, may contain. */
  static String clean(String text) {
    return NO_XML_CHARACTER.matcher(text).replaceAll("");
  }
}
