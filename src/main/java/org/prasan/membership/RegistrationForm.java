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
    @Nullable String evidenceExpires,
    @Nullable Boolean withdrawn,
    @Nullable String basis) {

  static RegistrationForm of(Registration registration, Locale locale) {
    var evidence = registration.evidence();
    return new RegistrationForm(
        registration.number(),
        registration.authority(),
        day(registration.date(), locale),
        evidence == null ? null : day(evidence.expires(), locale),
        false,
        registration.fingerprint());
  }

  /** The paper itself is not typed: what is known of it stays unless another one comes with it. */
  @Nullable Registration read(
      Errors errors, LocalDate today, Registration.@Nullable Evidence evidence) {
    var wrong = new Wrong(errors);
    var register = wrong.line("number", number);
    var office = wrong.line("authority", authority);
    var since = wrong.date("date", date);
    var until = wrong.date("evidenceExpires", evidenceExpires);
    if (since != null && since.isAfter(today)) wrong.say("date", "membership.wrong.date.future");
    if (register != null && office == null)
      wrong.say("authority", "membership.wrong.authority.missing");
    if (until != null && evidence == null)
      wrong.say("evidenceExpires", "membership.wrong.expiry.without-paper");
    if (errors.hasErrors()) return null;
    return new Registration(
        register,
        office,
        since,
        evidence == null || Boolean.TRUE.equals(withdrawn)
            ? null
            : new Registration.Evidence(evidence.file(), evidence.name(), until));
  }

  private static @Nullable String day(@Nullable LocalDate date, Locale locale) {
    return date == null ? null : ThaiDates.full(date, locale);
  }
}
