package org.prasan.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The applications of the coalitions, each with the state it has on the present day. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Applications {
  /** A ballot that was carried and is closed makes a screened application an endorsed one. */
  static final String STATE =
      """
      case when a.state = 'SCREENED' and a.endorsed >= a.needed
        and (a.closes_on < :today or a.answered = a.asked) then 'ENDORSED' else a.state end\
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Today today;

  Applications(JdbcClient jdbc, JsonMapper json, Today today) {
    this.jdbc = jdbc;
    this.json = json;
    this.today = today;
  }

  Optional<Application> find(CoalitionId coalition, ApplicationId id) {
    return one(coalition, "a.id = :key", id.value(), "");
  }

  /** Nobody else can change it until the transaction ends. */
  Optional<Application> lock(CoalitionId coalition, ApplicationId id) {
    return one(coalition, "a.id = :key", id.value(), " for update");
  }

  /**
   * Whether another one is under way for an organization of this name. Whoever asks at the same
   * moment waits for the end of this transaction, so that there are never two.
   */
  boolean anotherUnderWay(CoalitionId coalition, ApplicationId but, String nameTh) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "application of " + coalition + key(nameTh))
        .query((row, number) -> true)
        .single();
    return one(
            coalition,
            """
            a.name_key = :key
              and a.state not in ('DRAFT', 'REFUSED', 'ACTIVE', 'WITHDRAWN')\
            """,
            key(nameTh),
            "")
        .filter(one -> !one.id().equals(but))
        .isPresent();
  }

  /** The latest that was refused for an organization of this name. */
  Optional<Application> refused(CoalitionId coalition, String nameTh) {
    return one(
        coalition,
        "a.name_key = :key and a.state = 'REFUSED' order by a.decided_on desc, a.id desc limit 1",
        key(nameTh),
        "");
  }

  /** Those an organization was admitted by and has not yet begun its membership with. */
  Optional<Application> admitted(CoalitionId coalition, OrganizationId organization) {
    return one(
        coalition,
        """
        a.organization_id = :key and a.state in ('ADMITTED', 'SIGNED')
        order by a.decided_on desc, a.id desc limit 1\
        """,
        organization.value(),
        "");
  }

  private Optional<Application> one(
      CoalitionId coalition, String condition, Object key, String locking) {
    return jdbc.sql(
            "select a.*, %s as state_now from admission.application a where a.coalition_id = :coalition and %s"
                    .formatted(STATE, condition)
                + locking)
        .param("coalition", coalition.value())
        .param("today", today.day())
        .param("key", key)
        .query((row, number) -> application(row))
        .optional();
  }

  void insert(CoalitionId coalition, Application application, @Nullable PersonId invitedBy) {
    jdbc.sql(
            """
            insert into admission.application
              (coalition_id, id, reference, state, name_th, name_en, name_key, told, language,
               started_at, sorts_at, state_since, invited_by)
            values (:coalition, :id, :reference, 'DRAFT', :th, :en, :key, cast(:told as jsonb),
              :language, :at, :at, :at, :invitedBy)
            """)
        .param("coalition", coalition.value())
        .param("id", application.id().value())
        .param("reference", application.reference())
        .param("th", application.name().th())
        .param("en", application.name().en())
        .param("key", key(application.name().th()))
        .param("told", json.writeValueAsString(application.told()))
        .param("language", application.language())
        .param("at", utc(application.startedAt()))
        .param("invitedBy", invitedBy == null ? null : invitedBy.value())
        .update();
  }

  void tell(CoalitionId coalition, ApplicationId id, Told told) {
    jdbc.sql(
            """
            update admission.application
            set told = cast(:told as jsonb), name_th = :th, name_en = :en, name_key = :key
            where coalition_id = :coalition and id = :id
            """)
        .param("told", json.writeValueAsString(told))
        .param("th", told.nameTh())
        .param("en", told.nameEn())
        .param("key", key(told.nameTh()))
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void move(
      CoalitionId coalition, ApplicationId id, State to, Instant at, @Nullable LocalDate due) {
    jdbc.sql(
            """
            update admission.application set state = :state, state_since = :at, due_on = :due
            where coalition_id = :coalition and id = :id
            """)
        .param("state", to.name())
        .param("at", utc(at))
        .param("due", due)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  /** What is settled by the first submission; a later one after corrections leaves it as it is. */
  void submitted(
      CoalitionId coalition,
      ApplicationId id,
      Instant at,
      List<Criterion> criteria,
      int reviewers,
      @Nullable OrganizationId organization) {
    jdbc.sql(
            """
            update admission.application
            set submitted_at = :at, sorts_at = :at, consented_at = :at,
              criteria = cast(:criteria as jsonb), reviewers_needed = :reviewers,
              organization_id = :organization
            where coalition_id = :coalition and id = :id and submitted_at is null
            """)
        .param("at", utc(at))
        .param("criteria", json.writeValueAsString(criteria))
        .param("reviewers", reviewers)
        .param("organization", organization == null ? null : organization.value())
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void openLate(CoalitionId coalition, ApplicationId id, String reason, @Nullable PersonId by) {
    jdbc.sql(
            """
            update admission.application set late_reason = :reason, late_by = :by
            where coalition_id = :coalition and id = :id
            """)
        .param("reason", reason)
        .param("by", by == null ? null : by.value())
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void opened(CoalitionId coalition, ApplicationId id, Ballot ballot) {
    jdbc.sql(
            """
            update admission.application
            set asked = :asked, answered = 0, endorsed = 0, needed = :needed, opened_on = :opened,
              closes_on = :closes, due_on = :closes
            where coalition_id = :coalition and id = :id
            """)
        .param("asked", ballot.asked())
        .param("needed", ballot.needed())
        .param("opened", ballot.openedOn())
        .param("closes", ballot.closesOn())
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void counted(CoalitionId coalition, ApplicationId id, int answered, int endorsed) {
    jdbc.sql(
            """
            update admission.application set answered = :answered, endorsed = :endorsed
            where coalition_id = :coalition and id = :id
            """)
        .param("answered", answered)
        .param("endorsed", endorsed)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void decided(
      CoalitionId coalition,
      ApplicationId id,
      Decision decision,
      @Nullable OrganizationId organization) {
    jdbc.sql(
            """
            update admission.application
            set decision_reference = :reference, decided_on = :on, decision_reason = :reason,
              override_reason = :override, reapply_from = :reapply,
              organization_id = coalesce(:organization, organization_id)
            where coalition_id = :coalition and id = :id
            """)
        .param("reference", decision.reference())
        .param("on", decision.on())
        .param("reason", decision.reason())
        .param("override", decision.override())
        .param("reapply", decision.reapplyFrom())
        .param(
            "organization",
            organization == null ? null : organization.value(),
            java.sql.Types.OTHER)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  void waitsForAnswer(CoalitionId coalition, ApplicationId id, boolean waits) {
    jdbc.sql(
            """
            update admission.application set waits_for_answer = :waits
            where coalition_id = :coalition and id = :id
            """)
        .param("waits", waits)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  /** Two spellings of a name that look alike are one. */
  static String key(String name) {
    return Words.normalize(name).replaceAll("[\\s.,\"'“”()-]+", "");
  }

  private Application application(ResultSet row) throws SQLException {
    var submitted = row.getObject("submitted_at", OffsetDateTime.class);
    return new Application(
        new ApplicationId(row.getObject("id", UUID.class)),
        row.getString("reference"),
        State.valueOf(row.getString("state_now")),
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        organization(row),
        json.readValue(row.getString("told"), Told.class),
        json.readValue(row.getString("criteria"), new TypeReference<List<Criterion>>() {}),
        row.getString("language"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        submitted == null ? null : submitted.toInstant(),
        row.getObject("state_since", OffsetDateTime.class).toInstant(),
        row.getObject("due_on", LocalDate.class),
        row.getObject("invited_by", UUID.class) != null,
        row.getString("late_reason"),
        row.getInt("reviewers_needed"),
        ballot(row),
        decision(row),
        row.getBoolean("waits_for_answer"));
  }

  static @Nullable OrganizationId organization(ResultSet row) throws SQLException {
    var id = row.getObject("organization_id", UUID.class);
    return id == null ? null : new OrganizationId(id);
  }

  static @Nullable Ballot ballot(ResultSet row) throws SQLException {
    var opened = row.getObject("opened_on", LocalDate.class);
    if (opened == null) return null;
    return new Ballot(
        row.getInt("asked"),
        row.getInt("answered"),
        row.getInt("endorsed"),
        row.getInt("needed"),
        opened,
        row.getObject("closes_on", LocalDate.class));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    var on = row.getObject("decided_on", LocalDate.class);
    if (on == null) return null;
    return new Decision(
        row.getString("decision_reference"),
        on,
        row.getString("decision_reason"),
        row.getString("override_reason"),
        row.getObject("reapply_from", LocalDate.class));
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
