package org.prasan.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The only way by which numbers about clients leave the product. */
public final class PrivacyGate {
  /** So many different questions of one asker are kept track of. */
  public static final int MOST_QUESTIONS = 100;

  private final AnsweredQuestions answered;
  private final Cases cases;

  public PrivacyGate(AnsweredQuestions answered, Cases cases) {
    this.answered = answered;
    this.cases = cases;
  }

  /**
   * A question asked again gets the table it got before: counting anew would let two days be
   * compared.
   *
   * @param now the month that runs
   */
  public Answer answer(Asker asker, Question question, YearMonth now) {
    var known = answered.of(asker);
    for (var before : known)
      if (before.question().equals(question)) return new Answer.Given(before.table());
    var refused = refused(asker, question, known, now);
    if (refused != null) return refused;
    var together = together(question, known);
    if (together == null) return new Answer.Refused(Refusal.CROSSES, null);
    var table = counted(asker, question, together, known);
    if (table.total() instanceof Cell.Shown) answered.keep(asker, new Answered(question, table));
    return new Answer.Given(table);
  }

  private Answer.@Nullable Refused refused(
      Asker asker, Question question, List<Answered> known, YearMonth now) {
    if (!question.selection().months().last().isBefore(now))
      return new Answer.Refused(Refusal.NOT_OVER, null);
    if (known.size() >= MOST_QUESTIONS) return new Answer.Refused(Refusal.TOO_MANY, null);
    return tooClose(asker, question, known);
  }

  private Answer.@Nullable Refused tooClose(Asker asker, Question question, List<Answered> known) {
    var asked = question.selection();
    var before = known.stream().map(one -> one.question().selection()).distinct().toList();
    if (before.contains(asked)) return null;
    var all = new ArrayList<>(before);
    all.add(asked);
    var groups = cases.groups(asker.coalition(), all);
    var differences = new Differences(groups, asker.audience().threshold());
    if (differences.nothingToTell(asked)) return null;
    for (var one : known)
      if (differences.tooClose(asked, one.question().selection()))
        return new Answer.Refused(Refusal.TOO_CLOSE, one.question());
    if (differences.isolate(asked, before)) return new Answer.Refused(Refusal.TOGETHER, null);
    return null;
  }

  /** Also by what else is known of the same cases, at least by all that has to do with it. */
  private static @Nullable Question together(Question question, List<Answered> known) {
    var same = known.stream().map(Answered::question).filter(question::isAboutTheSameAs).toList();
    var sharing = same.stream().filter(question::sharesADimensionWith).toList();
    return question.with(same).or(() -> question.with(sharing)).orElse(null);
  }

  private PublishedTable counted(
      Asker asker, Question question, Question together, List<Answered> known) {
    var table = cases.count(asker.coalition(), together);
    if (!table.dimensions().equals(together.by()))
      throw new IllegalStateException("Counted by other dimensions than asked");
    var told = told(question.selection().months(), known);
    return Suppression.of(
        table,
        question.by().size(),
        asker.audience(),
        values -> told.get(question.selection().at(together.by(), values)));
  }

  /** What is known of the same months: what was hidden stays so, in whatever table it turns up. */
  private static Map<Selection, Cell> told(Months months, List<Answered> known) {
    var told = new HashMap<Selection, Cell>();
    for (var one : known) {
      var question = one.question();
      if (!question.selection().months().equals(months)) continue;
      var cube = new Cube(question.by());
      for (int place = 0; place < cube.places(); place++)
        told.put(
            question.selection().at(question.by(), cube.values(place)),
            one.table().cells().get(place));
    }
    return told;
  }
}
