package org.prasan.admission;

import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.operation.Settings;
import org.prasan.standing.YearFigures;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many organizations applied in each year, were refused and took their application back. */
@Component
class ApplicationsByYear implements YearFigures {
  private final JdbcClient jdbc;
  private final Settings settings;

  ApplicationsByYear(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  private record Count(int year, Applied applied) {}

  /** A draft that was taken back never was an application. */
  @Override
  @Transactional(readOnly = true)
  public Map<Integer, Applied> applications(CoalitionId coalition) {
    return jdbc
        .sql(
            """
            select extract(year from on_day)::int as year,
              count(*) filter (where what = 'HANDED_IN')::int as handed_in,
              count(*) filter (where what = 'REFUSED')::int as refused,
              count(*) filter (where what = 'WITHDRAWN')::int as withdrawn
            from admission.application,
              lateral (values
                ('HANDED_IN', (submitted_at at time zone :zone)::date),
                ('REFUSED', case when state = 'REFUSED' then decided_on end),
                ('WITHDRAWN', case when state = 'WITHDRAWN'
                  then (state_since at time zone :zone)::date end)) happened (what, on_day)
            where coalition_id = :coalition and submitted_at is not null and on_day is not null
            group by 1
            """)
        .param("zone", settings.timeZone().getId())
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Count(
                    row.getInt("year"),
                    new Applied(
                        row.getInt("handed_in"), row.getInt("refused"), row.getInt("withdrawn"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::year, Count::applied));
  }
}
