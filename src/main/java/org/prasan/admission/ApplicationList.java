package org.prasan.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Lists and searches the applications of a coalition, the latest first. */
@Component
@Transactional(readOnly = true)
class ApplicationList {
  static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Today today;

  ApplicationList(JdbcClient jdbc, JsonMapper json, Today today) {
    this.jdbc = jdbc;
    this.json = json;
    this.today = today;
  }

  /** A line of the list. */
  record Line(
      ApplicationId id,
      String reference,
      LocalizedText name,
      State state,
      Told told,
      @Nullable OrganizationId organization,
      @Nullable Instant submittedAt,
      @Nullable LocalDate due,
      @Nullable Ballot ballot,
      int reviewersNeeded,
      boolean waitsForAnswer) {}

  /**
   * A page of lines.
   *
   * @param total how many there are on all pages
   * @param next the last line, after which the next page begins; null on the last page
   */
  record Page(List<Line> lines, int total, @Nullable UUID next) {}

  Page page(Acting acting, ApplicationFilter filter) {
    var found = found(acting, filter, PAGE + 1);
    var more = found.size() > PAGE;
    var lines = more ? found.subList(0, PAGE) : found;
    return new Page(lines, count(acting, filter), more ? lines.getLast().id().value() : null);
  }

  /** All that a filter lets through. */
  List<Line> all(Acting acting, ApplicationFilter filter) {
    return found(acting, filter.after(null), Integer.MAX_VALUE);
  }

  private List<Line> found(Acting acting, ApplicationFilter filter, int most) {
    var condition = Condition.of(acting, filter, today.day());
    return jdbc.sql(
            """
            select * from (
              select a.*, %s as state_now from admission.application a
              where a.coalition_id = :coalition) a
            where %s order by sorts_at desc, id desc limit :most
            """
                .formatted(Applications.STATE, condition.where()))
        .params(condition.values())
        .param("most", most)
        .query((row, number) -> line(row))
        .list();
  }

  private int count(Acting acting, ApplicationFilter filter) {
    var condition = Condition.of(acting, filter.after(null), today.day());
    return jdbc.sql(
            """
            select count(*) from (
              select a.*, %s as state_now from admission.application a
              where a.coalition_id = :coalition) a
            where %s
            """
                .formatted(Applications.STATE, condition.where()))
        .params(condition.values())
        .query(Integer.class)
        .single();
  }

  /** What waits for the coalition or to be signed; a draft waits for its writer alone. */
  List<Line> open(CoalitionId coalition) {
    return jdbc.sql(
            """
            select a.*, %s as state_now from admission.application a
            where a.coalition_id = :coalition and (a.waits_for_answer
              or a.state in ('SUBMITTED', 'INCOMPLETE', 'DOCUMENTS_COMPLETE', 'SCREENED',
                'ADMITTED'))
            order by a.sorts_at, a.id limit 400
            """
                .formatted(Applications.STATE))
        .param("coalition", coalition.value())
        .param("today", today.day())
        .query((row, number) -> line(row))
        .list();
  }

  /** The applications this person has scored, or stepped aside from. */
  Set<UUID> reviewedBy(CoalitionId coalition, PersonId person) {
    return new HashSet<>(
        jdbc.sql(
                """
                select application_id from admission.review
                where coalition_id = :coalition and person_id = :person
                  and (conflict or submitted_at is not null)
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .query((row, number) -> row.getObject("application_id", UUID.class))
            .list());
  }

  /** The applications that this person is too close to. */
  Set<UUID> conflictsOf(CoalitionId coalition, PersonId person) {
    return new HashSet<>(
        jdbc.sql(
                """
                select application_id from admission.review
                where coalition_id = :coalition and person_id = :person and conflict
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .query((row, number) -> row.getObject("application_id", UUID.class))
            .list());
  }

  /** The applications about which this organization was asked and has not answered. */
  Set<UUID> unanswered(CoalitionId coalition, OrganizationId organization) {
    return new HashSet<>(
        jdbc.sql(
                """
                select application_id from admission.endorsement
                where coalition_id = :coalition and organization_id = :organization
                  and answer is null
                """)
            .param("coalition", coalition.value())
            .param("organization", organization.value())
            .query((row, number) -> row.getObject("application_id", UUID.class))
            .list());
  }

  /** What a filter means in SQL. */
  private record Condition(String where, Map<String, @Nullable Object> values) {
    static Condition of(Acting acting, ApplicationFilter filter, LocalDate day) {
      var values = new HashMap<String, @Nullable Object>();
      var where = new ArrayList<String>();
      values.put("coalition", acting.coalitionId().value());
      values.put("today", day);
      where.add("coalition_id = :coalition");
      if (!acting.may(Action.HANDLE_APPLICATION)) where.add("submitted_at is not null");
      if (filter.q() != null) {
        values.put("part", Applications.key(filter.q()));
        values.put("reference", filter.q().toUpperCase(Locale.ROOT));
        where.add("(strpos(name_key, :part) > 0 or reference = :reference)");
      }
      if (filter.state() != null) {
        values.put("state", filter.state().name());
        where.add("state_now = :state");
      }
      if (filter.show() != null)
        where.add(
            "state "
                + (filter.show() == ApplicationFilter.Show.OVER ? "in" : "not in")
                + " ('REFUSED', 'ACTIVE', 'WITHDRAWN')");
      if (filter.after() != null) {
        values.put("after", filter.after());
        where.add(
            """
            (sorts_at, id) < (select sorts_at, id from admission.application
              where coalition_id = :coalition and id = :after)\
            """);
      }
      return new Condition(String.join(" and ", where), values);
    }
  }

  private Line line(ResultSet row) throws SQLException {
    var submitted = row.getObject("submitted_at", OffsetDateTime.class);
    return new Line(
        new ApplicationId(row.getObject("id", UUID.class)),
        row.getString("reference"),
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        State.valueOf(row.getString("state_now")),
        ToldRow.read(row, json),
        Applications.organization(row),
        submitted == null ? null : submitted.toInstant(),
        row.getObject("due_on", LocalDate.class),
        Applications.ballot(row),
        row.getInt("reviewers_needed"),
        row.getBoolean("waits_for_answer"));
  }
}
