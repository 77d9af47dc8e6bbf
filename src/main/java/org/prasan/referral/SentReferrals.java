package org.prasan.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** To whom an organization referred a client of its own, for its own tables. */
@Service
public class SentReferrals {
  private final JdbcClient jdbc;
  private final ReferralClock clock;
  private final Practices practices;

  SentReferrals(JdbcClient jdbc, ReferralClock clock, Practices practices) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.practices = practices;
  }

  /**
   * A seat that was asked.
   *
   * @param agreed somebody agreed to it, and that is in force
   */
  public record Sent(OrganizationId receiver, Instant offered, boolean agreed) {}

  /** Those of these clients who are not made up for practice, in the same order. */
  @Transactional(readOnly = true)
  public List<ClientId> withoutPractice(Acting acting, List<ClientId> clients) {
    acting.require(Action.SEE_REFERRALS);
    if (acting.organization() == null) return clients;
    var practised =
        practices.of(acting.coalitionId(), acting.organization()).stream()
            .map(Practice::client)
            .collect(Collectors.toSet());
    return clients.stream().filter(client -> !practised.contains(client)).toList();
  }

  /** The oldest first. */
  @Transactional(readOnly = true)
  public List<Sent> of(Acting acting, ClientId client) {
    acting.require(Action.SEE_REFERRALS);
    if (acting.organization() == null) return List.of();
    return jdbc.sql(
            """
            select a.receiver_id, a.offered_at,
              exists (select from referral.consent c
                where c.coalition_id = a.coalition_id and c.referral_id = a.referral_id
                  and c.epoch = a.epoch and c.given_by <> 'NOBODY' and c.withdrawn_at is null
                  and c.valid_until >= :today) as agreed
            from referral.address a
            join referral.referral r on r.coalition_id = a.coalition_id and r.id = a.referral_id
            where a.coalition_id = :coalition and r.client_id = :client
              and r.sender_id = :sender and a.offered_at is not null
            order by a.offered_at, a.referral_id
            """)
        .param("coalition", acting.coalitionId().value())
        .param("client", client.value())
        .param("sender", acting.organization().value())
        .param("today", clock.today())
        .query(
            (row, number) ->
                new Sent(
                    new OrganizationId(row.getObject("receiver_id", UUID.class)),
                    Referrals.instant(row, "offered_at"),
                    row.getBoolean("agreed")))
        .list();
  }
}
