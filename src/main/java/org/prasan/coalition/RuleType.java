package org.prasan.coalition;

/** The kinds of values rules have. */
public enum RuleType {
  /** How many of something. */
  COUNT,
  /** A share of all members, from 1 to 100. */
  PERCENT,
  DAYS,
  /** Several numbers of days, as in 60, 30 and 7. */
  DAY_LIST,
  MONTHS,
  /** One month of each year. */
  MONTH,
  /** From one day to another of each year. */
  WINDOW,
  LIST,
  /** A list whose weights, where given, add up to 100. */
  WEIGHTED_LIST
}
