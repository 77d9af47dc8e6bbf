package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words typed for something that has a code, such as a pillar or an objective.
 *
 * @param id made with the form, so that pressing twice adds one
 */
record NamedForm(
    @Nullable UUID id, @Nullable String code, @Nullable String th, @Nullable String en) {}
