package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.language.LocalizedText;

/**
 * What somebody may do is what one of the roles allows, and for clients what is trusted as well.
 */
class ActingTest {
  private static final LocalizedText NAME = new LocalizedText("ชื่อ", null);
  private static final OrganizationId OWN = OrganizationId.fresh();

  @Test
  void aRoleAllowsWhatTheTableSaysAndNoMore() {
    var staff = in(Set.of(Role.STAFF), Set.of(), null);
    assertThat(staff.may(Action.SEE_REGISTRY)).isTrue();
    assertThat(staff.may("SEE_REGISTRY")).isTrue();
    assertThat(staff.may(Action.CHANGE_RULE)).isFalse();
    assertThat(staff.may("CHANGE_RULE")).isFalse();
    assertThatCode(() -> staff.require(Action.SEE_REGISTRY)).doesNotThrowAnyException();
    assertThatThrownBy(() -> staff.require(Action.CHANGE_RULE)).isInstanceOf(NotPermitted.class);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aRoleThatAwaitsTheOrganizationsYesOpensNothingOfItsClients(Action action) {
    var awaiting = in(Set.of(Role.CASE_WORKER), Set.of(Role.CASE_WORKER), null);
    boolean allowed = Permissions.allows(Role.CASE_WORKER, action);
    assertThat(awaiting.may(action)).isEqualTo(allowed && !action.opensClients());
    assertThat(awaiting.awaits(action)).isEqualTo(allowed && action.opensClients());
    var trusted = in(Set.of(Role.CASE_WORKER), Set.of(), null);
    assertThat(trusted.may(action)).isEqualTo(allowed);
    assertThat(trusted.awaits(action)).isFalse();
  }

  @Test
  void whatOneRoleAwaitsAnotherThatIsTrustedOpens() {
    var both = in(Set.of(Role.CASE_WORKER, Role.FOCAL_POINT), Set.of(Role.CASE_WORKER), null);
    assertThat(both.may(Action.SEE_CLIENTS)).isTrue();
    assertThat(both.may(Action.EDIT_CLIENTS)).isFalse();
    assertThat(both.trustedAs(EnumSet.of(Role.CASE_WORKER))).isFalse();
    assertThat(both.trustedAs(EnumSet.of(Role.CASE_WORKER, Role.FOCAL_POINT))).isTrue();
    assertThat(both.trustedAs(EnumSet.of(Role.DIRECTOR))).as("a role it has not").isFalse();
  }

  @Test
  void aProgramDoesWhatItsScopesAndItsRoleAllow() {
    var program =
        in(Set.of(Role.CASE_WORKER), Set.of(), Set.of(Action.SEE_CLIENTS, Action.CHANGE_RULE));
    assertThat(program.program()).isTrue();
    assertThat(program.may(Action.SEE_CLIENTS)).isTrue();
    assertThat(program.may(Action.EDIT_CLIENTS)).as("the role alone").isFalse();
    assertThat(program.may(Action.CHANGE_RULE)).as("the scope alone").isFalse();
    assertThat(in(Set.of(Role.CASE_WORKER), Set.of(), null).program()).isFalse();
  }

  @Test
  void aVisitorIsNobodyAndActsForNoOrganization() {
    var visitor = Acting.visitor(Coalition.NONE, "127.0.0.1");
    assertThat(visitor.signedIn()).isFalse();
    assertThat(visitor.actsFor(OWN)).isFalse();
    assertThat(visitor.may(Action.SEE_PUBLIC_PAGES)).isTrue();
    assertThat(visitor.may(Action.SEE_HOME)).isFalse();
    var staff = in(Set.of(Role.STAFF), Set.of(), null);
    assertThat(staff.signedIn()).isTrue();
    assertThat(staff.actsFor(OWN)).isTrue();
    assertThat(staff.actsFor(OrganizationId.fresh())).isFalse();
  }

  @Test
  void theProductActsForAnOrganizationOnlyWhereItSaysSo() {
    assertThat(Acting.system(Coalition.NONE, "job").actsFor(OWN)).isFalse();
    var product = Acting.system(Coalition.NONE, OWN, "job");
    assertThat(product.actsFor(OWN)).isTrue();
    assertThat(product.origin()).isEqualTo("job");
    assertThat(product.may(Action.SEE_CLIENTS)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyRolesThatWorkWithClientsOrLookAfterThoseWhoDoOpenClients(Role role) {
    assertThat(Permissions.opensClients(role))
        .isEqualTo(EnumSet.of(Role.CASE_WORKER, Role.FOCAL_POINT, Role.DIRECTOR).contains(role));
  }

  @Test
  void toVouchAndToMakeTokensLeadsToClientsButTellsOfNone() {
    for (var action : EnumSet.of(Action.VOUCH_FOR_COLLEAGUE, Action.MANAGE_TOKENS)) {
      assertThat(action.opensClients()).isTrue();
      assertThat(action.tellsOfClients()).isFalse();
    }
    for (var action : EnumSet.of(Action.SHORTEN_KEEPING, Action.SEE_REFERRALS))
      assertThat(action.tellsOfClients()).isTrue();
    assertThat(Action.SEE_SERVICES.opensClients()).isFalse();
  }

  private static Acting in(Set<Role> roles, Set<Role> awaiting, @Nullable Set<Action> within) {
    return new Acting(
        Coalition.NONE,
        PersonId.fresh(),
        OWN,
        UUID.randomUUID(),
        NAME,
        NAME,
        roles,
        awaiting,
        "127.0.0.1",
        within);
  }
}
