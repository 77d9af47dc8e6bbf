package org.prasan.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field that a deed changed.
 *
 * @param path where it stands, as in "name.th"
 * @param before null if it was not there
 * @param after null if it is no more
 */
record Change(String path, @Nullable String before, @Nullable String after) {

  /** Only the fields that differ, in the order in which they were written down. */
  static List<Change> between(@Nullable JsonNode before, @Nullable JsonNode after) {
    var was = fields(before);
    var is = fields(after);
    var paths = new LinkedHashSet<>(was.keySet());
    paths.addAll(is.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(was.get(path), is.get(path)))
        .map(path -> new Change(path, was.get(path), is.get(path)))
        .toList();
  }

  private static Map<String, String> fields(@Nullable JsonNode node) {
    var fields = new LinkedHashMap<String, String>();
    if (node != null) collect("", node, fields);
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, String> fields) {
    switch (node) {
      case ObjectNode id when !path.isEmpty() && id.size() == 1 && id.has("value") ->
          collect(path, id.get("value"), fields);
      case ObjectNode object -> {
        for (var field : object.properties())
          collect(below(path, field.getKey()), field.getValue(), fields);
      }
      case ArrayNode array when array.valueStream().anyMatch(JsonNode::isContainer) -> {
        for (int i = 0; i < array.size(); i++)
          collect(below(path, String.valueOf(i + 1)), array.get(i), fields);
      }
      case ArrayNode array -> {
        var values = new ArrayList<String>();
        array.valueStream().forEach(value -> values.add(value.asString()));
        if (!values.isEmpty()) fields.put(path, String.join("\n", values));
      }
      default -> {
        if (!node.isNull() && !node.asString().isEmpty()) fields.put(path, node.asString());
      }
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
