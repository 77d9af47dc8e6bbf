package org.prasan.report;

import java.util.List;
import java.util.Objects;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member asks for the numbers of a quarter or a year, for reading inside or for publication. */
@Service
class AskNumbers {
  private final PrivacyGate gate;
  private final AnsweredQuestions answered;
  private final CountMonths count;
  private final Dimensions dimensions;

  AskNumbers(
      PrivacyGate gate, AnsweredQuestions answered, CountMonths count, Dimensions dimensions) {
    this.gate = gate;
    this.answered = answered;
    this.count = count;
    this.dimensions = dimensions;
  }

  @Transactional
  Answer ask(Acting acting, Subject subject, NumbersPeriod period, Audience audience) {
    acting.require(audience == Audience.PUBLICATION ? Action.PUBLISH_NUMBERS : Action.SEE_NUMBERS);
    var coalition = acting.coalitionId();
    var asker =
        audience == Audience.PUBLICATION
            ? Asker.forPublication(coalition)
            : Asker.inside(coalition, Objects.requireNonNull(acting.person()));
    return Tenancy.asProduct(
        coalition,
        () -> {
          count.count(coalition);
          return gate.answer(asker, question(asker, subject, period), count.firstOpen());
        });
  }

  /** As it was asked before if it was: districts and needs may have been added since. */
  private Question question(Asker asker, Subject subject, NumbersPeriod period) {
    return answered.of(asker).stream()
        .map(Answered::question)
        .filter(one -> asks(one, subject, period))
        .findFirst()
        .orElseGet(() -> new Question(selection(subject, period), by(asker.coalition(), subject)));
  }

  /** Whether this is what was asked, by whatever districts and needs there were then. */
  static boolean asks(Question question, Subject subject, NumbersPeriod period) {
    return question.selection().equals(selection(subject, period))
        && question.by().stream()
            .map(Dimension::name)
            .toList()
            .equals(subject.by().stream().map(Value::word).toList());
  }

  private static Selection selection(Subject subject, NumbersPeriod period) {
    return new Selection(period.months(), subject.only());
  }

  private List<Dimension> by(CoalitionId coalition, Subject subject) {
    return subject.by().stream().map(value -> dimensions.of(coalition, value)).toList();
  }
}
