package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.client.ClientId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which clients are made up for practice; whoever counts leaves them out. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Practices {
  private static final String RUNNING =
      "select * from referral.practice where coalition_id = :coalition and ended_at is null ";

  private final JdbcClient jdbc;

  Practices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if the id is taken. */
  boolean insert(CoalitionId coalition, Practice practice) {
    return jdbc.sql(
                """
                insert into referral.practice
                  (coalition_id, id, sender_id, receiver_id, scenario, started_by, started_at)
                values (:coalition, :id, :owner, :owner, :scenario, :by, :started)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", practice.client().value())
            .param("owner", practice.owner().value())
            .param("scenario", practice.scenario().name())
            .param("by", practice.by().value())
            .param("started", Referrals.utc(practice.started()))
            .update()
        == 1;
  }

  Optional<Practice> find(CoalitionId coalition, ClientId client) {
    return jdbc.sql(RUNNING + "and id = :id")
        .param("coalition", coalition.value())
        .param("id", client.value())
        .query((row, number) -> practice(row))
        .optional();
  }

  /** Of one organization, the newest first. */
  List<Practice> of(CoalitionId coalition, OrganizationId owner) {
    return jdbc.sql(RUNNING + "and sender_id = :owner order by started_at desc")
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .query((row, number) -> practice(row))
        .list();
  }

  List<Practice> startedBefore(CoalitionId coalition, Instant moment) {
    return jdbc.sql(RUNNING + "and started_at < :moment order by started_at")
        .param("coalition", coalition.value())
        .param("moment", Referrals.utc(moment))
        .query((row, number) -> practice(row))
        .list();
  }

  /** Also when it has ended: what is left of it was never anybody's. */
  boolean has(CoalitionId coalition, ClientId client) {
    return Tenancy.asProduct(
        coalition,
        () ->
            jdbc.sql(
                    """
                    select exists (select from referral.practice
                      where coalition_id = :coalition and id = :id)
                    """)
                .param("coalition", coalition.value())
                .param("id", client.value())
                .query(Boolean.class)
                .single());
  }

  /** Whether it is or was that organization's. */
  boolean isOf(CoalitionId coalition, ClientId client, OrganizationId owner) {
    return jdbc.sql(
            """
            select exists (select from referral.practice
              where coalition_id = :coalition and id = :id and sender_id = :owner)
            """)
        .param("coalition", coalition.value())
        .param("id", client.value())
        .param("owner", owner.value())
        .query(Boolean.class)
        .single();
  }

  /** Those of these that are practice, also for a side that does not know whose they are. */
  Set<ReferralId> among(CoalitionId coalition, Collection<ReferralId> ids) {
    return Tenancy.asProduct(
        coalition,
        () ->
            Set.copyOf(
                jdbc.sql(
                        """
                        select r.id from referral.referral r
                        join referral.practice p
                          on p.coalition_id = r.coalition_id and p.id = r.client_id
                        where r.coalition_id = :coalition and r.id = any(:ids)
                        """)
                    .param("coalition", coalition.value())
                    .param("ids", ids.stream().map(ReferralId::value).toArray(UUID[]::new))
                    .query((row, number) -> new ReferralId(row.getObject("id", UUID.class)))
                    .list()));
  }

  void end(CoalitionId coalition, ClientId client, Instant now) {
    jdbc.sql(
            """
            update referral.practice set ended_at = :now
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", client.value())
        .param("now", Referrals.utc(now))
        .update();
  }

  private static Practice practice(ResultSet row) throws SQLException {
    return new Practice(
        new ClientId(row.getObject("id", UUID.class)),
        new OrganizationId(row.getObject("sender_id", UUID.class)),
        Scenario.valueOf(row.getString("scenario")),
        new PersonId(row.getObject("started_by", UUID.class)),
        Referrals.instant(row, "started_at"),
        Referrals.instantIfAny(row, "ended_at"));
  }
}
