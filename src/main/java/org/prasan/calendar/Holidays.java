package org.prasan.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The holidays of a coalition: the public ones, with what it added and struck. */
@Service
@Transactional(readOnly = true)
public class Holidays {
  private final JdbcClient jdbc;
  private final PublicHolidays publicDays;

  Holidays(JdbcClient jdbc, PublicHolidays publicDays) {
    this.jdbc = jdbc;
    this.publicDays = publicDays;
  }

  /**
   * A day as the coalition's page shows it.
   *
   * @param struck a public holiday that does not count here
   */
  record Listed(Holiday holiday, boolean struck) {
    public LocalDate day() {
      return holiday.day();
    }

    public boolean own() {
      return holiday.kind() == Holiday.Kind.COALITION;
    }
  }

  public HolidaySet of(CoalitionId coalition) {
    return HolidaySet.of(
        listed(coalition).stream()
            .filter(listed -> !listed.struck())
            .map(Listed::holiday)
            .toList());
  }

  List<Listed> listed(CoalitionId coalition) {
    var days = new TreeMap<LocalDate, Listed>();
    publicDays.days().forEach(holiday -> days.put(holiday.day(), new Listed(holiday, false)));
    for (var change : changes(coalition)) {
      var known = days.get(change.day());
      if (!change.added() && known != null)
        days.put(change.day(), new Listed(known.holiday(), true));
      if (change.added() && known == null)
        days.put(change.day(), new Listed(change.holiday(), false));
    }
    return new ArrayList<>(days.values());
  }

  private List<Change> changes(CoalitionId coalition) {
    return jdbc.sql("select * from calendar.holiday_change where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Change(
                    row.getObject("day", LocalDate.class),
                    row.getBoolean("added"),
                    LocalizedText.of(row.getString("name_th"), row.getString("name_en"))))
        .list();
  }

  private record Change(LocalDate day, boolean added, LocalizedText name) {
    Holiday holiday() {
      return new Holiday(day, name, Holiday.Kind.COALITION);
    }
  }
}
