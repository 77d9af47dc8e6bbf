package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.client.AgeBand;
import org.prasan.client.ClientId;
import org.prasan.client.DataGroup;
import org.prasan.client.Triage;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.DataKeyId;

/** How much of a referral is read by how somebody stands to it, and who has to do something. */
class ReferralRecordTest {
  private static final Instant NOW = Instant.EPOCH;

  @Test
  void untilAFirstSeatIsAskedItIsTheCaseWorkersAlone() {
    var pending = referral(State.CONSENT_PENDING, null, false, 1, null);
    assertThat(pending.reading(Party.SENDER)).isEqualTo(Reading.SEALED);
    assertThat(pending.reading(Party.SENDER_SUPERVISOR)).isEqualTo(Reading.TRACE);
    assertThat(pending.reading(Party.RECEIVER)).isEqualTo(Reading.NOTHING);
    assertThat(pending.reading(Party.REVIEWER)).isEqualTo(Reading.NOTHING);
    var refused = referral(State.CONSENT_WITHDRAWN, null, false, 1, null);
    assertThat(refused.reading(Party.SENDER_SUPERVISOR)).isEqualTo(Reading.TRACE);
    assertThat(refused.reading(Party.RECEIVER)).isEqualTo(Reading.NOTHING);
  }

  @Test
  void theSendersSupervisorReadsTheCardOnceASeatWasAskedOrAnAlarmRaised() {
    var card = Reading.TRIAGE;
    for (var known :
        List.of(
            referral(State.OFFERED, null, true, 1, null),
            referral(State.CONSENT_PENDING, null, false, 2, null),
            referral(State.ESCALATED, State.CONSENT_PENDING, false, 1, null)))
      assertThat(known.reading(Party.SENDER_SUPERVISOR)).as(known.state().name()).isEqualTo(card);
  }

  @ParameterizedTest
  @EnumSource(Party.class)
  void anAlarmTakesFromNobodyWhatWasOpen(Party party) {
    var served = referral(State.IN_SERVICE, null, true, 1, null);
    var alarmed = referral(State.ESCALATED, State.IN_SERVICE, true, 1, null);
    assertThat(alarmed.reading(party).atLeast(served.reading(party))).isTrue();
    assertThat(alarmed.reading(Party.RECEIVER)).isEqualTo(Reading.SEALED);
    var before = referral(State.ESCALATED, State.OFFERED, true, 1, null);
    assertThat(before.reading(Party.RECEIVER)).isEqualTo(Reading.TRIAGE);
  }

  /** Who never accepted declines instead. */
  @Test
  void inAnAlarmTheClientsWordIsTakenByWhoeverCouldTakeItBefore() {
    var receiver = Set.of(Party.RECEIVER);
    assertThat(
            Transitions.take(
                referral(State.ESCALATED, State.IN_SERVICE, true, 1, null),
                Step.WITHDRAW_CONSENT,
                receiver))
        .isEqualTo(new Transitions.Answer.Leads(State.CONSENT_WITHDRAWN));
    var unanswered = referral(State.ESCALATED, State.OFFERED, true, 1, null);
    assertThat(Transitions.take(unanswered, Step.WITHDRAW_CONSENT, receiver))
        .isInstanceOf(Transitions.Answer.Refused.class);
    assertThat(Transitions.open(unanswered, receiver))
        .contains(Step.DECLINE)
        .doesNotContain(Step.WITHDRAW_CONSENT, Step.STAND_DOWN);
  }

  @Test
  void aNoIsNotCalledAConsentTakenBack() {
    var no = referral(State.CONSENT_WITHDRAWN, null, false, 1, null);
    assertThat(no.refused()).isTrue();
    assertThat(no.stateKey()).isEqualTo("referral.state.REFUSED");
    var later = referral(State.CONSENT_WITHDRAWN, null, false, 2, null);
    assertThat(later.stateKey()).isEqualTo("referral.state.REFUSED_HERE");
    var back = referral(State.CONSENT_WITHDRAWN, null, true, 1, null);
    assertThat(back.refused()).isFalse();
    assertThat(back.stateKey()).isEqualTo(State.CONSENT_WITHDRAWN.key());
    assertThat(referral(State.DRAFT, null, false, 1, null).refused()).isFalse();
  }

  @Test
  void afterConsentWasTakenBackTheReceiverHasToDestroyCopiesByADay() {
    assertThat(referral(State.CONSENT_WITHDRAWN, null, true, 1, NOW).turn())
        .isEqualTo(Party.RECEIVER);
    assertThat(referral(State.CONSENT_WITHDRAWN, null, true, 1, null).turn())
        .isEqualTo(State.CONSENT_WITHDRAWN.turn());
    assertThat(referral(State.OFFERED, null, true, 1, NOW).turn()).isEqualTo(Party.RECEIVER);
    assertThat(referral(State.DRAFT, null, false, 1, NOW).turn()).isEqualTo(State.DRAFT.turn());
  }

  @Test
  void eachStepIsAnotherVersion() {
    var kept = referral(State.OFFERED, null, true, 1, null);
    assertThat(kept.moved(State.ACCEPTED, null, true).version()).isEqualTo(kept.version() + 1);
  }

  private static Referral referral(
      State state, @Nullable State before, boolean offered, int epoch, @Nullable Instant due) {
    return new Referral(
        ReferralId.fresh(),
        "K7M-2QXD",
        OrganizationId.fresh(),
        PersonId.fresh(),
        ClientId.fresh(),
        new Referral.Keys(DataKeyId.fresh(), DataKeyId.fresh()),
        new Referral.Address(new SeatId(UUID.randomUUID()), OrganizationId.fresh(), null),
        state,
        before,
        offered,
        Urgency.NORMAL,
        card(List.of("SHELTER")),
        Set.of(DataGroup.CONTACT),
        epoch,
        1,
        NOW,
        NOW,
        due,
        false);
  }

  private static Triage card(List<String> needs) {
    return new Triage(needs, null, AgeBand.UNKNOWN, null, List.of(), null, Set.of());
  }
}
