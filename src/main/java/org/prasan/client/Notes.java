package org.prasan.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notes and answered checklists: sealed, one after the other, never changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Notes {
  private final JdbcClient jdbc;
  private final ClientClock clock;
  private final JsonMapper json;

  Notes(JdbcClient jdbc, ClientClock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /** False if it is there already. */
  boolean write(Acting acting, ClientId file, UUID id, ClientKey key, String text) {
    return jdbc.sql(
                """
                insert into client.note
                  (coalition_id, id, organization_id, file_id, text, written_at, written_by)
                values (:coalition, :id, :owner, :file, :text, :now, :by)
                on conflict (coalition_id, id) do nothing
                """)
            .params(ClientFiles.scope(acting))
            .param("id", id)
            .param("file", file.value())
            .param("text", key.seal(note(id), text))
            .param("now", ClientClock.utc(clock.now()))
            .param("by", by(acting))
            .update()
        == 1;
  }

  /** Whether the same words stand there under this id. */
  boolean holds(Acting acting, ClientId file, UUID id, ClientKey key, String text) {
    return notes(acting, file, key).stream()
        .anyMatch(note -> note.id().equals(id) && note.text().equals(text));
  }

  boolean holds(Acting acting, ClientId file, UUID id, ClientKey key, Answers answers) {
    return screenings(acting, file, key).stream()
        .anyMatch(one -> one.id().equals(id) && one.answers().equals(answers));
  }

  List<Opened.Note> notes(Acting acting, ClientId file, ClientKey key) {
    return jdbc.sql(
            """
            select * from client.note
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            order by written_at desc, id desc
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query((row, number) -> note(row, key))
        .list();
  }

  /** False if it is there already. */
  boolean answer(Acting acting, ClientId file, UUID id, ClientKey key, Answers answers) {
    return jdbc.sql(
                """
                insert into client.answer
                  (coalition_id, id, organization_id, file_id, answers, answered_at, answered_by)
                values (:coalition, :id, :owner, :file, :answers, :now, :by)
                on conflict (coalition_id, id) do nothing
                """)
            .params(ClientFiles.scope(acting))
            .param("id", id)
            .param("file", file.value())
            .param("answers", key.seal(answer(id), json.writeValueAsString(answers)))
            .param("now", ClientClock.utc(clock.now()))
            .param("by", by(acting))
            .update()
        == 1;
  }

  List<Opened.Screening> screenings(Acting acting, ClientId file, ClientKey key) {
    return jdbc.sql(
            """
            select * from client.answer
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            order by answered_at desc, id desc
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query((row, number) -> screening(row, key))
        .list();
  }

  void erase(Acting acting, ClientId file) {
    for (var sql :
        List.of(
            """
            delete from client.note
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            """,
            """
            delete from client.answer
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            """))
      jdbc.sql(sql).params(ClientFiles.scope(acting)).param("file", file.value()).update();
  }

  private static Place note(UUID id) {
    return new Place("client.note.text", id);
  }

  private static Place answer(UUID id) {
    return new Place("client.answer.answers", id);
  }

  private static Opened.Note note(ResultSet row, ClientKey key) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Opened.Note(
        id,
        key.open(note(id), row.getBytes("text")),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        person(row, "written_by"));
  }

  private Opened.Screening screening(ResultSet row, ClientKey key) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Opened.Screening(
        id,
        json.readValue(key.open(answer(id), row.getBytes("answers")), Answers.class),
        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
        person(row, "answered_by"));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  private static @Nullable UUID by(Acting acting) {
    return acting.person() == null ? null : acting.person().value();
  }
}
