package org.prasan.sample;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which parts of the sample data a coalition has. */
@Component
class SampleSteps {
  private final JdbcClient jdbc;
  private final Clock clock;

  SampleSteps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Set<String> loaded(CoalitionId coalition) {
    return new HashSet<>(
        jdbc.sql("select name from sample.step where coalition_id = :coalition")
            .param("coalition", coalition.value())
            .query(String.class)
            .list());
  }

  void remember(CoalitionId coalition, String step) {
    jdbc.sql(
            """
            insert into sample.step (coalition_id, name, loaded_at)
            values (:coalition, :name, :at)
            """)
        .param("coalition", coalition.value())
        .param("name", step)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
