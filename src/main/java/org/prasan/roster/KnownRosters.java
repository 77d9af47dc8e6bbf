package org.prasan.roster;

import java.util.List;
import java.util.UUID;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** That there were rosters before Prasan, as far as that is publicly known. */
@Component
class KnownRosters {
  private final JdbcClient jdbc;

  KnownRosters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One of them. */
  record Known(UUID id, LocalizedText text, ApproximateDate about) {}

  @Transactional(readOnly = true)
  List<Known> all(CoalitionId coalition) {
    return jdbc.sql(
            "select * from roster.known_roster where coalition_id = :coalition order by about, id")
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Known(
                    row.getObject("id", UUID.class),
                    Row.text(row, "text"),
                    ApproximateDate.of(row.getString("about"))))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(CoalitionId coalition, Known known) {
    jdbc.sql(
            """
            insert into roster.known_roster (coalition_id, id, text_th, text_en, about)
            values (:coalition, :id, :th, :en, :about)
            on conflict (coalition_id, id) do nothing
            """)
        .param("coalition", coalition.value())
        .param("id", known.id())
        .param("th", known.text().th())
        .param("en", known.text().en())
        .param("about", known.about().toString())
        .update();
  }
}
