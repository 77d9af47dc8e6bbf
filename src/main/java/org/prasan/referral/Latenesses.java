package org.prasan.referral;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which clocks that ran out were explained, and by which entry in the course of the referral. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Latenesses {
  private final JdbcClient jdbc;

  Latenesses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A clock from when it was started. */
  record Key(String clock, String started) {
    static Key of(Run run) {
      return new Key(run.clock().id(), run.started().toString());
    }
  }

  /** False if it was explained before. */
  boolean add(CoalitionId coalition, Referral referral, Run run, UUID entry) {
    var sees = run.clock().ofLaw() ? referral.sender() : referral.address().receiver();
    return jdbc.sql(
                """
                insert into referral.lateness
                  (coalition_id, referral_id, clock, started_at, sender_id, receiver_id, entry_id)
                values (:coalition, :referral, :clock, :started, :sender, :receiver, :entry)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("referral", referral.id().value())
            .param("clock", run.clock().id())
            .param("started", Referrals.utc(run.started()))
            .param("sender", referral.sender().value())
            .param("receiver", sees.value())
            .param("entry", entry)
            .update()
        == 1;
  }

  /** By which entry each was explained. */
  Map<Key, UUID> of(CoalitionId coalition, ReferralId referral) {
    var explained = new HashMap<Key, UUID>();
    jdbc.sql(
            """
            select clock, started_at, entry_id from referral.lateness
            where coalition_id = :coalition and referral_id = :referral
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query(
            row -> {
              var key =
                  new Key(row.getString("clock"), Referrals.instant(row, "started_at").toString());
              explained.put(key, row.getObject("entry_id", UUID.class));
            });
    return explained;
  }
}
