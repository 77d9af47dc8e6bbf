package org.prasan.notification;

import static org.prasan.notification.NoticeRows.instant;
import static org.prasan.notification.NoticeRows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The e-mails with notices, what became of each, and which notices were in it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LetterRows {
  private static final RowMapper<Letter> LETTER = (row, number) -> letter(row);

  private final JdbcClient jdbc;

  LetterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a letter is. */
  enum Kind {
    NOTICES,
    DIGEST
  }

  /** How far it has come. */
  enum State {
    WRITTEN,
    SENT,
    /** It is tried again. */
    FAILED,
    GIVEN_UP,
    /** All that was in it had been read or settled before it left. */
    NEEDLESS
  }

  /** Why it did not leave. */
  enum Problem {
    /** The mail server does not take this address. */
    ADDRESS,
    /** The mail server was not reached. */
    SERVER
  }

  /**
   * An e-mail, without its words.
   *
   * @param things how many sentences it had when it was last tried
   * @param open of how many of them the office may know
   */
  record Letter(
      UUID id,
      PersonId person,
      Kind kind,
      State state,
      @Nullable Problem problem,
      int tries,
      int things,
      int open,
      Instant writtenAt,
      @Nullable Instant triedAt,
      @Nullable Instant sentAt) {}

  Letter add(CoalitionId coalition, PersonId person, Kind kind, Instant now) {
    var letter =
        new Letter(FreshId.next(), person, kind, State.WRITTEN, null, 0, 0, 0, now, null, null);
    jdbc.sql(
            """
            insert into notification.letter
              (coalition_id, id, person_id, kind, state, written_at)
            values (:coalition, :id, :person, :kind, 'WRITTEN', :now)
            """)
        .param("coalition", coalition.value())
        .param("id", letter.id())
        .param("person", person.value())
        .param("kind", kind.name())
        .param("now", utc(now))
        .update();
    return letter;
  }

  void tried(
      CoalitionId coalition,
      UUID id,
      State state,
      @Nullable Problem problem,
      Mail mail,
      Instant now) {
    jdbc.sql(
            """
            update notification.letter
            set state = :state, problem = :problem, things = :things, open_things = :open,
                tries = tries + 1, tried_at = :now, sent_at = case when :state = 'SENT' then :now else sent_at end
            where coalition_id = :coalition and id = :id
            """)
        .param("state", state.name())
        .param("problem", problem == null ? null : problem.name())
        .param("things", mail.things())
        .param("open", mail.open())
        .param("now", utc(now))
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  void turn(CoalitionId coalition, UUID id, State state) {
    jdbc.sql(
            """
            update notification.letter set state = :state
            where coalition_id = :coalition and id = :id
            """)
        .param("state", state.name())
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  void remove(CoalitionId coalition, UUID id) {
    jdbc.sql("delete from notification.letter where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  Optional<Letter> byId(CoalitionId coalition, UUID id) {
    return jdbc.sql(
            "select * from notification.letter where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query(LETTER)
        .optional();
  }

  /** These notices go into that letter. */
  void put(CoalitionId coalition, UUID letter, Collection<UUID> notices) {
    if (notices.isEmpty()) return;
    jdbc.sql(
            """
            update notification.notice set letter_id = :letter
            where coalition_id = :coalition and id in (:notices)
            """)
        .param("letter", letter)
        .param("coalition", coalition.value())
        .param("notices", notices)
        .update();
  }

  /** Whoever writes the day first makes the digest of that person for it; answers for whom. */
  List<PersonId> claimDay(CoalitionId coalition, Collection<PersonId> people, LocalDate day) {
    return jdbc.sql(
            """
            insert into notification.digest as d (coalition_id, person_id, last_on)
            select :coalition, p, :day from unnest(:people) p order by p
            on conflict (coalition_id, person_id) do update set last_on = :day
              where d.last_on < :day
            returning person_id
            """)
        .param("coalition", coalition.value())
        .param("day", day)
        .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
        .query((row, number) -> PersonId.of(row.getString("person_id")))
        .list();
  }

  /** Whose digest of that day was begun. */
  List<PersonId> begunOn(CoalitionId coalition, LocalDate day) {
    return jdbc.sql(
            """
            select person_id from notification.digest
            where coalition_id = :coalition and last_on >= :day
            """)
        .param("coalition", coalition.value())
        .param("day", day)
        .query((row, number) -> PersonId.of(row.getString("person_id")))
        .list();
  }

  /**
   * The newest first. Of everybody's those are left out that came for something confidential alone:
   * that one came, and when, would tell of it. One that was given up is seen all the same, or
   * nobody would put the address right.
   *
   * @param person of this person alone; null of everybody
   * @param trouble only those that did not arrive
   * @param after those after it in the list; null from the beginning
   */
  List<Letter> list(
      CoalitionId coalition,
      @Nullable PersonId person,
      boolean trouble,
      @Nullable Letter after,
      int most) {
    return jdbc.sql(
            """
            select * from notification.letter
            where coalition_id = :coalition and state <> 'NEEDLESS'
              and case when :person::uuid is null then open_things > 0 or state = 'GIVEN_UP'
                  else person_id = :person::uuid end
              and (not :trouble or state in ('FAILED', 'GIVEN_UP'))
              and (:at::timestamptz is null or (written_at, id) < (:at::timestamptz, :id::uuid))
            order by written_at desc, id desc limit :most
            """)
        .param("coalition", coalition.value())
        .param("person", person == null ? null : person.value())
        .param("trouble", trouble)
        .param("at", after == null ? null : utc(after.writtenAt()))
        .param("id", after == null ? null : after.id())
        .param("most", most)
        .query(LETTER)
        .list();
  }

  /** How many did not arrive. */
  int troubled(CoalitionId coalition) {
    return jdbc.sql(
            """
            select count(*) from notification.letter
            where coalition_id = :coalition
              and (state = 'GIVEN_UP' or state = 'FAILED' and open_things > 0)
            """)
        .param("coalition", coalition.value())
        .query(Integer.class)
        .single();
  }

  void forget(CoalitionId coalition, Instant before) {
    jdbc.sql(
            """
            delete from notification.letter
            where coalition_id = :coalition and written_at < :before
            """)
        .param("coalition", coalition.value())
        .param("before", utc(before))
        .update();
  }

  private static Letter letter(ResultSet row) throws SQLException {
    var problem = row.getString("problem");
    return new Letter(
        row.getObject("id", UUID.class),
        PersonId.of(row.getString("person_id")),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        problem == null ? null : Problem.valueOf(problem),
        row.getInt("tries"),
        row.getInt("things"),
        row.getInt("open_things"),
        java.util.Objects.requireNonNull(instant(row, "written_at")),
        instant(row, "tried_at"),
        instant(row, "sent_at"));
  }
}
