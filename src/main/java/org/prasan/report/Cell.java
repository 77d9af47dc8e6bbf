package org.prasan.report;

/** What is told at one place of a table. */
public sealed interface Cell {
  Cell HIDDEN = new Hidden();
  Cell IMPOSSIBLE = new Impossible();

  /** At least so many cases, and fewer than the next step. */
  record Shown(int atLeast) implements Cell {}

  /**
   * Nothing is told, not even whether there are few: zero, few and what would give these away look
   * alike.
   */
  record Hidden() implements Cell {}

  /** By definition there can be nobody, whatever the cases are. */
  record Impossible() implements Cell {}
}
