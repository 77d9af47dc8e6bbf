package org.prasan.membership;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;

/** Logos are there to be seen. */
@Component
class LogoAccess implements FileAccess {
  @Override
  public String purpose() {
    return AttachFile.LOGO.name();
  }

  @Override
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(acting.coalition().open() ? Action.SEE_PUBLIC_PAGES : Action.SEE_REGISTRY);
  }

  @Override
  public boolean openingIsNoted() {
    return false;
  }
}
