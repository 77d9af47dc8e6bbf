package org.prasan.commitment;

/** What somebody is to a commitment; one person may be several, the nearest comes first. */
enum Party {
  /** The person named, acting for the organization that answers for it. */
  OWNER,
  /** Who answers for that organization: director, focal point, alternate. */
  SUPERVISOR,
  /**
   * Who asked for it, or who answers for the asking organization; for what the coalition itself
   * asks, its office. Never who does it.
   */
  ASKER,
  /** The coalition's secretary or administrator, unless that is who does it. */
  OFFICE,
  MEMBER,
  /** Nobody at a desk: something that follows from elsewhere. */
  PRODUCT
}
