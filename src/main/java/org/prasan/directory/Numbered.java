package org.prasan.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Ids for the things of one kind that a service has, also where two of them say the same. */
final class Numbered {
  private final UUID owner;
  private final String kind;
  private final Map<Object, Integer> seen = new HashMap<>();

  Numbered(UUID owner, String kind) {
    this.owner = owner;
    this.kind = kind;
  }

  UUID next(Object said) {
    return DerivedId.of(owner, kind, said, seen.merge(said, 1, Integer::sum));
  }
}
