package org.prasan.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom the clocks of referrals have called, each once for a clock that was started. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Calls {
  private final JdbcClient jdbc;

  Calls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * True for one caller alone. That a clock of the sender runs is not for the receiver to see: some
   * of them tell what the client is suspected to have suffered.
   */
  boolean claim(CoalitionId coalition, Referral referral, Run run, Rung rung, Instant now) {
    var sees = run.clock().turn().sends() ? referral.sender() : referral.address().receiver();
    return jdbc.sql(
                """
                insert into referral.call
                  (coalition_id, referral_id, sender_id, receiver_id, clock, started_at, rung,
                   called_at, people)
                values
                  (:coalition, :referral, :sender, :receiver, :clock, :started, :rung, :now, 0)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("referral", referral.id().value())
            .param("sender", referral.sender().value())
            .param("receiver", sees.value())
            .param("clock", run.clock().id())
            .param("started", Referrals.utc(run.started()))
            .param("rung", rung.name())
            .param("now", Referrals.utc(now))
            .update()
        == 1;
  }

  /** Those an organization sent of which one of these clocks has run out once. */
  List<ReferralId> ranOut(CoalitionId coalition, OrganizationId sender, Collection<String> clocks) {
    return jdbc.sql(
            """
            select distinct referral_id from referral.call
            where coalition_id = :coalition and sender_id = :sender and rung = 'SECRETARY'
              and clock = any(:clocks)
            """)
        .param("coalition", coalition.value())
        .param("sender", sender.value())
        .param("clocks", clocks.toArray(String[]::new))
        .query((row, number) -> new ReferralId(row.getObject("referral_id", UUID.class)))
        .list();
  }

  void told(CoalitionId coalition, Referral referral, Run run, Rung rung, int people) {
    jdbc.sql(
            """
            update referral.call set people = :people
            where coalition_id = :coalition and referral_id = :referral and clock = :clock
              and started_at = :started and rung = :rung
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("clock", run.clock().id())
        .param("started", Referrals.utc(run.started()))
        .param("rung", rung.name())
        .param("people", people)
        .update();
  }
}
