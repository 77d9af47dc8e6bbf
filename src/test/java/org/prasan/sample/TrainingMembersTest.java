package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.agreement.Agreements;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The memberships of the sample coalitions agree with what else is told of them. */
@PrasanTest
class TrainingMembersTest {
  @Autowired LoadSamples samples;
  @Autowired Memberships memberships;
  @Autowired Agreements agreements;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void loaded() {
    SampleCoalition.SLUGS.forEach(samples::load);
  }

  @Test
  void whoSignedTheFirstTextHasBeenAMemberSince() {
    var id = SampleCoalition.coalitionId("training");
    Tenancy.run(
        id, () -> assertThat(memberships.membersOn(id, LocalDate.of(2020, 6, 30))).hasSize(9));
  }

  @Test
  void whoIsDueOnTheDayOfLoadingIsRemindedAtOnce() {
    var id = SampleCoalition.coalitionId("training");
    var reminders =
        Tenancy.in(
            id,
            () ->
                transaction.execute(
                    _ ->
                        jdbc.sql(
                                """
                                select count(*) from standing.reminder
                                where coalition_id = :coalition and occasion = '-30'
                                """)
                            .param("coalition", id.value())
                            .query(Integer.class)
                            .single()));
    assertThat(reminders).isOne();
  }

  @Test
  void whetherTheAgreementOfTheRealCoalitionStillHoldsIsNotClaimed() {
    var id = SampleCoalition.coalitionId("chiangrai");
    Tenancy.run(
        id,
        () -> assertThat(agreements.membershipAgreement(id, LocalDate.of(2026, 1, 1))).isEmpty());
  }
}
