package org.prasan.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office lets everybody read the numbers of a period, or takes them back. */
@Service
class PublishNumbers {
  private static final Locale THAI = Locale.of("th");

  private final AskNumbers ask;
  private final ToldAnswers told;
  private final PublishedPeriods periods;
  private final CountMonths count;
  private final NumbersWords words;
  private final Audit audit;

  PublishNumbers(
      AskNumbers ask,
      ToldAnswers told,
      PublishedPeriods periods,
      CountMonths count,
      NumbersWords words,
      Audit audit) {
    this.ask = ask;
    this.told = told;
    this.periods = periods;
    this.count = count;
    this.words = words;
    this.audit = audit;
  }

  /**
   * Asks for whatever was not asked yet, so that what is read stays as it was when it was decided.
   */
  @Transactional
  boolean publish(Acting acting, NumbersPeriod period) {
    acting.require(Action.PUBLISH_NUMBERS);
    if (!period.months().last().isBefore(count.firstOpen())) return false;
    for (var subject : Subject.values()) ask.ask(acting, subject, period, Audience.PUBLICATION);
    var by = Objects.requireNonNull(acting.person());
    if (periods.publish(acting.coalitionId(), period, by)) record(acting, period, "published");
    return true;
  }

  @Transactional
  void takeBack(Acting acting, NumbersPeriod period) {
    acting.require(Action.PUBLISH_NUMBERS);
    var by = Objects.requireNonNull(acting.person());
    if (periods.takeBack(acting.coalitionId(), period, by)) record(acting, period, "taken-back");
  }

  private void record(Acting acting, NumbersPeriod period, String deed) {
    audit.record(
        acting,
        "numbers." + deed,
        "numbers",
        period.word(),
        null,
        Map.of("title", words.period(period, THAI)));
  }

  @Transactional(readOnly = true)
  List<NumbersPeriod> published(CoalitionId coalition) {
    return periods.all(coalition);
  }

  /** The table that was told for publication; whoever reads it asks nothing new. */
  @Transactional(readOnly = true)
  Optional<PublishedTable> table(CoalitionId coalition, Subject subject, NumbersPeriod period) {
    if (!periods.all(coalition).contains(period)) return Optional.empty();
    return Tenancy.asProduct(
        coalition,
        () ->
            told.told(Asker.forPublication(coalition)).stream()
                .filter(one -> AskNumbers.asks(one.question(), subject, period))
                .map(Answered::table)
                .findFirst());
  }
}
