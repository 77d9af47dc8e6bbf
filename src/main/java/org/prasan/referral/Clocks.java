package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.WorkingDays;

/** Tells from what has happened with a referral which clocks run and how long they still have. */
record Clocks(ClockRules rules, WorkingDays days, ZoneId zone) {

  /** Those that run at that moment, the first to run out first. */
  List<Run> running(History history, Instant now) {
    return runs(history.until(now)).stream()
        .filter(Run::runs)
        .sorted(Comparator.comparing(Run::due))
        .toList();
  }

  /** All there ever were, also those that were stopped, in the order in which they started. */
  List<Run> runs(History history) {
    return rules.clocks().stream()
        .filter(clock -> clock.counts(history.urgency()))
        .flatMap(clock -> runs(clock, history).stream())
        .sorted(Comparator.comparing(Run::started))
        .toList();
  }

  /** Started again while it runs, it runs on: nobody gains time by asking twice. */
  private List<Run> runs(Clock clock, History history) {
    var runs = new ArrayList<Run>();
    @Nullable Run open = null;
    for (var one : history.happened()) {
      if (open != null && clock.stops().contains(one.what())) {
        runs.add(stopped(open, one.at()));
        open = null;
      }
      if (open == null && clock.starts().contains(one.what()) && clock.inForce(day(one.at())))
        open = started(clock, one.at());
    }
    if (open != null) runs.add(open);
    return runs;
  }

  private Run started(Clock clock, Instant start) {
    var due = due(clock, start);
    var calls =
        rules.ladders().stream()
            .filter(ladder -> ladder.inForce(day(start)))
            .flatMap(ladder -> ladder.rungs().stream())
            .map(rung -> new Run.Call(rung.who(), part(clock, start, due, rung.percent())))
            .sorted(Comparator.comparing(Run.Call::at))
            .toList();
    return new Run(clock, start, due, calls, null);
  }

  private static Run stopped(Run run, Instant at) {
    return new Run(run.clock(), run.started(), run.due(), run.calls(), at);
  }

  private Instant due(Clock clock, Instant start) {
    return switch (clock.unit()) {
      case HOURS -> start.plus(Duration.ofHours(clock.length()));
      case CALENDAR_DAYS -> start.atZone(zone).plusDays(clock.length()).toInstant();
      case WORKING_DAYS -> endOf(days.after(day(start), clock.length()));
    };
  }

  private Instant part(Clock clock, Instant start, Instant due, int percent) {
    if (percent == 100) return due;
    if (clock.unit() == Clock.Unit.WORKING_DAYS) return partOfWork(start, due, percent);
    return start.plus(share(Duration.between(start, due), percent));
  }

  /** Weekends and holidays do not count as time that has passed, so nobody is called on them. */
  private Instant partOfWork(Instant start, Instant due, int percent) {
    var total = Duration.ZERO;
    for (var day = day(start); startOf(day).isBefore(due); day = day.plusDays(1))
      total = total.plus(worked(day, start));
    var left = share(total, percent);
    for (var day = day(start); ; day = day.plusDays(1)) {
      var worked = worked(day, start);
      if (left.compareTo(worked) < 0) return later(startOf(day), start).plus(left);
      left = left.minus(worked);
    }
  }

  private Duration worked(LocalDate day, Instant start) {
    return days.includes(day)
        ? Duration.between(later(startOf(day), start), endOf(day))
        : Duration.ZERO;
  }

  private static Duration share(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
