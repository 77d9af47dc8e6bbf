package org.prasan.agreement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says on the page of an agreement who must do what next. */
@Component
class NextStep {
  private final MessageSource messages;
  private final Dates dates;

  NextStep(MessageSource messages, Dates dates) {
    this.messages = messages;
    this.dates = dates;
  }

  /**
   * Who must do what.
   *
   * @param who null if nobody has to do anything
   */
  record Step(@Nullable String who, String what) {}

  Step of(Dossier dossier, Locale locale) {
    return switch (dossier.state()) {
      case DRAFT -> office(draft(dossier), locale);
      case OPEN ->
          dossier.unsigned().isEmpty()
              ? office("agreement.next.put-in-force", locale)
              : sign(dossier, locale);
      case IN_FORCE -> inForce(dossier, locale);
      case RECORDED, ENDED, SUPERSEDED -> nothing("agreement.next.nothing", locale);
    };
  }

  private static String draft(Dossier dossier) {
    if (dossier.texts().isEmpty()) return "agreement.next.write";
    return dossier.parties().isEmpty() ? "agreement.next.parties" : "agreement.next.open";
  }

  private Step inForce(Dossier dossier, Locale locale) {
    if (!dossier.texts().isEmpty() && !dossier.unsigned().isEmpty()) return sign(dossier, locale);
    var until = dossier.agreement().term().until();
    return until == null
        ? nothing("agreement.next.nothing", locale)
        : nothing("agreement.next.until", locale, dates.full(until));
  }

  private Step sign(Dossier dossier, Locale locale) {
    var unsigned = dossier.unsigned();
    var who =
        unsigned.size() == 1
            ? dossier.name(unsigned.getFirst()).in(locale)
            : say("agreement.next.so-many", locale, unsigned.size());
    int text = dossier.newest().map(TextVersion::number).orElse(1);
    return new Step(who, say("agreement.next.sign", locale, text));
  }

  private Step office(String key, Locale locale) {
    return new Step(say("agreement.next.office", locale), say(key, locale));
  }

  private Step nothing(String key, Locale locale, Object... arguments) {
    return new Step(null, say(key, locale, arguments));
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
