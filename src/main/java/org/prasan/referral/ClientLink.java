package org.prasan.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.tenancy.OrganizationId;

/**
 * A link by which a client reads once what is shared with whom.
 *
 * @param code fingerprint of the code that is told apart from the link
 * @param page fingerprint of the key to the page it opened; null until then
 * @param pageUntil how long something may still be done on that page
 */
record ClientLink(
    UUID id,
    OrganizationId owner,
    ClientId client,
    String code,
    String language,
    Instant expires,
    int wrongCodes,
    @Nullable Instant opened,
    @Nullable String page,
    @Nullable Instant pageUntil,
    @Nullable Instant ended) {
  static final int MOST_WRONG_CODES = 5;

  /** As the audit log calls it. */
  static final String LOGGED = "client-link";

  /**
   * Instead of an id: the log tells neither whose link was given or opened nor which, or what is
   * taken back by it would be tied to the client's file.
   */
  static final String WHICHEVER = "link";

  boolean waits(Instant now) {
    return opened == null
        && ended == null
        && wrongCodes < MOST_WRONG_CODES
        && now.isBefore(expires);
  }

  boolean openedPage(OneTimeSecret key, Instant now) {
    return ended == null
        && page != null
        && pageUntil != null
        && now.isBefore(pageUntil)
        && key.is(page);
  }
}
