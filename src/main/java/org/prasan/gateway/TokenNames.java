package org.prasan.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ProgramNames;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Programs by the names of their tokens, marked as such, also to the other side of a referral. */
@Component
class TokenNames implements ProgramNames {
  private final Tokens tokens;

  TokenNames(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<PersonId, LocalizedText> programs(CoalitionId coalition, Collection<PersonId> ids) {
    var named = new HashMap<PersonId, LocalizedText>();
    Tenancy.asProduct(coalition, () -> tokens.names(coalition, ids))
        .forEach((id, name) -> named.put(id, ProgramToken.shownName(name)));
    return named;
  }
}
