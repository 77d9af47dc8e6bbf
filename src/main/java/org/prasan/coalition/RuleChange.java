package org.prasan.coalition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.PersonId;

/**
 * That a rule has a value from some day on.
 *
 * @param decidedBy who decided it, in words, as in "the general meeting of 3 March"
 * @param recordedBy null if the product itself entered it
 */
public record RuleChange(
    UUID id,
    RuleKey key,
    RuleValue value,
    LocalDate inForceFrom,
    String decidedBy,
    String reason,
    Instant recordedAt,
    @Nullable PersonId recordedBy) {}
