package org.prasan.membership;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.springframework.validation.Errors;

/** What was typed about where an organization is registered. */
record RegistrationForm(
    @Nullable String number,
    @Nullable String authority,
    @Nullable String date,
    @Nullable String basis) {

  static RegistrationForm of(Registration registration, Locale locale) {
    return new RegistrationForm(
        registration.number(),
        registration.authority(),
        registration.date() == null ? null : ThaiDates.full(registration.date(), locale),
        registration.fingerprint());
  }

  @Nullable Registration read(Errors errors, LocalDate today) {
    var wrong = new Wrong(errors);
    var register = wrong.line("number", number);
    var office = wrong.line("authority", authority);
    var since = wrong.date("date", date);
    if (since != null && since.isAfter(today)) wrong.say("date", "membership.wrong.date.future");
    if (register != null && office == null)
      wrong.say("authority", "membership.wrong.authority.missing");
    return errors.hasErrors() ? null : new Registration(register, office, since);
  }
}
