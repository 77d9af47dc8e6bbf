package org.prasan.coalition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A rule every coalition has to give itself; until it does, it is not decided yet. */
public enum RuleKey {
  SCREENING_CRITERIA(RuleType.WEIGHTED_LIST),
  EVIDENCE_REQUIRED(RuleType.LIST),
  ENDORSEMENTS_NEEDED(RuleType.COUNT),
  INTAKES_PER_YEAR(RuleType.COUNT),
  INTAKE_WINDOW(RuleType.WINDOW),
  REVIEWERS_NEEDED(RuleType.COUNT),
  ENDORSEMENT_DAYS(RuleType.DAYS),
  REAPPLY_AFTER_DAYS(RuleType.DAYS),
  TERM_OF_MEMBERSHIP(RuleType.MONTHS),
  RENEWAL_MONTH(RuleType.MONTH),
  RENEWAL_OPENS_DAYS(RuleType.DAYS),
  REMIND_BEFORE(RuleType.DAY_LIST),
  REMIND_AFTER(RuleType.DAY_LIST),
  GRACE_DAYS(RuleType.DAYS),
  NOTICE_DAYS(RuleType.DAYS),
  QUORUM(RuleType.PERCENT),
  TERM_OF_OFFICE(RuleType.MONTHS),
  CLIENT_FILES_KEPT(RuleType.MONTHS);

  private final RuleType type;

  RuleKey(RuleType type) {
    this.type = type;
  }

  public RuleType type() {
    return type;
  }

  /** As it stands in addresses, so that a page can link to the rule that blocks somebody. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where the rule is explained, below the coalition's address. */
  public String path() {
    return "/rules#" + slug();
  }

  static Optional<RuleKey> ofSlug(String slug) {
    return Arrays.stream(values()).filter(key -> key.slug().equals(slug)).findFirst();
  }
}
