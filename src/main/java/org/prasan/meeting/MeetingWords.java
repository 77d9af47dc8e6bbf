package org.prasan.meeting;

import java.util.Locale;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How meetings and decisions are called. */
@Component
class MeetingWords {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final MessageSource messages;

  MeetingWords(MessageSource messages) {
    this.messages = messages;
  }

  /** By its name and number, before it has one by its day. */
  String title(Series series, Meeting meeting, Locale locale) {
    var number = meeting.number();
    return number == null
        ? say(
            "meeting.titled.by-day",
            locale,
            series.name().in(locale),
            ThaiDates.full(meeting.plan().day(), locale))
        : say("meeting.titled", locale, series.name().in(locale), number.in(locale));
  }

  LocalizedText title(Series series, Meeting meeting) {
    return LocalizedText.of(title(series, meeting, THAI), title(series, meeting, Locale.ENGLISH));
  }

  /** When on its day it begins and where, for whom an e-mail is all there is. */
  LocalizedText hourAndPlace(Meeting.Plan plan) {
    return LocalizedText.of(hourAndPlace(plan, THAI), hourAndPlace(plan, Locale.ENGLISH));
  }

  private String hourAndPlace(Meeting.Plan plan, Locale locale) {
    var hour = ThaiDates.time(plan.startsAt(), locale);
    if (!plan.place().isBlank()) return say("meeting.hour.at", locale, hour, plan.place());
    return plan.link().isBlank() ? hour : say("meeting.hour.online", locale, hour);
  }

  /** Whom an invitation reached, and how many organizations it did not. */
  String reached(Invitees.Reach reach) {
    var reached = say("meeting.reached", reach.people(), reach.organizations());
    return reach.without().isEmpty()
        ? reached
        : reached + " " + say("meeting.not-reached", reach.without().size());
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  String say(String key, Object... arguments) {
    return say(key, LocaleContextHolder.getLocale(), arguments);
  }
}
