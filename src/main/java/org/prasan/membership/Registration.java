package org.prasan.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an organization is registered by law. */
record Registration(@Nullable String number, @Nullable String authority, @Nullable LocalDate date)
    implements Section {
  static final Registration NONE = new Registration(null, null, null);

  Registration {
    number = Typed.code(number);
    authority = Typed.line(authority);
  }

  public boolean known() {
    return number != null && authority != null;
  }

  @Override
  public String word() {
    return "registration";
  }
}
