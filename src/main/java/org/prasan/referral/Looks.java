package org.prasan.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who opened the details of a referral, and when: the client is told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Looks {
  private final JdbcClient jdbc;

  Looks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody looked. */
  record Look(PersonId person, OrganizationId actedFor, Instant at) {}

  void add(CoalitionId coalition, Referral referral, Look look) {
    jdbc.sql(
            """
            insert into referral.look
              (coalition_id, id, referral_id, epoch, sender_id, receiver_id, person_id, acted_for,
               looked_at)
            values
              (:coalition, :id, :referral, :epoch, :sender, :receiver, :person, :actedFor, :at)
            """)
        .param("coalition", coalition.value())
        .param("id", FreshId.next())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .param("sender", referral.sender().value())
        .param("receiver", referral.address().receiver().value())
        .param("person", look.person().value())
        .param("actedFor", look.actedFor().value())
        .param("at", Referrals.utc(look.at()))
        .update();
  }

  /** Whether somebody of the seat's organization looked while it was there, after that moment. */
  boolean since(CoalitionId coalition, Referral there, Instant moment) {
    return jdbc.sql(
            """
            select exists (
              select from referral.look
              where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
                and acted_for = :receiver and looked_at > :moment)
            """)
        .param("coalition", coalition.value())
        .param("referral", there.id().value())
        .param("epoch", there.epoch())
        .param("receiver", there.address().receiver().value())
        .param("moment", Referrals.utc(moment))
        .query(Boolean.class)
        .single();
  }

  /** The newest first. */
  List<Look> of(CoalitionId coalition, ReferralId referral) {
    return jdbc.sql(
            """
            select * from referral.look
            where coalition_id = :coalition and referral_id = :referral
            order by looked_at desc, id desc
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query(
            (row, number) ->
                new Look(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new OrganizationId(row.getObject("acted_for", UUID.class)),
                    Referrals.instant(row, "looked_at")))
        .list();
  }
}
