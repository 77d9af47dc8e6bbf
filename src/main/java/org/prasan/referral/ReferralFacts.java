package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.directory.Sex;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.operation.Settings;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be counted of referrals, in codes alone and without whose they are. Each client is in it
 * once a year, with the first referral that was offered: of three referrals of one person nobody
 * may make three people.
 */
@Component
public class ReferralFacts {
  private final JdbcClient jdbc;
  private final OrganizationRegistry organizations;
  private final ZoneId zone;

  ReferralFacts(JdbcClient jdbc, OrganizationRegistry organizations, Settings settings) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.zone = settings.timeZone();
  }

  /**
   * A client's first referral of a year.
   *
   * @param need the first of those named
   * @param receiver what kind of organization it went to: whoever accepted it, or was asked first
   * @param untilAnswer from the first offer to the first answer; null if nobody answered
   * @param closed also if the client took consent back, or was erased, once the loop was closed
   * @param refusal the code of the first reason for which it was declined or given back
   */
  public record Fact(
      @Nullable String need,
      @Nullable String district,
      AgeBand age,
      @Nullable Sex sex,
      String urgency,
      @Nullable OrganizationKind receiver,
      @Nullable Duration untilAnswer,
      boolean accepted,
      boolean closed,
      @Nullable String refusal) {}

  /** A reason to decline, and the key of whose reason it is. */
  public record Reason(String code, String key, String side) {}

  public static List<Reason> reasons() {
    return Arrays.stream(DeclineReason.values())
        .map(reason -> new Reason(reason.name(), reason.key(), reason.side().key()))
        .toList();
  }

  public static List<String> urgencies() {
    return Arrays.stream(Urgency.values()).map(Urgency::name).toList();
  }

  /** When a referral was offered for the first time; empty if none ever was. */
  @Transactional(readOnly = true)
  public Optional<YearMonth> first(CoalitionId coalition) {
    return Tenancy.asProduct(
        coalition,
        () ->
            jdbc.sql(
                    """
                    select min(offered_at) as first from referral.address
                    where coalition_id = :coalition and offered_at is not null
                    """)
                .param("coalition", coalition.value())
                .query(
                    (row, number) ->
                        Optional.ofNullable(Referrals.instantIfAny(row, "first"))
                            .map(first -> YearMonth.from(first.atZone(zone))))
                .single());
  }

  /** Those whose first offer of the year fell into this month. */
  @Transactional(readOnly = true)
  public List<Fact> offered(CoalitionId coalition, YearMonth month) {
    return Tenancy.asProduct(
        coalition,
        () ->
            jdbc.sql(OFFERED)
                .param("coalition", coalition.value())
                .param("year", Referrals.utc(start(YearMonth.of(month.getYear(), 1))))
                .param("from", Referrals.utc(start(month)))
                .param("until", Referrals.utc(start(month.plusMonths(1))))
                .query((row, number) -> fact(coalition, row))
                .list());
  }

  private static final String OFFERED =
      """
      with first as (
        select distinct on (r.client_id) r.*, a.receiver_id as asked, a.offered_at
        from referral.address a
        join referral.referral r on r.coalition_id = a.coalition_id and r.id = a.referral_id
        where a.coalition_id = :coalition and a.offered_at >= :year and a.offered_at < :until
          and not exists (select from referral.practice p
            where p.coalition_id = r.coalition_id and p.id = r.client_id)
        order by r.client_id, a.offered_at, r.id)
      select f.*,
        (select min(happened_at) from referral.entry e
          where e.coalition_id = f.coalition_id and e.referral_id = f.id
            and e.what in ('ACCEPT', 'DECLINE')) as answered_at,
        (select receiver_id from referral.entry e
          where e.coalition_id = f.coalition_id and e.referral_id = f.id and e.what = 'ACCEPT'
          order by happened_at limit 1) as accepted_by,
        (select reason from referral.entry e
          where e.coalition_id = f.coalition_id and e.referral_id = f.id
            and e.what in ('DECLINE', 'RETURN') order by happened_at limit 1) as refusal,
        (select e.state from referral.entry e
          where e.coalition_id = f.coalition_id and e.referral_id = f.id
            and e.what in ('CONFIRM_CLOSE', 'SETTLE_DISPUTE', 'REOPEN')
          order by happened_at desc, id desc limit 1) as closed_or_not
      from first f where f.offered_at >= :from
      """;

  private Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private Fact fact(CoalitionId coalition, ResultSet row) throws SQLException {
    @Nullable String sex = row.getString("sex");
    @Nullable UUID acceptedBy = row.getObject("accepted_by", UUID.class);
    var answered = Referrals.instantIfAny(row, "answered_at");
    return new Fact(
        Referrals.strings(row, "needs").stream().findFirst().orElse(null),
        row.getString("district"),
        AgeBand.valueOf(row.getString("age_band")),
        sex == null ? null : Sex.valueOf(sex),
        row.getString("urgency"),
        kind(coalition, acceptedBy == null ? row.getObject("asked", UUID.class) : acceptedBy),
        answered == null ? null : Duration.between(Referrals.instant(row, "offered_at"), answered),
        acceptedBy != null,
        State.LOOP_CLOSED.name().equals(row.getString("closed_or_not")),
        row.getString("refusal"));
  }

  private @Nullable OrganizationKind kind(CoalitionId coalition, UUID organization) {
    return organizations
        .find(coalition, new OrganizationId(organization))
        .map(OrganizationRegistry.Entry::kind)
        .orElse(null);
  }
}
