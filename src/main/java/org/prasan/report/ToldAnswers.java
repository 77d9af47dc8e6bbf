package org.prasan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What each asker was told, kept for good; the product alone reads it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ToldAnswers implements AnsweredQuestions {
  private static final UUID EVERYBODY = new UUID(0, 0);
  private static final int HIDDEN = -1;
  private static final int IMPOSSIBLE = -2;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json;

  ToldAnswers(JdbcClient jdbc, Clock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public List<Answered> of(Asker asker) {
    lock(asker);
    return told(asker);
  }

  /** The same for whoever only reads what was told. */
  List<Answered> told(Asker asker) {
    return jdbc.sql(
            """
            select question, cells from report.answered
            where coalition_id = :coalition and audience = :audience and person_id = :person
            order by answered_at, id
            """)
        .params(of(asker, Map.of()))
        .query((row, number) -> answered(asker.audience(), row))
        .list();
  }

  private void lock(Asker asker) {
    jdbc.sql(
            """
            insert into report.asker (coalition_id, audience, person_id)
            values (:coalition, :audience, :person) on conflict do nothing
            """)
        .params(of(asker, Map.of()))
        .update();
    jdbc.sql(
            """
            select audience from report.asker
            where coalition_id = :coalition and audience = :audience and person_id = :person
            for update
            """)
        .params(of(asker, Map.of()))
        .query(String.class)
        .single();
  }

  @Override
  public void keep(Asker asker, Answered answered) {
    var cells = answered.table().cells().stream().map(ToldAnswers::number).toList();
    jdbc.sql(
            """
            insert into report.answered
              (coalition_id, id, audience, person_id, question, cells, answered_at)
            values (:coalition, :id, :audience, :person, :question, :cells, :now)
            """)
        .params(
            of(
                asker,
                Map.of(
                    "id", FreshId.next(),
                    "question", json.writeValueAsString(answered.question()),
                    "cells", json.writeValueAsString(cells),
                    "now", clock.instant().atOffset(ZoneOffset.UTC))))
        .update();
  }

  private static Map<String, @Nullable Object> of(Asker asker, Map<String, Object> more) {
    var values = new HashMap<String, @Nullable Object>(more);
    values.put("coalition", asker.coalition().value());
    values.put("audience", asker.audience().name());
    values.put("person", asker.person() == null ? EVERYBODY : asker.person().value());
    return values;
  }

  private Answered answered(Audience audience, ResultSet row) throws SQLException {
    var question = json.readValue(row.getString("question"), Question.class);
    var cells = new ArrayList<Cell>();
    for (int number : json.readValue(row.getString("cells"), int[].class)) cells.add(cell(number));
    return new Answered(question, new PublishedTable(audience, question.by(), cells));
  }

  private static int number(Cell cell) {
    return switch (cell) {
      case Cell.Shown(int atLeast) -> atLeast;
      case Cell.Hidden _ -> HIDDEN;
      case Cell.Impossible _ -> IMPOSSIBLE;
    };
  }

  private static Cell cell(int number) {
    return switch (number) {
      case HIDDEN -> Cell.HIDDEN;
      case IMPOSSIBLE -> Cell.IMPOSSIBLE;
      default -> new Cell.Shown(number);
    };
  }
}
