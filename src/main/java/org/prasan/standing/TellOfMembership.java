package org.prasan.standing;

import java.util.Optional;
import org.prasan.agreement.AfterSigning;
import org.prasan.agreement.AgreementKind;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever has signed to belong reads whether the organization is a member now. */
@Component
class TellOfMembership implements AfterSigning {
  private final Facts facts;

  TellOfMembership(Facts facts) {
    this.facts = facts;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Told> told(Acting acting, AgreementKind kind) {
    var organization = acting.organization();
    if (kind != AgreementKind.MEMBERSHIP || organization == null) return Optional.empty();
    return facts
        .course(acting.coalitionId(), organization)
        .on(facts.today())
        .filter(Standing::belongs)
        .map(
            _ ->
                new Told(
                    "standing.signed.member",
                    "standing.signed.see",
                    MembershipPages.path(acting, organization)));
  }
}
