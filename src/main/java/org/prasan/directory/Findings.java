package org.prasan.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What was noticed while a service was read from a file. */
final class Findings {
  private final List<Wrong> wrong = new ArrayList<>();
  private final Set<Notice> notices = new LinkedHashSet<>();

  /** By themselves and not by what they say: two that say the same are two. */
  private final Set<JsonNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A property that has to be set right before anything is taken in. */
  record Wrong(String property, String key, List<Object> arguments) {}

  /** Something that is taken in, but of which its sender should know. */
  record Notice(String key, List<Object> arguments) {}

  void wrong(String property, String key, Object... arguments) {
    wrong.add(new Wrong(property, key, List.of(arguments)));
  }

  void notice(String key, Object... arguments) {
    notices.add(new Notice(key, List.of(arguments)));
  }

  List<Wrong> wrong() {
    return wrong;
  }

  Set<Notice> notices() {
    return notices;
  }

  Set<JsonNode> taken() {
    return taken;
  }
}
