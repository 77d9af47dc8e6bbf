package org.prasan.identity;

import java.util.Optional;
import java.util.UUID;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody of an organization says that a colleague may see the files of its clients. */
@Service
class VouchForColleague {
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final Vouching vouching;

  VouchForColleague(PersonMandates mandates, Mandates calendar, Vouching vouching) {
    this.mandates = mandates;
    this.calendar = calendar;
    this.vouching = vouching;
  }

  /** Empty unless this person may say yes to that mandate. */
  @Transactional(readOnly = true)
  Optional<Mandate> asked(Acting acting, PersonId colleague, UUID id) {
    acting.require(Action.VOUCH_FOR_COLLEAGUE);
    return mandates
        .byId(acting.coalitionId(), id)
        .filter(mandate -> mandate.person().equals(colleague))
        .filter(mandate -> !mandate.over(calendar.today()))
        .filter(mandate -> vouching.mayVouch(acting, mandate));
  }

  /** False unless this person may say yes to that mandate. */
  @Transactional
  boolean vouch(Acting acting, PersonId colleague, UUID id) {
    var mandate = asked(acting, colleague, id);
    mandate.ifPresent(found -> vouching.sayYes(acting, found));
    return mandate.isPresent();
  }
}
