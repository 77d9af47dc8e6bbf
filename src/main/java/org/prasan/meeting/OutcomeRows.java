package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of the items of a meeting. */
@Repository
class OutcomeRows {
  private final JdbcClient jdbc;

  OutcomeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they fell, item by item. */
  List<Outcome> of(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.outcome where coalition_id = :coalition and meeting_id = :meeting
            order by item_id, position, id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> outcome(row))
        .list();
  }

  Optional<Outcome> find(CoalitionId coalition, UUID id) {
    return jdbc.sql("select * from meeting.outcome where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> outcome(row))
        .optional();
  }

  /**
   * At the end of its item; the meeting is locked by whoever adds. False if it is there already.
   */
  boolean insert(CoalitionId coalition, Outcome outcome) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", outcome.id());
    values.put("meeting", outcome.meeting().value());
    values.put("item", outcome.item().value());
    values.put("kind", outcome.kind().name());
    values.put("text", outcome.text());
    var decision = outcome.decision();
    values.put("decision", decision == null ? null : decision.value());
    values.put("commitment", outcome.commitment());
    Columns.put(values, outcome.recorded());
    return jdbc.sql(
                """
                insert into meeting.outcome (coalition_id, id, meeting_id, item_id, position, kind,
                  text, decision_id, commitment_id, recorded_at, recorded_by, recorded_for)
                select :coalition, :id, :meeting, :item, coalesce(max(position), 0) + 1, :kind,
                  :text, :decision::uuid, :commitment::uuid, :at, :by::uuid, :for::uuid
                from meeting.outcome where coalition_id = :coalition and item_id = :item
                on conflict (coalition_id, id) do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  /** Other words; false if somebody has changed them since this version. */
  boolean reword(CoalitionId coalition, UUID id, String text, int version) {
    return jdbc.sql(
                """
                update meeting.outcome set text = :text, version = version + 1
                where coalition_id = :coalition and id = :id and version = :version
                """)
            .param("coalition", coalition.value())
            .param("id", id)
            .param("text", text)
            .param("version", version)
            .update()
        == 1;
  }

  void delete(CoalitionId coalition, UUID id) {
    jdbc.sql("delete from meeting.outcome where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    var decision = Columns.id(row, "decision_id");
    return new Outcome(
        Objects.requireNonNull(Columns.id(row, "id")),
        new MeetingId(Objects.requireNonNull(Columns.id(row, "meeting_id"))),
        new ItemId(Objects.requireNonNull(Columns.id(row, "item_id"))),
        row.getInt("position"),
        Outcome.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        decision == null ? null : new DecisionId(decision),
        Columns.id(row, "commitment_id"),
        Columns.change(row, "recorded"),
        row.getInt("version"));
  }
}
