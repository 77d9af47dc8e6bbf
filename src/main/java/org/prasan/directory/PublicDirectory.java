package org.prasan.directory;

import org.prasan.coalition.PublicServices;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** Tells the help page whether there is anything in the directory that everybody may see. */
@Component
class PublicDirectory implements PublicServices {
  private final Register register;

  PublicDirectory(Register register) {
    this.register = register;
  }

  @Override
  public boolean any(CoalitionId coalition) {
    var active = RegisterFilter.ALL.withStatus(org.prasan.directory.Service.Status.ACTIVE);
    return register.count(coalition, Reader.VISITOR, active) > 0;
  }
}
