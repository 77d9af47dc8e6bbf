package org.prasan.coalition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.prasan.language.Dates;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** How long the rule about terms of office lets one last. */
@Component
class LongestTerm {
  private final Rules rules;
  private final Dates dates;
  private final Clock clock;

  LongestTerm(Rules rules, Dates dates, Clock clock) {
    this.rules = rules;
    this.dates = dates;
    this.clock = clock;
  }

  /** So many months, and their last day. */
  record Limit(int months, LocalDate last) {}

  /**
   * What the rule allows of a term that is longer. What lies behind is told as it was, and without
   * an end it lasts until somebody else is chosen.
   */
  Optional<Limit> exceededBy(CoalitionId coalition, Term term) {
    var to = term.to();
    if (to == null || !to.isAfter(dates.day(clock.instant()))) return Optional.empty();
    var months = rules.amount(coalition, RuleKey.TERM_OF_OFFICE, term.from());
    if (months.isEmpty()) return Optional.empty();
    var last = term.lastDay(months.getAsInt());
    return to.isAfter(last) ? Optional.of(new Limit(months.getAsInt(), last)) : Optional.empty();
  }
}
