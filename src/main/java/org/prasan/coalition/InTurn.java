package org.prasan.coalition;

import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets people who decide about the same coalition at the same moment do so one after the other. */
@Component
class InTurn {
  private final JdbcClient jdbc;

  InTurn(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits for its turn, which lasts until the transaction ends. */
  void take(CoalitionId coalition) {
    jdbc.sql(
            """
            insert into coalition.charter (coalition_id) values (:coalition)
            on conflict (coalition_id) do nothing
            """)
        .param("coalition", coalition.value())
        .update();
    jdbc.sql("select version from coalition.charter where coalition_id = :coalition for update")
        .param("coalition", coalition.value())
        .query(Integer.class)
        .single();
  }
}
