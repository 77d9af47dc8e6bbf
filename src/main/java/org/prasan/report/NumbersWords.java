package org.prasan.report;

import java.util.Locale;
import org.prasan.client.AgeBand;
import org.prasan.coalition.Territory;
import org.prasan.directory.Needs;
import org.prasan.directory.Sex;
import org.prasan.language.Dates;
import org.prasan.membership.OrganizationKind;
import org.prasan.referral.ReferralFacts;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the reader's language what is counted. */
@Component
class NumbersWords {
  private final Needs needs;
  private final Territory territory;
  private final MessageSource messages;
  private final Dates dates;

  NumbersWords(Needs needs, Territory territory, MessageSource messages, Dates dates) {
    this.needs = needs;
    this.territory = territory;
    this.messages = messages;
    this.dates = dates;
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  String value(CoalitionId coalition, Value value, String code, Locale locale) {
    if (code.equals(Dimension.ALL)) return say("report.all", locale);
    return switch (value) {
      case NEED ->
          needs
              .term(code)
              .map(term -> term.name().in(locale))
              .orElseGet(() -> say("report.need.other", locale));
      case DISTRICT ->
          territory.districts(coalition).stream()
              .filter(district -> district.code().equals(code))
              .map(district -> district.name().in(locale))
              .findFirst()
              .orElseGet(() -> say("report.district.other", locale));
      case AGE -> say(AgeBand.valueOf(code).key(), locale);
      case SEX ->
          say(
              code.equals(CountedCase.OTHER) ? "report.sex.other" : Sex.valueOf(code).key(),
              locale);
      case URGENCY -> say("referral.urgency." + code, locale);
      case ANSWER -> say("report.answer." + code, locale);
      case TIME -> say(AnswerTime.valueOf(code).key(), locale);
      case RECEIVER ->
          say(
              code.equals(CountedCase.OTHER)
                  ? "report.receiver.other"
                  : OrganizationKind.valueOf(code).key(),
              locale);
      case LOOP -> say("report.loop." + code, locale);
      case REFUSAL -> reason(code, locale);
    };
  }

  private String reason(String code, Locale locale) {
    return ReferralFacts.reasons().stream()
        .filter(reason -> reason.code().equals(code))
        .map(reason -> say(reason.key(), locale))
        .findFirst()
        .orElseGet(() -> say("report.refusal.none", locale));
  }

  /** "Quarter 3 of 2569 (July to September)". */
  String period(NumbersPeriod period, Locale locale) {
    var year = dates.year(period.year());
    return period.quarter() == null
        ? say("report.year", locale, year)
        : say("report.quarter." + period.quarter(), locale, year);
  }

  String atLeast(int number, Locale locale) {
    return say("report.at-least", locale, number);
  }

  String cell(Cell cell, Locale locale) {
    return switch (cell) {
      case Cell.Shown(int atLeast) -> atLeast(atLeast, locale);
      case Cell.Hidden _ -> say("report.cell.hidden", locale);
      case Cell.Impossible _ -> say("report.cell.impossible", locale);
    };
  }

  /** "70 to 85 %", or that it cannot be told. */
  String share(Bounds share, Locale locale) {
    if (share.vague()) return say("report.share.vague", locale);
    return share.least() == share.most()
        ? say("report.share.exact", locale, share.least())
        : say("report.share", locale, share.least(), share.most());
  }

  String hidden(PublishedTable table, Locale locale) {
    var hidden = table.hidden();
    return say(hidden.key(), locale, hidden.arguments());
  }

  String refused(Refusal why, Audience audience, Locale locale) {
    return say(why.key(), locale, audience.threshold());
  }
}
