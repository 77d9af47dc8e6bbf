package org.prasan.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.prasan.web.IdTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to commitments. */
@Repository
class Timeline {
  private final JdbcClient jdbc;

  Timeline(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The caller holds the commitment, so that the numbers follow each other. */
  void add(CoalitionId coalition, CommitmentId commitment, Entry entry) {
    int added =
        jdbc.sql(
                """
            insert into commitment.entry
              (coalition_id, id, commitment_id, step, state, words, due, owner, person, by_person,
               by_owner, at, number)
            select :coalition, :id, :commitment, :step, :state, :words, :due, :owner, :person,
              :byPerson, :byOwner, :at, coalesce(max(number), 0) + 1
            from commitment.entry
            where coalition_id = :coalition and commitment_id = :commitment
            on conflict (coalition_id, id) do nothing
            """)
            .param("coalition", coalition.value())
            .param("id", entry.id())
            .param("commitment", commitment.value())
            .param("step", entry.step().name())
            .param("state", entry.state().name())
            .param("words", entry.words())
            .param("due", entry.due())
            .param("owner", entry.owner() == null ? null : entry.owner().value())
            .param("person", entry.person() == null ? null : entry.person().value())
            .param("byPerson", entry.by().person() == null ? null : entry.by().person().value())
            .param(
                "byOwner",
                entry.by().organization() == null ? null : entry.by().organization().value())
            .param("at", entry.at().atOffset(ZoneOffset.UTC))
            .update();
    if (added == 0) throw new IdTaken();
  }

  List<Entry> of(CoalitionId coalition, CommitmentId commitment) {
    return jdbc.sql(
            """
            select * from commitment.entry
            where coalition_id = :coalition and commitment_id = :commitment order by number
            """)
        .param("coalition", coalition.value())
        .param("commitment", commitment.value())
        .query((row, number) -> entry(row))
        .list();
  }

  /** The same form was sent before. */
  boolean knows(CoalitionId coalition, CommitmentId commitment, UUID entry) {
    return jdbc.sql(
            """
            select exists (
              select from commitment.entry
              where coalition_id = :coalition and id = :id and commitment_id = :commitment)
            """)
        .param("coalition", coalition.value())
        .param("id", entry)
        .param("commitment", commitment.value())
        .query(Boolean.class)
        .single();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        Step.valueOf(row.getString("step")),
        State.valueOf(row.getString("state")),
        row.getString("words"),
        row.getObject("due", LocalDate.class),
        CommitmentRows.organization(row, "owner"),
        CommitmentRows.person(row, "person"),
        new Entry.By(
            CommitmentRows.person(row, "by_person"), CommitmentRows.organization(row, "by_owner")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
