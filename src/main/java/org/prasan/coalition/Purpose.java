package org.prasan.coalition;

import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * What the coalition wants to see in the world and what it does for that, as far as written down.
 */
public record Purpose(
    @Nullable LocalizedText vision, @Nullable LocalizedText mission, int version) {
  static final Purpose UNWRITTEN = new Purpose(null, null, 0);
}
