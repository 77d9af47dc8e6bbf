package org.prasan.coalition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened in a coalition since it was founded. */
@Service
public class History {
  private static final String EVENTS =
      "select * from coalition.event where coalition_id = :coalition";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Audit audit;

  History(JdbcClient jdbc, JsonMapper json, Audit audit) {
    this.jdbc = jdbc;
    this.json = json;
    this.audit = audit;
  }

  /** The earliest first. */
  @Transactional(readOnly = true)
  public List<Event> events(CoalitionId coalition) {
    return jdbc.sql(EVENTS + " order by sorts_on, happened, id")
        .param("coalition", coalition.value())
        .query((row, number) -> event(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Event> event(CoalitionId coalition, UUID id) {
    return jdbc.sql(EVENTS + " and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> event(row))
        .optional();
  }

  /** Adds an event; a second press of the button adds nothing. */
  @Transactional
  public void add(Acting acting, Event event) {
    acting.require(Action.EDIT_HISTORY);
    var added =
        write(
            """
            insert into coalition.event
              (coalition_id, id, happened, sorts_on, kind, text_th, text_en, figures)
            values (:coalition, :id, :happened, :sortsOn, :kind, :th, :en, cast(:figures as jsonb))
            on conflict (coalition_id, id) do nothing
            """,
            acting,
            event);
    if (added == 1) audit.record(acting, "event.added", "event", event.id(), null, told(event));
  }

  /** Corrects an event; the log keeps what it said before. False if somebody else was faster. */
  @Transactional
  public boolean correct(Acting acting, Event event) {
    acting.require(Action.EDIT_HISTORY);
    var before = event(acting.coalitionId(), event.id());
    if (before.isEmpty()) return false;
    if (told(before.get()).equals(told(event))) return true;
    var changed =
        write(
            """
            update coalition.event
            set happened = :happened, sorts_on = :sortsOn, kind = :kind, text_th = :th,
                text_en = :en, figures = cast(:figures as jsonb), version = version + 1
            where coalition_id = :coalition and id = :id and version = :version
            """,
            acting,
            event);
    if (changed == 1)
      audit.record(acting, "event.corrected", "event", event.id(), told(before.get()), told(event));
    return changed == 1;
  }

  @Transactional
  public void remove(Acting acting, UUID id) {
    acting.require(Action.EDIT_HISTORY);
    var before = event(acting.coalitionId(), id);
    if (before.isEmpty()) return;
    jdbc.sql("delete from coalition.event where coalition_id = :coalition and id = :id")
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .update();
    audit.record(acting, "event.removed", "event", id, told(before.get()), null);
  }

  private int write(String sql, Acting acting, Event event) {
    var statement =
        jdbc.sql(sql)
            .param("coalition", acting.coalitionId().value())
            .param("id", event.id())
            .param("happened", event.happened().toString())
            .param("sortsOn", placeInTime(event.happened()))
            .param("kind", event.kind().name())
            .param("th", event.text().th())
            .param("en", event.text().en())
            .param("figures", json.writeValueAsString(event.figures()));
    return (sql.contains(":version") ? statement.param("version", event.version()) : statement)
        .update();
  }

  /** A vague date comes after the exact ones within it: of a year only, at the end of that year. */
  private static LocalDate placeInTime(ApproximateDate date) {
    return Objects.requireNonNull(date.from() == null ? date.to() : date.from()).latest();
  }

  private Event event(ResultSet row) throws SQLException {
    return new Event(
        Columns.id(row, "id"),
        ApproximateDate.of(row.getString("happened")),
        EventKind.valueOf(row.getString("kind")),
        Columns.text(row, "text"),
        json.readValue(row.getString("figures"), new TypeReference<List<Figure>>() {}),
        row.getInt("version"));
  }

  private static Map<String, @Nullable Object> told(Event event) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("happened", event.happened().toString());
    told.put("kind", event.kind());
    told.put("text", event.text());
    told.put("figures", event.figures());
    return told;
  }
}
