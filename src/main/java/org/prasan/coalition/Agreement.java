package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;

/**
 * An agreement the coalition publicly works under, such as its memorandum of understanding.
 *
 * @param partner with whom, if not only among the members themselves
 * @param signatories how many organizations signed first
 */
public record Agreement(
    UUID id,
    LocalizedText title,
    @Nullable LocalizedText purpose,
    @Nullable LocalizedText partner,
    ApproximateDate signed,
    int signatories) {}
