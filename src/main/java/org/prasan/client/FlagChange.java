package org.prasan.client;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a page changed of the safety flags it showed: what others did meanwhile stays.
 *
 * @param added those not shown as set, and set
 * @param removed those shown as set, and set no more
 */
public record FlagChange(Set<SafetyFlag> added, Set<SafetyFlag> removed) {
  /** Nobody was asked. */
  public static final FlagChange NONE = new FlagChange(Set.of(), Set.of());

  public FlagChange {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
  }

  /** What a form says now, against what it showed. */
  public static FlagChange between(Set<SafetyFlag> shown, Set<SafetyFlag> now) {
    return new FlagChange(less(now, shown), less(shown, now));
  }

  public Set<SafetyFlag> on(Set<SafetyFlag> flags) {
    var after = less(flags, removed);
    after.addAll(added);
    return after;
  }

  private static Set<SafetyFlag> less(Set<SafetyFlag> flags, Set<SafetyFlag> others) {
    var less = EnumSet.noneOf(SafetyFlag.class);
    less.addAll(flags);
    less.removeAll(others);
    return less;
  }
}
