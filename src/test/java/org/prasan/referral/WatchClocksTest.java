package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.client.DataGroup;
import org.prasan.notification.Mails;
import org.prasan.tenancy.Role;
import org.prasan.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time passes over a referral: who is called, and what becomes of it when nobody answers. */
@PrasanTest
class WatchClocksTest {
  private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired WriteReferral write;
  @Autowired RecordConsent consent;
  @Autowired Referrals all;
  @Autowired Course course;
  @Autowired WatchClocks clocks;
  @Autowired CloseConsents consents;
  @Autowired ReferralClock clock;
  @Autowired Holidays holidays;
  @Autowired Vault vault;
  @Autowired TestClock time;
  @Autowired Mails mails;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;

  @BeforeEach
  void twoOrganizationsAndTheirSecretaries() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
    for (var scene : List.of(sender, receiver))
      for (var role : List.of(Role.DIRECTOR, Role.SECRETARY)) scene.person(role);
  }

  @AfterEach
  void back() {
    time.back();
  }

  @Test
  void theSeatIsCalledThenItsSupervisorThenTheSecretaryAndThenItExpires() {
    var id = referrals.offered(sides);
    long before = mails.of(sender);
    assertThat(watched()).isZero();
    time.forward(Duration.ofHours(36).plusMinutes(1));
    assertThat(watched()).isOne();
    assertThat(watched()).isZero();
    assertThat(called(id)).containsExactly("HOLDER 1");
    assertThat(mails.to(receiver, Role.CASE_WORKER)).isEqualTo(2);
    time.forward(Duration.ofHours(18));
    assertThat(watched()).isOne();
    assertThat(called(id)).containsExactly("HOLDER 1", "DEPUTY 1");
    assertThat(mails.to(receiver, Role.DIRECTOR)).isOne();
    assertThat(mails.of(sender)).isEqualTo(before + 2);
    assertThat(referrals.state(sender, id)).isEqualTo(State.OFFERED);
    time.forward(Duration.ofHours(18));
    assertThat(watched()).isOne();
    assertThat(called(id)).containsExactly("HOLDER 1", "DEPUTY 1", "SECRETARY 2");
    assertThat(mails.to(sender, Role.SECRETARY)).isOne();
    assertThat(mails.to(sender, Role.DIRECTOR)).isZero();
    assertThat(referrals.state(sender, id)).isEqualTo(State.EXPIRED);
    assertThat(entries(id))
        .last()
        .extracting(Entry::person, Entry::party)
        .containsExactly(null, Party.CLOCK);
  }

  @Test
  void anEmergencyThatNobodyAnswersIsRaisedAndWithoutConsentExpires() {
    var id = emergency();
    time.forward(Duration.ofHours(24));
    clocks.watch(sender.coalition());
    assertThat(referrals.state(sender, id)).isEqualTo(State.ESCALATED);
    time.back();
    var other = emergency();
    jdbcEndConsent(other);
    time.forward(Duration.ofHours(24));
    clocks.watch(sender.coalition());
    assertThat(referrals.state(sender, other)).isEqualTo(State.EXPIRED);
    assertThat(referrals.state(sender, id)).isEqualTo(State.ESCALATED);
  }

  @Test
  void aClockOfWorkingDaysCallsNobodyOnADayOff() {
    var id = referrals.pending(sides, Urgency.NORMAL);
    var days = new WorkingDays(holidays.of(sender.id()));
    var due = days.after(clock.today(), 5).plusDays(1).atStartOfDay(BANGKOK).toInstant();
    int checked = 0;
    while (clock.now().isBefore(due.minus(Duration.ofHours(12)))) {
      int before = called(id).size();
      clocks.watch(sender.coalition());
      if (!days.includes(clock.today())) assertThat(called(id)).hasSize(before);
      if (!days.includes(clock.today())) checked++;
      time.forward(Duration.ofHours(12));
    }
    assertThat(checked).as("a week has days off").isPositive();
    clocks.watch(sender.coalition());
    assertThat(called(id)).doesNotContain("SECRETARY 2").contains("HOLDER 1", "DEPUTY 1");
    time.forward(Duration.between(clock.now(), due).plusSeconds(1));
    clocks.watch(sender.coalition());
    assertThat(called(id)).contains("SECRETARY 2");
    assertThat(mails.to(sender, Role.DIRECTOR)).isOne();
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
  }

  @Test
  void twoCopiesOfTheApplicationCallNobodyTwice() throws Exception {
    var ids = List.of(referrals.offered(sides), referrals.offered(sides), referrals.offered(sides));
    time.forward(Duration.ofDays(3));
    long before = mails.of(sender);
    AtOnce.all(
        () -> clocks.watch(sender.coalition()),
        () -> clocks.watch(sender.coalition()),
        () -> clocks.watch(sender.coalition()));
    for (var id : ids) {
      assertThat(called(id)).containsExactlyInAnyOrder("HOLDER 1", "DEPUTY 1", "SECRETARY 2");
      assertThat(entries(id)).filteredOn(entry -> entry.what() == Step.EXPIRE).hasSize(1);
    }
    // For each the four who are called, and both sides when it has expired.
    assertThat(mails.of(sender)).isEqualTo(before + 3 * 6);
  }

  @Test
  void whoAnsweredInTimeIsNotCalled() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    time.forward(Duration.ofHours(73));
    clocks.watch(sender.coalition());
    assertThat(referrals.state(sender, id)).isEqualTo(State.DECLINED);
    assertThat(clocksCalled(id)).containsOnly("readdress.urgent");
  }

  @Test
  void theDayAfterItsLastAConsentClosesTheDetailsOnceAndBothSidesAreTold() throws Exception {
    var id = referrals.pending(sides);
    referrals.agree(sender, id, clock.today());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(consents.close(sender.coalition())).isZero();
    var key = referrals.find(sender, id).keys().details();
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isPresent();
    time.forward(Duration.ofDays(1));
    long before = mails.of(sender);
    assertThat(
            AtOnce.all(
                () -> consents.close(sender.coalition()), () -> consents.close(sender.coalition())))
        .containsExactlyInAnyOrder(0, 1);
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isEmpty();
    assertThat(mails.of(sender)).isEqualTo(before + 2);
    assertThat(referrals.take(receiver, Role.CASE_WORKER, id, Step.START_SERVICE))
        .isEqualTo(new Outcome.NoConsent());
    assertThat(referrals.take(receiver, Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY"))
        .isInstanceOf(Outcome.Done.class);
  }

  private int watched() {
    return clocks.watch(sender.coalition());
  }

  private ReferralId emergency() {
    var id = ReferralId.fresh();
    var asked =
        new WriteReferral.Asked(
            sides.seat(),
            null,
            Urgency.EMERGENCY,
            Set.of("shelter"),
            Set.of(DataGroup.IDENTITY),
            ReferralScenes.REASON);
    sender.in(() -> write.write(sender.acting(Role.CASE_WORKER), id, sides.client(), asked));
    referrals.take(sender, Role.CASE_WORKER, id, Step.ASK_CONSENT);
    assertThat(referrals.agree(sender, id)).isInstanceOf(Outcome.Done.class);
    return id;
  }

  /** As when its last day has passed. */
  private void jdbcEndConsent(ReferralId id) {
    sender.in(
        () ->
            jdbc.sql("update referral.consent set ended_at = given_at where referral_id = :id")
                .param("id", id.value())
                .update());
  }

  private List<Entry> entries(ReferralId id) {
    return sender.in(() -> course.of(sender.id(), id));
  }

  /** "HOLDER 1": the rung, and how many were told. */
  private List<String> called(ReferralId id) {
    return sender.in(
        () ->
            jdbc.sql(
                    """
                    select rung || ' ' || people from referral.call
                    where coalition_id = :coalition and referral_id = :id order by called_at
                    """)
                .param("coalition", sender.id().value())
                .param("id", id.value())
                .query(String.class)
                .list());
  }

  private List<String> clocksCalled(ReferralId id) {
    return sender.in(
        () ->
            jdbc.sql("select distinct clock from referral.call where referral_id = :id")
                .param("id", id.value())
                .query(String.class)
                .list());
  }
}
