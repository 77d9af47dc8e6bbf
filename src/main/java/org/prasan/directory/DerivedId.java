package org.prasan.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ids for what has none of its own in the directory but needs one in HSDS: the same words get the
 * same id each time, in each coalition.
 */
final class DerivedId {
  private DerivedId() {}

  static UUID of(Object... words) {
    var name = Arrays.stream(words).map(String::valueOf).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(("prasan:" + name).getBytes(StandardCharsets.UTF_8));
  }
}
