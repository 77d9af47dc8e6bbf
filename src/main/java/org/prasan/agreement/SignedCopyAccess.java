package org.prasan.agreement;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;

/** Who may open the scanned copies of signed papers: those who sign, and the office. */
@Component
class SignedCopyAccess implements FileAccess {
  @Override
  public String purpose() {
    return RecordSignature.COPY.name();
  }

  @Override
  public boolean maySee(Acting acting, StoredFile file) {
    return mayOpen(acting);
  }

  static boolean mayOpen(Acting acting) {
    return acting.may(Action.SIGN_AGREEMENT) || acting.may(Action.RECORD_SIGNATURE);
  }
}
