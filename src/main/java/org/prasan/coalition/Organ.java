package org.prasan.coalition;

import java.util.UUID;
import org.prasan.language.LocalizedText;

/** A body of the coalition, such as its steering committee. */
public record Organ(UUID id, LocalizedText name, int position) {}
