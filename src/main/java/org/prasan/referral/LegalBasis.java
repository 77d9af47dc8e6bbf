package org.prasan.referral;

import java.util.EnumSet;
import java.util.Set;
import org.prasan.client.DataGroup;

/**
 * On what ground details are shared, by the Personal Data Protection Act B.E. 2562. A body that is
 * not of the state cannot lean on section 26 (2), which allows nothing outside the body itself.
 */
enum LegalBasis {
  /** Section 19. */
  S19_CONSENT("19"),
  /** Section 26: of health, origin, belief, crime, sexual life. */
  S26_EXPLICIT_CONSENT("26"),
  /** Section 26 (1): danger to life, body or health of somebody who cannot consent. */
  S26_1_DANGER("26 (1)"),
  /** Section 26 (5): a law on health, labour protection or social care demands it. */
  S26_5_LAW("26 (5)");

  private static final Set<DataGroup> SENSITIVE =
      EnumSet.of(DataGroup.HEALTH_AND_SAFETY, DataGroup.STORY, DataGroup.LEGAL, DataGroup.NOTES);

  private final String section;

  LegalBasis(String section) {
    this.section = section;
  }

  public String key() {
    return "referral.basis." + name();
  }

  public String section() {
    return section;
  }

  /** The client, or whoever speaks for the client, has to agree. */
  boolean asks() {
    return this == S19_CONSENT || this == S26_EXPLICIT_CONSENT;
  }

  /** Plain consent does not reach what section 26 protects. */
  boolean reaches(Set<DataGroup> groups) {
    return this != S19_CONSENT || groups.stream().noneMatch(SENSITIVE::contains);
  }
}
