package org.prasan.sample;

/**
 * A part of a coalition's sample data, loaded once, whole or not at all. Beans of this type run in
 * the order of their {@link org.springframework.core.annotation.Order}: 10 charter, 20
 * organizations, 30 people, 40 offices, later parts after these.
 */
interface SampleStep {
  /** Under which the database remembers it; never changes. */
  String name();

  /** Runs in a transaction that sees this coalition's rows. */
  void load(SampleCoalition into);
}
