package org.prasan.roster;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;

/** Who may open the governor's orders: whoever may see the roster. */
@Component
class OrderAccess implements FileAccess {
  @Override
  public String purpose() {
    return RecordOrder.PAPER.name();
  }

  @Override
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(Action.SEE_ROSTER);
  }
}
