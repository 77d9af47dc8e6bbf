package org.prasan.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A coalition adds a holiday, as when the cabinet declares one, or strikes one. */
@Service
@Transactional
public class ChangeHolidays {
  private final JdbcClient jdbc;
  private final Holidays holidays;
  private final Audit audit;
  private final Clock clock;

  ChangeHolidays(JdbcClient jdbc, Holidays holidays, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.holidays = holidays;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    /** It is as was wanted. */
    CHANGED,
    /** That day is a holiday already, under another name, or is none. */
    AS_IT_WAS
  }

  public Outcome add(Acting acting, LocalDate day, LocalizedText name) {
    acting.require(Action.CHANGE_HOLIDAYS);
    var known = listed(acting, day).orElse(null);
    // The same form sent again: what was wanted is so.
    if (known != null && known.own() && known.holiday().name().equals(name)) return Outcome.CHANGED;
    if (known != null) return Outcome.AS_IT_WAS;
    write(acting, day, true, name);
    audit.record(acting, "holiday.added", "holiday", day, null, Map.of("name", name, "day", day));
    return Outcome.CHANGED;
  }

  /**
   * What the coalition added is removed; a public holiday stays on the page, struck. What is no
   * holiday has been struck.
   */
  public void strike(Acting acting, LocalDate day) {
    acting.require(Action.CHANGE_HOLIDAYS);
    var listed = listed(acting, day).filter(known -> !known.struck()).orElse(null);
    if (listed == null) return;
    if (listed.own()) forget(acting, day);
    else write(acting, day, false, listed.holiday().name());
    audit.record(acting, "holiday.struck", "holiday", day, told(listed), null);
  }

  public Outcome restore(Acting acting, LocalDate day) {
    acting.require(Action.CHANGE_HOLIDAYS);
    var listed = listed(acting, day).orElse(null);
    if (listed == null) return Outcome.AS_IT_WAS;
    if (!listed.struck()) return Outcome.CHANGED;
    forget(acting, day);
    audit.record(acting, "holiday.restored", "holiday", day, null, told(listed));
    return Outcome.CHANGED;
  }

  private static Map<String, Object> told(Holidays.Listed listed) {
    return Map.of("name", listed.holiday().name(), "day", listed.day());
  }

  private Optional<Holidays.Listed> listed(Acting acting, LocalDate day) {
    return holidays.listed(acting.coalitionId()).stream()
        .filter(known -> known.day().equals(day))
        .findFirst();
  }

  private void write(Acting acting, LocalDate day, boolean added, LocalizedText name) {
    jdbc.sql(
            """
            insert into calendar.holiday_change
              (coalition_id, day, added, name_th, name_en, changed_at, changed_by)
            values (:coalition, :day, :added, :th, :en, :at, :by)
            on conflict (coalition_id, day) do update
            set added = :added, name_th = :th, name_en = :en, changed_at = :at, changed_by = :by
            """)
        .param("coalition", acting.coalitionId().value())
        .param("day", day)
        .param("added", added)
        .param("th", name.th())
        .param("en", name.en())
        .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("by", acting.person() == null ? null : acting.person().value())
        .update();
  }

  private void forget(Acting acting, LocalDate day) {
    jdbc.sql("delete from calendar.holiday_change where coalition_id = :coalition and day = :day")
        .param("coalition", acting.coalitionId().value())
        .param("day", day)
        .update();
  }
}
