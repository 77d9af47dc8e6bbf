package org.prasan.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an organization is registered by law, and the paper that proves it. */
record Registration(
    @Nullable String number,
    @Nullable String authority,
    @Nullable LocalDate date,
    @Nullable Evidence evidence)
    implements Section {
  static final Registration NONE = new Registration(null, null, null, null);

  Registration {
    number = Typed.code(number);
    authority = Typed.line(authority);
  }

  /** A paper that proves a registration; it may stop being valid. */
  record Evidence(java.util.UUID file, String name, @Nullable LocalDate expires) {
    public boolean expiredOn(LocalDate day) {
      return expires != null && expires.isBefore(day);
    }
  }

  public boolean known() {
    return number != null && authority != null;
  }

  Registration provedBy(@Nullable Evidence paper) {
    return new Registration(number, authority, date, paper);
  }

  @Override
  public String word() {
    return "registration";
  }
}
