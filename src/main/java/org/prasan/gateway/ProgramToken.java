package org.prasan.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * By which a program acts for an organization.
 *
 * @param lastDay the last day on which it works
 * @param usedOn the day on which it was last used, if it was
 */
record ProgramToken(
    TokenId id,
    OrganizationId organization,
    String name,
    Set<Scope> scopes,
    PersonId maker,
    Instant made,
    LocalDate lastDay,
    @Nullable LocalDate usedOn,
    @Nullable Instant revoked) {
  ProgramToken {
    scopes = Set.copyOf(scopes);
  }

  /** So that no program passes for a person of that name. */
  LocalizedText shownName() {
    return shownName(name);
  }

  static LocalizedText shownName(String name) {
    return new LocalizedText("โปรแกรม " + name, "Program " + name);
  }

  boolean works(LocalDate day) {
    return revoked == null && !day.isAfter(lastDay);
  }
}
