package org.prasan.membership;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;

/** Who may read the papers that prove registrations; each reading is noted. */
@Component
class EvidenceAccess implements FileAccess {
  @Override
  public String purpose() {
    return Evidence.PURPOSE.name();
  }

  @Override
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(Action.SEE_EVIDENCE);
  }
}
