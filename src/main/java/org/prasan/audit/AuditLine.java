package org.prasan.audit;

import java.time.Instant;
import java.util.List;

/**
 * An entry as people read it: who, for whom, did what.
 *
 * @param organization empty if nobody was represented
 * @param changes what it was and what it is, in words
 */
record AuditLine(
    long number,
    Instant at,
    String person,
    String organization,
    String deed,
    String origin,
    String hash,
    List<Change> changes) {}
