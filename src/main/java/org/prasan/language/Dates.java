package org.prasan.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Dates for templates, in the reader's language: {@code ${@dates.full(meeting.date)}}. What is not
 * known is shown as nothing.
 */
@Component("dates")
public class Dates {
  private final ZoneId zone;

  Dates(@Value("${prasan.time-zone:Asia/Bangkok}") ZoneId zone) {
    this.zone = zone;
  }

  /** 18 กันยายน 2562. */
  public String full(@Nullable LocalDate date) {
    return date == null ? "" : ThaiDates.full(date, locale());
  }

  public String full(@Nullable Instant moment) {
    return moment == null ? "" : full(local(moment).toLocalDate());
  }

  /** 18 ก.ย. 2562. */
  public String brief(@Nullable LocalDate date) {
    return date == null ? "" : ThaiDates.brief(date, locale());
  }

  public String brief(@Nullable Instant moment) {
    return moment == null ? "" : brief(local(moment).toLocalDate());
  }

  /** 18 กันยายน พ.ศ. 2562. */
  public String withEra(@Nullable LocalDate date) {
    return date == null ? "" : ThaiDates.withEra(date, locale());
  }

  /** วันพุธที่ 18 กันยายน 2562. */
  public String withWeekday(@Nullable LocalDate date) {
    return date == null ? "" : ThaiDates.withWeekday(date, locale());
  }

  /** ๑๘ กันยายน ๒๕๖๒, in any language, for official papers. */
  public String official(@Nullable LocalDate date) {
    return date == null ? "" : ThaiDates.official(date);
  }

  /** 18 กันยายน 2562 เวลา 14.30 น. */
  public String moment(@Nullable LocalDateTime moment) {
    return moment == null ? "" : ThaiDates.moment(moment, locale());
  }

  public String moment(@Nullable Instant moment) {
    return moment == null ? "" : moment(local(moment));
  }

  /** 14.30 น. */
  public String time(@Nullable LocalTime time) {
    return time == null ? "" : ThaiDates.time(time, locale());
  }

  /** As exactly as it is known: สิงหาคม 2561. */
  public String about(@Nullable ApproximateDate date) {
    return date == null ? "" : date.text(locale());
  }

  /** From one day to another: 18–20 กันยายน 2562; no end means "since". */
  public String period(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null && to == null) return "";
    return new ApproximateDate(
            from == null ? null : PartialDate.of(from), to == null ? null : PartialDate.of(to))
        .text(locale());
  }

  /** The year in the reader's era: พ.ศ. 2562, or 2019. */
  public String year(int year) {
    return new PartialDate(year, null, null).text(locale());
  }

  /** The day on which a moment falls where the coalition works. */
  public LocalDate day(Instant moment) {
    return local(moment).toLocalDate();
  }

  private LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
