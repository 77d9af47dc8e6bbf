package org.prasan.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/** Who may change an organization, and who did. */
@Component
class Changes {
  private final Clock clock;
  private final ZoneId zone;

  Changes(Clock clock, Settings settings) {
    this.clock = clock;
    this.zone = settings.timeZone();
  }

  static boolean mayEdit(Acting acting, OrganizationId id) {
    return acting.may(Action.EDIT_ANY_ORGANIZATION)
        || (acting.may(Action.EDIT_OWN_ORGANIZATION) && acting.actsFor(id));
  }

  static void requireEdit(Acting acting, OrganizationId id) {
    if (!mayEdit(acting, id)) throw new NotPermitted(Action.EDIT_ANY_ORGANIZATION);
  }

  Organization.Change by(Acting acting) {
    return new Organization.Change(
        clock.instant().truncatedTo(ChronoUnit.MICROS), acting.person(), acting.organization());
  }

  Organization stamped(Acting acting, Organization organization) {
    return organization.stamped(by(acting));
  }

  /** The day it is where the coalitions work. */
  LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }
}
