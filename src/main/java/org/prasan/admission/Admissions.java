package org.prasan.admission;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.Rules;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * What the coalition's rules say about taking members on some day, and what holds until it decides.
 */
@Component
class Admissions {
  static final int REVIEWERS = 2;
  static final int ENDORSEMENT_DAYS = 21;

  /** Until when we hope for the next act, where no rule says so. */
  static final int CHECK_DAYS = 14;

  static final int ANSWER_DAYS = 30;
  static final int REVIEW_DAYS = 30;
  static final int OPEN_DAYS = 14;
  static final int DECIDE_DAYS = 30;
  static final int SIGN_DAYS = 30;

  private final Rules rules;

  Admissions(Rules rules) {
    this.rules = rules;
  }

  List<Criterion> criteria(CoalitionId coalition, LocalDate day) {
    return points(coalition, RuleKey.SCREENING_CRITERIA, day);
  }

  /** The papers an applicant has to attach. */
  List<Criterion> papers(CoalitionId coalition, LocalDate day) {
    return points(coalition, RuleKey.EVIDENCE_REQUIRED, day);
  }

  private List<Criterion> points(CoalitionId coalition, RuleKey key, LocalDate day) {
    return rules.inForce(coalition, key, day).map(Criterion::of).orElse(List.of());
  }

  int reviewers(CoalitionId coalition, LocalDate day) {
    return Math.max(1, rules.amount(coalition, RuleKey.REVIEWERS_NEEDED, day).orElse(REVIEWERS));
  }

  LocalDate endorsementClosesOn(CoalitionId coalition, LocalDate opened) {
    return opened.plusDays(
        rules.amount(coalition, RuleKey.ENDORSEMENT_DAYS, opened).orElse(ENDORSEMENT_DAYS));
  }

  /** More than half of those asked until the coalition decides; never more than there are. */
  int endorsements(CoalitionId coalition, LocalDate day, int asked) {
    var decided = rules.amount(coalition, RuleKey.ENDORSEMENTS_NEEDED, day).orElse(asked / 2 + 1);
    return Math.min(decided, asked);
  }

  Intake intake(CoalitionId coalition, LocalDate day) {
    var none = rules.amount(coalition, RuleKey.INTAKES_PER_YEAR, day).orElse(1) == 0;
    return Intake.of(window(coalition, day), none, day);
  }

  LocalDate reapplyFrom(CoalitionId coalition, LocalDate decided) {
    var days = rules.amount(coalition, RuleKey.REAPPLY_AFTER_DAYS, decided);
    return days.isPresent()
        ? decided.plusDays(days.getAsInt())
        : Intake.following(window(coalition, decided), decided);
  }

  private RuleValue.@Nullable Window window(CoalitionId coalition, LocalDate day) {
    return rules
        .inForce(coalition, RuleKey.INTAKE_WINDOW, day)
        .map(value -> value instanceof RuleValue.Window window ? window : null)
        .orElse(null);
  }
}
