package org.prasan.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the two sides of a referral write to each other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Talk {
  private final JdbcClient jdbc;

  Talk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Something written. */
  record Message(UUID id, String text, PersonId by, OrganizationId actedFor, Instant at) {
    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }

  /** False if it was written before. */
  boolean add(CoalitionId coalition, Referral referral, ClientKey talk, Message message) {
    return jdbc.sql(
                """
                insert into referral.message
                  (coalition_id, id, referral_id, epoch, sender_id, receiver_id, words, person_id,
                   acted_for, written_at)
                values
                  (:coalition, :id, :referral, :epoch, :sender, :receiver, :words, :person,
                   :actedFor, :at)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", message.id())
            .param("referral", referral.id().value())
            .param("epoch", referral.epoch())
            .param("sender", referral.sender().value())
            .param("receiver", referral.address().receiver().value())
            .param("words", talk.seal(place(message.id()), message.text()))
            .param("person", message.by().value())
            .param("actedFor", message.actedFor().value())
            .param("at", Referrals.utc(message.at()))
            .update()
        == 1;
  }

  /** Whether one's organization has written just that under this id. */
  boolean says(CoalitionId coalition, Referral referral, ClientKey talk, Message message) {
    return of(coalition, referral.id(), 1, talk).stream()
        .filter(one -> one.id().equals(message.id()))
        .anyMatch(
            one -> one.text().equals(message.text()) && one.actedFor().equals(message.actedFor()));
  }

  /** Since the referral came to one of its seats, the oldest first. */
  List<Message> of(CoalitionId coalition, ReferralId referral, int since, ClientKey talk) {
    return jdbc.sql(
            """
            select * from referral.message
            where coalition_id = :coalition and referral_id = :referral and epoch >= :since
            order by written_at, id
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .param("since", since)
        .query(
            (row, number) -> {
              var id = row.getObject("id", UUID.class);
              return new Message(
                  id,
                  talk.open(place(id), row.getBytes("words")),
                  new PersonId(row.getObject("person_id", UUID.class)),
                  new OrganizationId(row.getObject("acted_for", UUID.class)),
                  Referrals.instant(row, "written_at"));
            })
        .list();
  }

  private static Place place(UUID message) {
    return new Place("referral.message.words", message);
  }
}
