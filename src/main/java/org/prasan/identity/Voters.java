package org.prasan.identity;

import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who casts the one vote of an organization. */
@Service
public class Voters {
  private final Mandates mandates;

  Voters(Mandates mandates) {
    this.mandates = mandates;
  }

  /** Whether a mandate of this person for the organization acted for carries its vote today. */
  @Transactional(readOnly = true)
  public boolean isVoter(Acting acting) {
    var person = acting.person();
    if (person == null || acting.organization() == null) return false;
    return mandates.inForce(acting.coalitionId(), person, mandates.today()).stream()
        .anyMatch(
            mandate ->
                mandate.voter() && Objects.equals(mandate.organization(), acting.organization()));
  }
}
