package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rosters of months, drafts and versions, the newest first. */
@Component
class Editions {
  private final JdbcClient jdbc;

  Editions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  List<Edition> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from roster.edition where coalition_id = :coalition
            order by month desc, made_at desc, id desc
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> edition(row))
        .list();
  }

  /** Those that were ever published for a month that touches the time. */
  @Transactional(readOnly = true)
  List<Edition> published(CoalitionId coalition, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select * from roster.edition
            where coalition_id = :coalition and published_at is not null
              and month between :from and :to
            order by published_at, id
            """)
        .param("coalition", coalition.value())
        .param("from", from.minusDays(1).withDayOfMonth(1))
        .param("to", to)
        .query((row, number) -> edition(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Edition> byId(CoalitionId coalition, EditionId id) {
    return find(
        "select * from roster.edition where coalition_id = :coalition and id = :id", coalition, id);
  }

  @Transactional(readOnly = true)
  boolean isAnyQueuedBeside(CoalitionId coalition, EditionId id) {
    return jdbc.sql(
            """
            select exists (select from roster.edition where coalition_id = :coalition
              and state = 'QUEUED' and id <> :id)
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Edition> lock(CoalitionId coalition, EditionId id) {
    return find(
        "select * from roster.edition where coalition_id = :coalition and id = :id for update",
        coalition,
        id);
  }

  private Optional<Edition> find(String sql, CoalitionId coalition, EditionId id) {
    return jdbc.sql(sql)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> edition(row))
        .optional();
  }

  /** Two people who publish at once wait for each other, so that numbers have no gaps. */
  @Transactional(propagation = Propagation.MANDATORY)
  int nextNumber(CoalitionId coalition) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "roster " + coalition)
        .query(row -> {});
    return jdbc.sql(
            """
            select coalesce(max(number), 0) + 1 from roster.edition where coalition_id = :coalition
            """)
        .param("coalition", coalition.value())
        .query(Integer.class)
        .single();
  }

  /** False if it is there already. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(Acting acting, Edition edition) {
    return jdbc.sql(
                """
                insert into roster.edition
                  (coalition_id, id, month, state, seed, nights_per_week, progress, made_at, made_by)
                values (:coalition, :id, :month, :state, :seed, :nights, :progress, :made, :by)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", edition.id().value())
            .param("month", edition.month().atDay(1))
            .param("state", edition.state().name())
            .param("seed", edition.recipe().seed())
            .param("nights", edition.recipe().nightsPerWeek())
            .param("progress", edition.progress())
            .param("made", RosterClock.utc(edition.made()))
            .param("by", acting.person() == null ? null : acting.person().value())
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void advance(
      CoalitionId coalition,
      EditionId id,
      Edition.State state,
      int progress,
      @Nullable String score) {
    jdbc.sql(
            """
            update roster.edition set state = :state, progress = :progress, score = :score,
              version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("state", state.name())
        .param("progress", progress)
        .param("score", score)
        .update();
  }

  /** From now on this one counts for its month, and no other. */
  @Transactional(propagation = Propagation.MANDATORY)
  void publish(CoalitionId coalition, Edition edition, int number, Instant now) {
    jdbc.sql(
            """
            update roster.edition set state = 'REPLACED', replaced_at = :now, version = version + 1
            where coalition_id = :coalition and month = :month and state = 'PUBLISHED'
            """)
        .param("coalition", coalition.value())
        .param("month", edition.month().atDay(1))
        .param("now", RosterClock.utc(now))
        .update();
    jdbc.sql(
            """
            update roster.edition set state = 'PUBLISHED', number = :number, published_at = :now,
              version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", edition.id().value())
        .param("number", number)
        .param("now", RosterClock.utc(now))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void order(CoalitionId coalition, EditionId id, Edition.Order order) {
    jdbc.sql(
            """
            update roster.edition set order_number = :number, order_date = :date,
              order_file_id = :file, order_file_name = :name, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("number", order.number())
        .param("date", order.date())
        .param("file", order.file().value())
        .param("name", order.fileName())
        .update();
  }

  private static Edition edition(ResultSet row) throws SQLException {
    @Nullable String order = row.getString("order_number");
    return new Edition(
        new EditionId(row.getObject("id", UUID.class)),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        Edition.State.valueOf(row.getString("state")),
        new Edition.Recipe(row.getLong("seed"), row.getInt("nights_per_week")),
        row.getInt("progress"),
        row.getString("score"),
        row.getObject("number", Integer.class),
        Row.instant(row, "made_at"),
        Row.instantIfAny(row, "published_at"),
        Row.instantIfAny(row, "replaced_at"),
        order == null
            ? null
            : new Edition.Order(
                order,
                row.getObject("order_date", LocalDate.class),
                new FileId(row.getObject("order_file_id", UUID.class)),
                Objects.requireNonNull(row.getString("order_file_name"))),
        row.getInt("version"));
  }
}
