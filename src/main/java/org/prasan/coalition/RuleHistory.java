package org.prasan.coalition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything ever recorded about one rule. Of two changes in force from the same day the one
 * recorded later counts: so a change that is still to come can be corrected, and stays readable.
 */
public record RuleHistory(RuleKey key, List<RuleChange> changes) {
  private static final Comparator<RuleChange> ORDER =
      Comparator.comparing(RuleChange::inForceFrom)
          .thenComparing(RuleChange::recordedAt)
          .thenComparing(RuleChange::id);

  public RuleHistory {
    changes = changes.stream().sorted(ORDER).toList();
  }

  /** What was, is or will be in force on that day. */
  public Optional<RuleChange> on(LocalDate day) {
    return changes.stream()
        .filter(change -> !change.inForceFrom().isAfter(day))
        .reduce((earlier, later) -> later);
  }

  /** What comes into force after that day, the next first, without what was overtaken. */
  public List<RuleChange> after(LocalDate day) {
    return changes.stream()
        .filter(change -> change.inForceFrom().isAfter(day) && !overtaken(change))
        .toList();
  }

  /** Another change, recorded later, is in force from the same day. */
  public boolean overtaken(RuleChange change) {
    return on(change.inForceFrom()).map(last -> !last.equals(change)).orElse(false);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Whether a change from that day would leave every day before today as it was. Only the very
   * first entry may lie in the past: it tells what was agreed before the coalition came here.
   */
  public boolean keepsThePast(LocalDate from, LocalDate today) {
    return changes.isEmpty() || !from.isBefore(today);
  }
}
