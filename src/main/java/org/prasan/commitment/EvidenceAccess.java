package org.prasan.commitment;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;

/** What was done for a promise is shown to all members alike, as the promise is. */
@Component("commitmentEvidenceAccess")
class EvidenceAccess implements FileAccess {
  private final Evidences evidences;

  EvidenceAccess(Evidences evidences) {
    this.evidences = evidences;
  }

  @Override
  public String purpose() {
    return Evidences.PURPOSE.name();
  }

  @Override
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(Action.SEE_COMMITMENTS)
        && evidences.of(acting.coalitionId(), file.id()).isPresent();
  }

  @Override
  public boolean openingIsNoted() {
    return false;
  }
}
