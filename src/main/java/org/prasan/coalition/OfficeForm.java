package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed to set up an office, in an organ that exists or in a new one. */
record OfficeForm(
    @Nullable UUID id,
    @Nullable UUID organ,
    @Nullable String organTh,
    @Nullable String organEn,
    @Nullable String th,
    @Nullable String en,
    @Nullable OfficeKind kind,
    @Nullable String seats) {}
