package org.prasan.standing;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleChange;
import org.prasan.coalition.RuleHistory;
import org.prasan.coalition.RuleValue;

/**
 * The rules that say how long a membership lasts, each with the days from which it is in force. A
 * rule not decided yet ends nothing; once it is, it counts from the day it comes into force.
 */
record MembershipRules(
    RuleHistory term, RuleHistory renewalMonth, RuleHistory grace, RuleHistory opens) {

  /** What a rule says about something, and from which day on it does. */
  private record Says(int number, LocalDate from) {}

  /**
   * The term that begins on this day: as long as the rule then in force says. It ends with the
   * renewal month, if there is one, and is never shorter than the rule says.
   */
  Term beginning(LocalDate from) {
    var months = said(term, from);
    if (months == null) return Term.openEnded(from);
    var last = months.from().plusMonths(months.number()).minusDays(1);
    return new Term(from, inRenewalMonth(last, months.from()), months.from(), true);
  }

  /** The term after one that was renewed in time; it continues it, whenever that was done. */
  Term after(Term before, LocalDate renewedOn) {
    var end = before.end();
    var months = said(term, renewedOn);
    if (end == null
        || months == null
        || !before.endKnownOn(renewedOn)
        || months.from().isAfter(renewedOn)) return beginning(renewedOn);
    var from = end.plusDays(1);
    var last = from.plusMonths(months.number()).minusDays(1);
    return new Term(from, inRenewalMonth(last, renewedOn), renewedOn, true);
  }

  /** The first day of grace; none while the term runs on or no rule gives grace an end. */
  @Nullable LocalDate graceFrom(Term running) {
    var end = running.end();
    if (end == null) return null;
    var days = said(grace, end);
    if (days == null) return null;
    return days.from().isAfter(end) ? days.from() : end.plusDays(1);
  }

  /** The first day on which the membership has lapsed; none if nothing makes it lapse. */
  @Nullable LocalDate lapses(Term running) {
    var from = graceFrom(running);
    var end = running.end();
    if (from == null || end == null) return null;
    var days = said(grace, end);
    return days == null ? null : from.plusDays(days.number());
  }

  /** Whether the renewal of a term that has not ended is due on that day. */
  boolean renewalDue(Term running, LocalDate day) {
    var end = running.end();
    if (end == null || day.isBefore(running.endKnownFrom())) return false;
    if (day.isAfter(end)) return true;
    var days = amount(opens, day);
    return days.isPresent() && !day.isBefore(end.minusDays(days.getAsInt()));
  }

  /** The first day on which the renewal is due as the rules stand on that day. */
  @Nullable LocalDate dueFrom(Term running, LocalDate asOf) {
    var end = running.end();
    var days = amount(opens, asOf);
    return end == null || days.isEmpty() ? null : end.minusDays(days.getAsInt());
  }

  boolean opensDecided(LocalDate day) {
    return amount(opens, day).isPresent();
  }

  /** Every day on which one of them changes. */
  Stream<LocalDate> days() {
    return Stream.of(term, renewalMonth, grace, opens)
        .map(RuleHistory::changes)
        .flatMap(List::stream)
        .map(RuleChange::inForceFrom);
  }

  private LocalDate inRenewalMonth(LocalDate last, LocalDate asOf) {
    if (!(renewalMonth.on(asOf).map(RuleChange::value).orElse(null)
        instanceof RuleValue.InMonth(Month month))) return last;
    var ending = YearMonth.from(last);
    while (ending.getMonth() != month) ending = ending.plusMonths(1);
    return ending.atEndOfMonth();
  }

  private static @Nullable Says said(RuleHistory rule, LocalDate day) {
    var then = rule.on(day).orElse(null);
    if (then != null) return new Says(number(then), day);
    return rule.after(day).stream()
        .findFirst()
        .map(first -> new Says(number(first), first.inForceFrom()))
        .orElse(null);
  }

  private static OptionalInt amount(RuleHistory rule, LocalDate day) {
    return rule.on(day).map(change -> OptionalInt.of(number(change))).orElseGet(OptionalInt::empty);
  }

  private static int number(RuleChange change) {
    return change.value() instanceof RuleValue.Amount(int number) ? number : 0;
  }
}
