package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed to give an office to an organization. */
record TermForm(
    @Nullable UUID id,
    @Nullable UUID office,
    @Nullable UUID organization,
    @Nullable UUID person,
    @Nullable String began,
    @Nullable String to) {}
