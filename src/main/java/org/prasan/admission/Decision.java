package org.prasan.admission;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the coalition decided about an application, and where that is written.
 *
 * @param reference the meeting and the number of its decision
 * @param reason always there if the organization was refused
 * @param override why it was admitted before the endorsement was complete; null if it was
 * @param reapplyFrom from when a refused organization may apply again; null if it was admitted
 */
record Decision(
    String reference,
    LocalDate on,
    @Nullable String reason,
    @Nullable String override,
    @Nullable LocalDate reapplyFrom) {}
