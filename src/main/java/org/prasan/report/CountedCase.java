package org.prasan.report;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.referral.ReferralFacts;
import org.prasan.report.Subject.Value;

/** A person as the gate counts people: a month and one code for each thing, for good. */
record CountedCase(YearMonth month, Map<Value, String> values) {
  static final String ACCEPTED = "ACCEPTED";
  static final String NOT_ACCEPTED = "NOT_ACCEPTED";
  static final String CLOSED = "CLOSED";
  static final String NOT_CLOSED = "NOT_CLOSED";

  /** Stands for what was not told, or is none of the others. */
  static final String OTHER = "OTHER";

  /** Nobody refused. */
  static final String NONE = "NONE";

  CountedCase {
    values = Map.copyOf(values);
  }

  static CountedCase of(YearMonth month, ReferralFacts.Fact fact) {
    var values = new EnumMap<Value, String>(Value.class);
    values.put(Value.NEED, fact.need() == null ? OTHER : widest(fact.need()));
    values.put(Value.DISTRICT, fact.district() == null ? OTHER : fact.district());
    values.put(Value.AGE, fact.age().name());
    values.put(Value.SEX, fact.sex() == null ? OTHER : fact.sex().name());
    values.put(Value.URGENCY, fact.urgency());
    values.put(Value.ANSWER, fact.accepted() ? ACCEPTED : NOT_ACCEPTED);
    values.put(Value.TIME, AnswerTime.of(fact.untilAnswer()).name());
    values.put(Value.RECEIVER, fact.receiver() == null ? OTHER : fact.receiver().name());
    values.put(Value.LOOP, fact.closed() ? CLOSED : NOT_CLOSED);
    values.put(Value.REFUSAL, fact.refusal() == null ? NONE : fact.refusal());
    return new CountedCase(month, values);
  }

  /** Of "shelter.emergency" it is "shelter". */
  private static String widest(String need) {
    int dot = need.indexOf('.');
    return dot < 0 ? need : need.substring(0, dot);
  }

  /** What the gate does not know by name is one of the others. */
  String value(Dimension dimension) {
    var value = values.get(Value.valueOf(dimension.name().toUpperCase(Locale.ROOT)));
    return value != null && dimension.values().contains(value) ? value : OTHER;
  }

  boolean isIn(Selection selection) {
    return selection.includes(
        month,
        values.entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().word(), Map.Entry::getValue)));
  }
}
