package org.prasan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/** What a program shows says for whom it comes, and counts for as long and as often as it may. */
class TokenTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:30Z");

  @Test
  void whatWasDrawnIsReadBackForItsOrganization() {
    var organization = OrganizationId.fresh();
    var bearer = Bearer.fresh(organization);
    var read = Bearer.in("bearer  " + bearer.value()).orElseThrow();
    assertThat(read).isEqualTo(bearer);
    assertThat(read.claimed()).isEqualTo(organization);
    assertThat(read.hash()).isEqualTo(bearer.hash()).hasSize(32);
    var other = Bearer.fresh(organization);
    assertThat(other.value()).isNotEqualTo(bearer.value());
    assertThat(other.hash()).isNotEqualTo(bearer.hash());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer", "Bearer prs_short", "Basic cHJhc2FuOnByYXNhbg=="})
  void whatIsNoneIsNone(@Nullable String header) {
    assertThat(Bearer.in(header)).isEmpty();
  }

  @Test
  void itWorksUntilItsLastDayUnlessItWasRevoked() {
    assertThat(token(null).works(LAST.minusDays(1))).isTrue();
    assertThat(token(null).works(LAST)).isTrue();
    assertThat(token(null).works(LAST.plusDays(1))).isFalse();
    assertThat(token(NOON).works(LAST)).isFalse();
  }

  @Test
  void itsScopesAllowWhatTheySayAndNoMore() {
    assertThat(Scope.actions(Set.of())).isEmpty();
    assertThat(Scope.actions(Set.of(Scope.READ)))
        .containsExactlyInAnyOrder(Action.SEE_REFERRALS, Action.SEE_SERVICES);
    assertThat(Scope.actions(Set.of(Scope.ACT)))
        .isEqualTo(Scope.actions(Set.of(Scope.DETAILS)))
        .containsExactlyInAnyOrder(Action.SEE_REFERRALS, Action.REFER_CLIENTS);
    assertThat(Scope.actions(EnumSet.allOf(Scope.class)))
        .containsExactlyInAnyOrder(
            Action.SEE_REFERRALS,
            Action.SEE_SERVICES,
            Action.SEE_CLIENTS,
            Action.EDIT_CLIENTS,
            Action.REFER_CLIENTS);
  }

  @Test
  void whoAsksTooOftenWaitsForTheNextMinuteAndNobodyElseDoes() {
    var allowance = new Allowance();
    var token = new TokenId(UUID.randomUUID());
    for (int n = 0; n < Allowance.A_MINUTE; n++) assertThat(allowance.takes(token, NOON)).isTrue();
    assertThat(allowance.takes(token, NOON.plusSeconds(29))).isFalse();
    assertThat(allowance.takes(new TokenId(UUID.randomUUID()), NOON)).isTrue();
    assertThat(allowance.takes(token, NOON.plusSeconds(30))).isTrue();
  }

  private static ProgramToken token(@Nullable Instant revoked) {
    return new ProgramToken(
        new TokenId(UUID.randomUUID()),
        OrganizationId.fresh(),
        "โปรแกรม",
        EnumSet.of(Scope.READ),
        PersonId.fresh(),
        NOON,
        LAST,
        null,
        revoked);
  }
}
