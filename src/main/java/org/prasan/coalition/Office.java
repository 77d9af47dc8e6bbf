package org.prasan.coalition;

import java.util.UUID;
import org.prasan.language.LocalizedText;

/**
 * An office of an organ, such as the chair.
 *
 * @param seats how many organizations may hold it at the same time
 */
public record Office(
    UUID id, UUID organ, LocalizedText name, OfficeKind kind, int seats, int position) {}
