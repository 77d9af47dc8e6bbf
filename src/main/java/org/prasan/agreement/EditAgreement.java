package org.prasan.agreement;

import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition's office notes an agreement, and corrects what it is about. */
@Service
class EditAgreement {
  private final AgreementRows agreements;
  private final Stamps stamps;
  private final Audit audit;

  EditAgreement(AgreementRows agreements, Stamps stamps, Audit audit) {
    this.agreements = agreements;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Saved() implements Outcome {}

  record ChangedMeanwhile(Agreement now) implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  record NotFound() implements Outcome {}

  /** Sent twice under the same id it is added once. */
  @Transactional
  void add(Acting acting, AgreementId id, Agreement.Facts facts) {
    acting.require(Action.EDIT_AGREEMENT);
    var state =
        facts.known().equals(Agreement.Known.NOTHING)
            ? AgreementState.DRAFT
            : AgreementState.RECORDED;
    var agreement = new Agreement(id, facts, state, Agreement.Term.OPEN, stamps.by(acting), 0);
    if (agreements.insert(acting.coalitionId(), agreement, stamps.today()))
      audit.record(acting, "agreement.added", "agreement", id, null, facts);
  }

  /**
   * @param basis the version of the agreement that was on the page
   */
  @Transactional
  Outcome edit(Acting acting, AgreementId id, int basis, Agreement.Facts facts) {
    acting.require(Action.EDIT_AGREEMENT);
    var now = agreements.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    if (!now.allows(Act.EDIT, stamps.today())) return new NotNow(now.stateOn(stamps.today()));
    if (now.facts().equals(facts)) return new Saved();
    if (now.version() != basis) return new ChangedMeanwhile(now);
    var edited = now.with(facts).stamped(stamps.by(acting));
    agreements.update(acting.coalitionId(), edited, stamps.today());
    audit.record(acting, "agreement.changed", "agreement", id, now.facts(), facts);
    return new Saved();
  }
}
