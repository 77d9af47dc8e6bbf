package org.prasan.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbers page tells about. Of the same cases no two break down by the same thing, so that
 * the gate need not look at more than three dimensions together.
 */
enum Subject {
  /** What was needed where, and whether it was accepted. */
  NEEDS(Map.of(), Value.NEED, Value.DISTRICT, Value.ANSWER),
  /** Who was referred. */
  PEOPLE(Map.of(), Value.AGE, Value.SEX),
  /** How long it took until somebody answered. */
  ANSWERS(Map.of(), Value.URGENCY, Value.TIME),
  /** Of those accepted: to what kind of organization, and whether the loop was closed. */
  PATHWAYS(
      Map.of(Value.ANSWER.word(), CountedCase.ACCEPTED), Value.NEED, Value.RECEIVER, Value.LOOP),
  /** Why a referral was declined or given back. */
  REFUSALS(Map.of(), Value.REFUSAL);

  /** By what cases are told apart. */
  enum Value {
    NEED,
    DISTRICT,
    AGE,
    SEX,
    URGENCY,
    ANSWER,
    TIME,
    RECEIVER,
    LOOP,
    REFUSAL;

    /** As the gate calls it, and its column. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
      return "report.by." + word();
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot be changed; the checker does not know
  private final Map<String, String> only;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed; the checker does not know
  private final List<Value> by;

  Subject(Map<String, String> only, Value... by) {
    this.only = only;
    this.by = List.of(by);
  }

  Map<String, String> only() {
    return only;
  }

  List<Value> by() {
    return by;
  }

  static Optional<Subject> of(String word) {
    return Arrays.stream(values()).filter(subject -> subject.word().equals(word)).findFirst();
  }

  /** As it stands in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String key() {
    return "report.subject." + word();
  }
}
