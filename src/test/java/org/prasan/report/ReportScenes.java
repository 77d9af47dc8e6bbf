package org.prasan.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.prasan.Scene;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Months that have been counted, with cases as a test needs them. */
@TestComponent
public class ReportScenes {
  private final CountedMonths months;
  private final CountMonths count;
  private final TransactionTemplate transactions;

  ReportScenes(CountedMonths months, CountMonths count, TransactionTemplate transactions) {
    this.months = months;
    this.count = count;
    this.transactions = transactions;
  }

  /** The latest year of which all months are counted. */
  int year() {
    return count.firstOpen().getYear() - 1;
  }

  static final Map<Value, String> USUAL =
      Map.of(
          Value.NEED,
          "shelter",
          Value.DISTRICT,
          CountedCase.OTHER,
          Value.AGE,
          "FROM_15",
          Value.SEX,
          "FEMALE",
          Value.URGENCY,
          "URGENT",
          Value.ANSWER,
          CountedCase.ACCEPTED,
          Value.TIME,
          AnswerTime.WITHIN_24_HOURS.name(),
          Value.RECEIVER,
          "FOUNDATION",
          Value.LOOP,
          CountedCase.CLOSED,
          Value.REFUSAL,
          CountedCase.NONE);

  /** Cases of the same kind; "other" are the values in which they differ from the usual ones. */
  record Many(int cases, int month, Map<Value, String> other) {}

  /** A year as a larger coalition has it. */
  void busyYear(Scene scene) {
    var all = new ArrayList<Many>();
    for (int month = 1; month <= 12; month++) {
      all.add(new Many(9, month, Map.of()));
      all.add(new Many(4, month, Map.of(Value.NEED, "legal", Value.SEX, "MALE")));
      all.add(
          new Many(
              3,
              month,
              Map.of(
                  Value.NEED, "medical",
                  Value.AGE, "FROM_25",
                  Value.URGENCY, "EMERGENCY",
                  Value.TIME, AnswerTime.WITHIN_4_HOURS.name(),
                  Value.RECEIVER, "AGENCY",
                  Value.LOOP, CountedCase.NOT_CLOSED)));
      all.add(
          new Many(
              4,
              month,
              Map.of(
                  Value.ANSWER,
                  CountedCase.NOT_ACCEPTED,
                  Value.TIME,
                  AnswerTime.WITHIN_72_HOURS.name(),
                  Value.LOOP,
                  CountedCase.NOT_CLOSED,
                  Value.REFUSAL,
                  "NO_CAPACITY")));
      all.add(
          new Many(
              1,
              month,
              Map.of(
                  Value.NEED,
                  "education",
                  Value.ANSWER,
                  CountedCase.NOT_ACCEPTED,
                  Value.TIME,
                  AnswerTime.NEVER.name(),
                  Value.URGENCY,
                  "NORMAL",
                  Value.LOOP,
                  CountedCase.NOT_CLOSED,
                  Value.REFUSAL,
                  "CLIENT_UNREACHABLE")));
    }
    counted(scene, all);
  }

  /** A year that may be published, as its address names it. */
  public String countedYear(Scene scene) {
    counted(scene, List.of(new Many(12, 1, Map.of())));
    return String.valueOf(year() + 543);
  }

  /** Each month of the year is counted with them, once for all. */
  void counted(Scene scene, List<Many> all) {
    Tenancy.asProduct(
        scene.id(),
        () ->
            transactions.execute(
                _ -> {
                  for (int month = 1; month <= 12; month++) counted(scene, month, all);
                  return true;
                }));
  }

  private void counted(Scene scene, int number, List<Many> all) {
    var month = YearMonth.of(year(), number);
    months.claim(scene.id(), month);
    var cases = new ArrayList<CountedCase>();
    for (var many : all)
      if (many.month() == number)
        for (int i = 0; i < many.cases(); i++) {
          var values = new EnumMap<Value, String>(USUAL);
          values.putAll(many.other());
          cases.add(new CountedCase(month, values));
        }
    months.keep(scene.id(), cases);
  }
}
