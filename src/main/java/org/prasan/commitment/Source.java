package org.prasan.commitment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a commitment was made, as at a meeting.
 *
 * @param kind which module knows of it, as in "meeting"
 * @param part of it, as an item of the agenda
 */
public record Source(String kind, UUID id, @Nullable UUID part) {}
