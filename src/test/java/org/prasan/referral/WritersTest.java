package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database itself says which side writes what of a referral, whatever the application asks. */
@PrasanTest
@Tag("data")
class WritersTest {
  private static final String FORGED_ENTRY =
      """
      insert into referral.entry
        (coalition_id, id, referral_id, epoch, sender_id, receiver_id, what, state, party, person_id,
         acted_for, happened_at)
      select coalition_id, gen_random_uuid(), referral_id, epoch, sender_id, receiver_id, 'ACCEPT',
        'ACCEPTED', 'RECEIVER', person_id, %s, happened_at
      from referral.entry limit 1
      """;

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager manager;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;

  @BeforeEach
  void aReferralThatWasAccepted() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
    referrals.accepted(sides);
  }

  @Test
  void theReceiverOpensNoReferralAndRecordsNoConsent() {
    refused(
        receiver,
        """
        insert into referral.consent
        select coalition_id, gen_random_uuid(), referral_id, epoch + 1, sender_id, receiver_id,
          seat_id, '{STORY}', purpose, basis, language, interpreter, explained_by, given_by, form,
          guardian, valid_until, given_at
        from referral.consent limit 1
        """);
    refused(
        receiver,
        """
        insert into referral.address
          (coalition_id, referral_id, epoch, code, sender_id, receiver_id, seat_id, state)
        select coalition_id, referral_id, epoch + 1, code, sender_id, receiver_id, seat_id, 'OFFERED'
        from referral.address limit 1
        """);
    refused(
        receiver,
        """
        insert into referral.practice
          (coalition_id, id, sender_id, receiver_id, scenario, started_by, started_at)
        select coalition_id, gen_random_uuid(), sender_id, receiver_id, '', written_by, written_at
        from referral.referral limit 1
        """);
  }

  @Test
  void nobodyWritesDownADeedInTheNameOfTheOtherSide() {
    refused(sender, FORGED_ENTRY.formatted("receiver_id"));
    refused(receiver, FORGED_ENTRY.formatted("sender_id"));
    refused(receiver, FORGED_ENTRY.formatted("null"));
    assertThat(done(receiver, FORGED_ENTRY.formatted("receiver_id"))).isEqualTo(1);
    refused(
        sender,
        """
        insert into referral.look
          (coalition_id, id, referral_id, epoch, sender_id, receiver_id, person_id, acted_for,
           looked_at)
        select coalition_id, gen_random_uuid(), id, epoch, sender_id, receiver_id, written_by,
          receiver_id, written_at
        from referral.referral limit 1
        """);
    refused(
        receiver,
        """
        insert into referral.message
          (coalition_id, id, referral_id, epoch, sender_id, receiver_id, words, person_id,
           acted_for, written_at)
        select coalition_id, gen_random_uuid(), id, epoch, sender_id, receiver_id, '', written_by,
          sender_id, written_at
        from referral.referral limit 1
        """);
  }

  @Test
  void neitherSideWritesThatAClockCalled() {
    for (var side : List.of(sender, receiver))
      refused(
          side,
          """
          insert into referral.call
            (coalition_id, referral_id, sender_id, receiver_id, clock, started_at, rung, called_at,
             people)
          select coalition_id, id, sender_id, receiver_id, 'answer.urgent', written_at, 'HOLDER',
            written_at, 1
          from referral.referral limit 1
          """);
  }

  @Test
  void whatWasAgreedToAndWhoseItIsCannotBeChanged() {
    for (var change :
        List.of(
            "update referral.consent set groups = '{STORY}'",
            "update referral.consent set valid_until = valid_until + 300",
            "update referral.referral set sender_id = receiver_id",
            "update referral.referral set client_id = gen_random_uuid()",
            "update referral.address set sender_id = receiver_id",
            "update referral.paper set content = ''"))
      for (var side : List.of(sender, receiver)) refused(side, change);
  }

  private void refused(Scene who, String sql) {
    assertThatThrownBy(() -> done(who, sql))
        .rootCause()
        .message()
        .containsAnyOf("row-level security", "permission denied");
  }

  private int done(Scene who, String sql) {
    return who.in(
        () -> {
          assertThat(who.acting(Role.CASE_WORKER).organization()).isEqualTo(who.organization());
          var transaction = new TransactionTemplate(manager);
          return transaction.execute(status -> jdbc.sql(sql).update());
        });
  }
}
