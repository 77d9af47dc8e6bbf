package org.prasan.admission;

import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.operation.Settings;
import org.prasan.standing.YearFigures;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many organizations applied in each year. */
@Component
class ApplicationsByYear implements YearFigures {
  private final JdbcClient jdbc;
  private final Settings settings;

  ApplicationsByYear(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  private record Count(int year, int applications) {}

  @Override
  @Transactional(readOnly = true)
  public Map<Integer, Integer> applications(CoalitionId coalition) {
    return jdbc
        .sql(
            """
            select extract(year from submitted_at at time zone :zone)::int as year,
              count(*)::int as applications
            from admission.application
            where coalition_id = :coalition and submitted_at is not null group by 1
            """)
        .param("zone", settings.timeZone().getId())
        .param("coalition", coalition.value())
        .query((row, number) -> new Count(row.getInt("year"), row.getInt("applications")))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::year, Count::applications));
  }
}
