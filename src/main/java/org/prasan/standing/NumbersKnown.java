package org.prasan.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of members only as a number; which organizations they were, nobody wrote down. */
@Component
class NumbersKnown {
  private final JdbcClient jdbc;
  private final Audit audit;

  NumbersKnown(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** What was counted. */
  enum Kind {
    SIGNED,
    ADMITTED,
    RENEWED,
    MEMBERS
  }

  /**
   * So many, as exactly as it is known when.
   *
   * @param source where it is written
   */
  record Known(UUID id, Kind kind, ApproximateDate about, int number, LocalizedText source) {
    LocalDate sortsOn() {
      var latest = about.latest();
      return Objects.requireNonNull(latest == null ? about.earliest() : latest);
    }

    int year() {
      return sortsOn().getYear();
    }
  }

  /** In the order in which it happened. */
  @Transactional(readOnly = true)
  List<Known> of(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from standing.known_number where coalition_id = :coalition
            order by sorts_on, kind desc, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Known(
                    row.getObject("id", UUID.class),
                    Kind.valueOf(row.getString("kind")),
                    ApproximateDate.of(row.getString("about")),
                    row.getInt("number"),
                    LocalizedText.of(row.getString("source_th"), row.getString("source_en"))))
        .list();
  }

  @Transactional
  void add(Acting acting, Known known) {
    acting.require(Action.RECORD_MEMBERSHIP);
    jdbc.sql(
            """
            insert into standing.known_number
              (coalition_id, id, kind, about, sorts_on, number, source_th, source_en)
            values (:coalition, :id, :kind, :about, :sortsOn, :number, :sourceTh, :sourceEn)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", known.id())
        .param("kind", known.kind().name())
        .param("about", known.about().toString())
        .param("sortsOn", known.sortsOn())
        .param("number", known.number())
        .param("sourceTh", known.source().th())
        .param("sourceEn", known.source().en())
        .update();
    audit.record(
        acting,
        "membership.counted",
        "known-number",
        known.id(),
        null,
        Map.of("kind", known.kind(), "about", known.about(), "number", known.number()));
  }
}
