package org.prasan.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object of HSDS being written; what is not told has no property. */
final class HsdsObject {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  static HsdsObject of(UUID id) {
    return new HsdsObject().with("id", id);
  }

  HsdsObject with(String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case JsonNode json -> node.set(name, json);
      case Boolean flag -> node.put(name, flag);
      case Integer number -> node.put(name, number);
      case Double number -> node.put(name, number);
      default -> {
        var text = value.toString();
        if (!text.isEmpty()) node.put(name, text);
      }
    }
    return this;
  }

  /** HSDS asks for the property even where nothing is known. */
  HsdsObject required(String name, @Nullable String text) {
    node.put(name, text == null ? "" : text);
    return this;
  }

  HsdsObject with(String name, List<ObjectNode> objects) {
    if (!objects.isEmpty()) node.putArray(name).addAll(objects);
    return this;
  }

  HsdsObject words(String name, List<String> words) {
    if (words.isEmpty()) return this;
    var array = node.putArray(name);
    words.forEach(array::add);
    return this;
  }

  ObjectNode node() {
    return node;
  }
}
