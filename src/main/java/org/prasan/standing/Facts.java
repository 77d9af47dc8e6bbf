package org.prasan.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.Rules;
import org.prasan.language.ApproximateDate;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The facts of all memberships of a coalition. */
@Component
@Transactional(readOnly = true)
class Facts {
  private final JdbcClient jdbc;
  private final Rules rules;
  private final Dates dates;
  private final Clock clock;

  Facts(JdbcClient jdbc, Rules rules, Dates dates, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.dates = dates;
    this.clock = clock;
  }

  /** The day it is where the coalition works. */
  LocalDate today() {
    return dates.day(clock.instant());
  }

  MembershipRules rules(CoalitionId coalition) {
    return new MembershipRules(
        rules.history(coalition, RuleKey.TERM_OF_MEMBERSHIP),
        rules.history(coalition, RuleKey.RENEWAL_MONTH),
        rules.history(coalition, RuleKey.GRACE_DAYS),
        rules.history(coalition, RuleKey.RENEWAL_OPENS_DAYS));
  }

  /** Everything ever recorded about it, also what was corrected since. */
  List<Fact> of(CoalitionId coalition, OrganizationId organization) {
    return ReadOnce.of(
        List.of("facts", coalition, organization),
        () ->
            jdbc.sql(
                    """
                    select * from standing.fact
                    where coalition_id = :coalition and organization_id = :organization
                    """)
                .param("coalition", coalition.value())
                .param("organization", organization.value())
                .query((row, number) -> fact(row))
                .list());
  }

  Course course(CoalitionId coalition, OrganizationId organization) {
    return Course.of(of(coalition, organization), rules(coalition));
  }

  /** The course of each organization that has or had a membership, or was admitted. */
  Map<OrganizationId, Course> courses(CoalitionId coalition) {
    return ReadOnce.of(List.of("courses", coalition), () -> readCourses(coalition));
  }

  private Map<OrganizationId, Course> readCourses(CoalitionId coalition) {
    var all = rules(coalition);
    return jdbc
        .sql("select * from standing.fact where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query((row, number) -> fact(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Fact::organization,
                Collectors.collectingAndThen(Collectors.toList(), facts -> Course.of(facts, all))));
  }

  /** Nobody else records anything about this membership until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(CoalitionId coalition, OrganizationId organization) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "standing " + coalition + organization)
        .query((row, number) -> true)
        .single();
  }

  /** A fact as somebody tells it; who and when is added here. */
  record Told(
      OrganizationId organization,
      Fact.Kind kind,
      LocalDate on,
      ApproximateDate about,
      @Nullable LocalDate until,
      @Nullable LocalDate term,
      Fact.@Nullable How how,
      String decision,
      String reason,
      @Nullable UUID corrects) {

    static Told of(OrganizationId organization, Fact.Kind kind, LocalDate on) {
      return new Told(
          organization, kind, on, ApproximateDate.of(on), null, null, null, "", "", null);
    }

    Told decided(String decision, String reason) {
      return new Told(organization, kind, on, about, until, term, how, decision, reason, corrects);
    }

    Told renewing(@Nullable LocalDate term, Fact.How how) {
      return new Told(organization, kind, on, about, until, term, how, decision, reason, corrects);
    }

    Told until(@Nullable LocalDate day) {
      return new Told(organization, kind, on, about, day, term, how, decision, reason, corrects);
    }

    Told known(ApproximateDate about) {
      return new Told(organization, kind, on, about, until, term, how, decision, reason, corrects);
    }

    Told correcting(UUID fact) {
      return new Told(organization, kind, on, about, until, term, how, decision, reason, fact);
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Fact add(Acting acting, Told told) {
    var fact =
        new Fact(
            FreshId.next(),
            told.organization(),
            told.kind(),
            told.on(),
            told.about(),
            told.until(),
            told.term(),
            told.how(),
            told.decision(),
            told.reason(),
            told.corrects(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            acting.person());
    insert(acting.coalitionId(), fact);
    return fact;
  }

  private void insert(CoalitionId coalition, Fact fact) {
    jdbc.sql(
            """
            insert into standing.fact (coalition_id, id, organization_id, kind, counts_from, about,
              until, term, how, decision, reason, corrects, recorded_at, recorded_by)
            values (:coalition, :id, :organization, :kind, :on, :about,
              :until, :term, :how, :decision, :reason, :corrects, :at, :by)
            """)
        .param("coalition", coalition.value())
        .param("id", fact.id())
        .param("organization", fact.organization().value())
        .param("kind", fact.kind().name())
        .param("on", fact.on())
        .param("about", fact.about().toString())
        .param("until", fact.until())
        .param("term", fact.term())
        .param("how", fact.how() == null ? null : fact.how().name())
        .param("decision", fact.decision())
        .param("reason", fact.reason())
        .param("corrects", fact.corrects())
        .param("at", fact.recordedAt().atOffset(ZoneOffset.UTC))
        .param("by", fact.recordedBy() == null ? null : fact.recordedBy().value())
        .update();
  }

  private static Fact fact(ResultSet row) throws SQLException {
    var how = row.getString("how");
    var by = row.getString("recorded_by");
    return new Fact(
        row.getObject("id", UUID.class),
        OrganizationId.of(row.getString("organization_id")),
        Fact.Kind.valueOf(row.getString("kind")),
        row.getObject("counts_from", LocalDate.class),
        ApproximateDate.of(row.getString("about")),
        row.getObject("until", LocalDate.class),
        row.getObject("term", LocalDate.class),
        how == null ? null : Fact.How.valueOf(how),
        row.getString("decision"),
        row.getString("reason"),
        row.getObject("corrects", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        by == null ? null : PersonId.of(by));
  }
}
