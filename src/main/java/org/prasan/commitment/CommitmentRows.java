package org.prasan.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PillarId;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The commitments of a coalition. */
@Repository
@Transactional
class CommitmentRows {
  private final JdbcClient jdbc;

  CommitmentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Commitment> find(CoalitionId coalition, CommitmentId id) {
    return jdbc.sql(
            "select * from commitment.commitment where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> commitment(row))
        .optional();
  }

  /** Nobody else can change it until the transaction ends. */
  Optional<Commitment> lock(CoalitionId coalition, CommitmentId id) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> commitment(row))
        .optional();
  }

  List<Commitment> from(CoalitionId coalition, Collection<UUID> sources) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and source_id in (:sources) order by id
            """)
        .param("coalition", coalition.value())
        .param("sources", sources)
        .query((row, number) -> commitment(row))
        .list();
  }

  List<Commitment> open(CoalitionId coalition, int most) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and open order by due, id limit :most
            """)
        .param("coalition", coalition.value())
        .param("most", most)
        .query((row, number) -> commitment(row))
        .list();
  }

  /** Whose day lies in between and for which nobody has climbed this rung yet. */
  List<CommitmentId> uncalled(
      CoalitionId coalition, String rung, LocalDate from, LocalDate until, int most) {
    return jdbc.sql(
            """
            select c.id from commitment.commitment c
            where c.coalition_id = :coalition and c.state in (:toDo)
              and c.due between :from and :until
              and not exists (
                select from commitment.call k
                where k.coalition_id = c.coalition_id and k.commitment_id = c.id
                  and k.due = c.due and k.rung = :rung)
            order by c.due, c.id limit :most
            """)
        .param("coalition", coalition.value())
        .param("toDo", names(State.TO_DO))
        .param("from", from)
        .param("until", until)
        .param("rung", rung)
        .param("most", most)
        .query((row, number) -> new CommitmentId(row.getObject("id", UUID.class)))
        .list();
  }

  /** What a person has yet to do. */
  List<Commitment> toDoBy(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and person = :person and state in (:toDo)
            order by due, id
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("toDo", names(State.TO_DO))
        .query((row, number) -> commitment(row))
        .list();
  }

  /** What an organization has yet to do. */
  List<Commitment> toDoBy(CoalitionId coalition, OrganizationId owner) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and owner = :owner and state in (:toDo)
            order by due, id
            """)
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .param("toDo", names(State.TO_DO))
        .query((row, number) -> commitment(row))
        .list();
  }

  List<Commitment> toDoBetween(
      CoalitionId coalition, OrganizationId owner, LocalDate from, LocalDate to, int most) {
    return jdbc.sql(
            """
            select * from commitment.commitment
            where coalition_id = :coalition and owner = :owner and open and state in (:toDo)
              and due between :from and :to
            order by due, id limit :most
            """)
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .param("toDo", names(State.TO_DO))
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query((row, number) -> commitment(row))
        .list();
  }

  static List<String> names(Collection<State> states) {
    return states.stream().map(State::name).toList();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Commitment commitment) {
    var added =
        jdbc.sql(
                    """
                    insert into commitment.commitment
                      (coalition_id, id, what, owner, person, due, state, open, asked_due, asked_by,
                       asked_person, created_by, created_for, created_at, source_kind, source_id,
                       source_part, pillar, objective, done_on, report, changed_at)
                    values
                      (:coalition, :id, :what, :owner, :person, :due, :state, :open, :askedDue, :askedBy,
                       :askedPerson, :createdBy, :createdFor, :createdAt, :sourceKind, :sourceId,
                       :sourcePart, :pillar, :objective, :doneOn, :report, :createdAt)
                    on conflict (coalition_id, id) do nothing
                    """)
                .params(values(coalition, commitment))
                .update()
            == 1;
    if (added) index(coalition, commitment);
    return added;
  }

  private void index(CoalitionId coalition, Commitment commitment) {
    jdbc.sql(
            """
            insert into commitment.word (coalition_id, word, commitment_id)
            select :coalition, word, :id from unnest(:words) as word
            """)
        .param("coalition", coalition.value())
        .param("id", commitment.id().value())
        .param("words", Words.of(commitment.what()).stream().distinct().toArray(String[]::new))
        .update();
  }

  void update(CoalitionId coalition, Commitment commitment, Instant at) {
    var values = values(coalition, commitment);
    values.put("at", at.atOffset(ZoneOffset.UTC));
    values.put("version", commitment.version());
    var changed =
        jdbc.sql(
                """
                update commitment.commitment set
                  owner = :owner, person = :person, due = :due, state = :state, open = :open,
                  asked_due = :askedDue, done_on = :doneOn, report = :report, changed_at = :at,
                  version = version + 1
                where coalition_id = :coalition and id = :id and version = :version
                """)
            .params(values)
            .update();
    if (changed == 0) throw new OptimisticLockingFailureException("Commitment changed meanwhile");
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Commitment it) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", it.id().value());
    values.put("what", it.what());
    values.put("owner", it.owner().value());
    values.put("person", value(it.person()));
    values.put("due", it.due());
    values.put("state", it.state().name());
    values.put("open", it.state().open());
    values.put("askedDue", it.askedDue());
    values.put("askedBy", value(it.asker().organization()));
    values.put("askedPerson", value(it.asker().person()));
    values.put("createdBy", value(it.made().by()));
    values.put("createdFor", value(it.made().actingFor()));
    values.put("createdAt", it.made().at().atOffset(ZoneOffset.UTC));
    var source = it.source();
    values.put("sourceKind", source == null ? null : source.kind());
    values.put("sourceId", source == null ? null : source.id());
    values.put("sourcePart", source == null ? null : source.part());
    var pillar = it.tags().pillar();
    values.put("pillar", pillar == null ? null : pillar.value());
    values.put("objective", it.tags().objective());
    values.put("doneOn", it.doneOn());
    values.put("report", it.report());
    return values;
  }

  private static @Nullable UUID value(@Nullable PersonId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable UUID value(@Nullable OrganizationId id) {
    return id == null ? null : id.value();
  }

  static Commitment commitment(ResultSet row) throws SQLException {
    return new Commitment(
        new CommitmentId(row.getObject("id", UUID.class)),
        row.getString("what"),
        new OrganizationId(row.getObject("owner", UUID.class)),
        person(row, "person"),
        row.getObject("due", LocalDate.class),
        State.valueOf(row.getString("state")),
        row.getObject("asked_due", LocalDate.class),
        new Commitment.Asker(organization(row, "asked_by"), person(row, "asked_person")),
        new Commitment.Made(
            person(row, "created_by"),
            organization(row, "created_for"),
            row.getObject("created_at", OffsetDateTime.class).toInstant()),
        source(row),
        tags(row),
        row.getObject("done_on", LocalDate.class),
        row.getString("report"),
        row.getInt("version"));
  }

  private static @Nullable Source source(ResultSet row) throws SQLException {
    @Nullable String kind = row.getString("source_kind");
    return kind == null
        ? null
        : new Source(
            kind, row.getObject("source_id", UUID.class), row.getObject("source_part", UUID.class));
  }

  private static Commitment.Tags tags(ResultSet row) throws SQLException {
    @Nullable UUID pillar = row.getObject("pillar", UUID.class);
    return new Commitment.Tags(
        pillar == null ? null : new PillarId(pillar), row.getObject("objective", UUID.class));
  }

  static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  static @Nullable OrganizationId organization(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new OrganizationId(id);
  }
}
