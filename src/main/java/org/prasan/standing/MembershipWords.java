package org.prasan.standing;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.ThaiDates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in sentences what happened to a membership and where it stands. */
@Component
class MembershipWords {
  private final MessageSource messages;

  MembershipWords(MessageSource messages) {
    this.messages = messages;
  }

  /** What is said of a day to come is not said as if it had happened. */
  String of(Fact fact, LocalDate today) {
    return fact.kind() == Fact.Kind.RESIGNED && fact.on().isAfter(today)
        ? withReason(say("standing.fact.RESIGNED.ahead"), fact.reason())
        : of(fact);
  }

  String of(Fact fact) {
    var key = "standing.fact." + fact.kind();
    return switch (fact.kind()) {
      case ADMITTED, REINSTATED -> withReason(say(key, fact.decision()), fact.reason());
      case STARTED ->
          fact.about().isExact() ? say(key) : say(key + ".about", fact.about().text(locale()));
      case RENEWED -> withReason(renewal(key, fact), fact.reason());
      case SUSPENDED ->
          withReason(
              fact.until() == null
                  ? say(key, fact.decision())
                  : say(key + ".until", fact.decision(), day(fact.until())),
              fact.reason());
      case RESIGNED, ANNULLED -> withReason(say(key), fact.reason());
    };
  }

  private String renewal(String key, Fact fact) {
    var how = say("standing.how." + fact.how());
    var told =
        fact.term() == null ? say(key + ".unrecorded", how) : say(key, day(fact.term()), how);
    return fact.decision().isEmpty() ? told : told + " (" + fact.decision() + ")";
  }

  private String withReason(String told, String reason) {
    return reason.isEmpty() ? told : say("standing.with-reason", told, reason);
  }

  /** When it happened, or since when it counts. */
  String when(Fact fact) {
    return fact.about().text(locale());
  }

  String word(Standing standing) {
    return say("standing.state." + standing);
  }

  String about(@Nullable ApproximateDate about) {
    return about == null ? "" : about.text(locale());
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  private static String day(LocalDate day) {
    return ThaiDates.full(day, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
