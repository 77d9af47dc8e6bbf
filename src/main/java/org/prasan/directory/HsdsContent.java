package org.prasan.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a file by the terms of HSDS holds, as far as the directory reads it. */
record HsdsContent(List<ObjectNode> services, List<ObjectNode> organizations) {
  /** What neither a text nor a JSON of PostgreSQL can hold. */
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff]");

  private static final List<String> LISTS = List.of("contents", "services", "service");

  /** None if there are no services in it. */
  static @Nullable HsdsContent of(JsonNode file) {
    var services = services(file);
    return services.isEmpty()
        ? null
        : new HsdsContent(services, Remainder.objects(file.get("organizations")));
  }

  private static List<ObjectNode> services(JsonNode file) {
    if (file instanceof ArrayNode) return Remainder.objects(file);
    if (!(file instanceof ObjectNode object)) return List.of();
    for (var name : LISTS)
      if (object.get(name) instanceof ArrayNode list) return Remainder.objects(list);
    return object.has("id") && object.has("name") ? List.of(object) : List.of();
  }

  /** Organizations by the id by which the file names them, told at the top or within a service. */
  Map<String, ObjectNode> organizationsById() {
    var found = new LinkedHashMap<String, ObjectNode>();
    var all = new ArrayList<>(organizations);
    for (var service : services)
      if (service.get("organization") instanceof ObjectNode within) all.add(within);
    for (var one : all) found.putIfAbsent(one.path("id").asString(""), one);
    return found;
  }

  /** Without characters that cannot be kept, and with every number as it was written. */
  static JsonNode clean(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        var clean = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(property -> clean.set(clean(property.getKey()), clean(property.getValue())));
        yield clean;
      }
      case ArrayNode array -> {
        var clean = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> clean.add(clean(element)));
        yield clean;
      }
      default -> {
        if (value.isString()) yield JsonNodeFactory.instance.stringNode(clean(value.asString()));
        yield value.isFloatingPointNumber() ? ExactNumber.kept(value) : value;
      }
    };
  }

  private static String clean(String text) {
    return UNREADABLE.matcher(text).replaceAll("");
  }

  ObjectNode node() {
    var node = JsonNodeFactory.instance.objectNode();
    node.putArray("services").addAll(services);
    node.putArray("organizations").addAll(organizations);
    return node;
  }
}
