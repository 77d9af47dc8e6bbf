package org.prasan.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** What the people and organizations that stand in some entries are called. */
record KnownNames(Map<UUID, LocalizedText> names) {
  @Nullable LocalizedText of(@Nullable UUID id) {
    return id == null ? null : names.get(id);
  }

  @Nullable LocalizedText of(String text) {
    return of(id(text));
  }

  /** The text as an id, if it is one. */
  static @Nullable UUID id(@Nullable String text) {
    if (text == null || text.length() != 36) return null;
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException plainText) {
      return null;
    }
  }
}
