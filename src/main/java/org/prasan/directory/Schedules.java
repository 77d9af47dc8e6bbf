package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When services are open, as rows. */
@Component
class Schedules {
  private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final JdbcClient jdbc;

  Schedules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, List<Opening>> of(CoalitionId coalition, UUID[] services) {
    var found = new HashMap<UUID, List<Opening>>();
    jdbc.sql(
            """
            select * from directory.schedule
            where coalition_id = :coalition and service_id = any(:ids) order by position, id
            """)
        .param("coalition", coalition.value())
        .param("ids", services)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("service_id", UUID.class), _ -> new ArrayList<>())
                  .add(new Opening(parts(row), row.getString("description")));
            });
    return found;
  }

  private static Recurrence.@Nullable Parts parts(ResultSet row) throws SQLException {
    var frequency = row.getString("freq");
    if (frequency == null) return null;
    return new Recurrence.Parts(
        Recurrence.Frequency.valueOf(frequency),
        row.getInt("interval"),
        DayOfWeek.of(WEEK.indexOf(row.getString("wkst")) + 1),
        ServiceRow.list(row, "byday"),
        Arrays.stream((Integer[]) row.getArray("bymonthday").getArray()).toList(),
        row.getObject("dtstart", LocalDate.class),
        row.getObject("until", LocalDate.class),
        row.getObject("count", Integer.class),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getObject("opens_at", LocalTime.class),
        row.getObject("closes_at", LocalTime.class),
        row.getBoolean("closed_on_holidays"));
  }

  void write(CoalitionId coalition, Service service) {
    jdbc.sql(
            """
            delete from directory.schedule
            where coalition_id = :coalition and service_id = :service
            """)
        .param("coalition", coalition.value())
        .param("service", service.id().value())
        .update();
    int position = 0;
    for (var opening : service.openings()) write(coalition, service.id(), opening, ++position);
  }

  private void write(CoalitionId coalition, ServiceId service, Opening opening, int position) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", FreshId.next());
    values.put("service", service.value());
    values.put("position", position);
    values.put("words", opening.words());
    var parts = opening.parts();
    values.put("freq", parts == null ? null : parts.frequency().name());
    values.put("interval", parts == null ? 1 : parts.interval());
    values.put("wkst", parts == null ? "MO" : WEEK.get(parts.weekStart().getValue() - 1));
    values.put("byday", parts == null ? new String[0] : parts.byDay().toArray(String[]::new));
    values.put(
        "bymonthday", parts == null ? new Integer[0] : parts.byMonthDay().toArray(Integer[]::new));
    values.put("dtstart", parts == null ? null : parts.start());
    values.put("until", parts == null ? null : parts.until());
    values.put("count", parts == null ? null : parts.count());
    values.put("from", parts == null ? null : parts.validFrom());
    values.put("to", parts == null ? null : parts.validTo());
    values.put("opens", parts == null ? null : parts.opensAt());
    values.put("closes", parts == null ? null : parts.closesAt());
    values.put("closed", parts != null && parts.closedOnHolidays());
    jdbc.sql(
            """
            insert into directory.schedule
              (coalition_id, id, service_id, position, freq, interval, wkst, byday, bymonthday,
               dtstart, until, count, valid_from, valid_to, opens_at, closes_at, timezone,
               closed_on_holidays, description)
            values
              (:coalition, :id, :service, :position, :freq, :interval, :wkst, :byday, :bymonthday,
               :dtstart, :until, :count, :from, :to, :opens, :closes, 7, :closed, :words)
            """)
        .params(values)
        .update();
  }
}
