package org.prasan.directory;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * By these the things of a table say what they belong to. Where one thing stands within the other
 * they say nothing more; one that names something else is a mistake.
 */
final class HsdsLinks {
  private HsdsLinks() {}

  static void strip(Given service) {
    var parents = new HashMap<String, String>();
    parents.put("service_id", service.node().path("id").asString(""));
    service
        .node()
        .properties()
        .forEach(property -> within(property.getKey(), property.getValue(), parents, service));
  }

  private static void within(
      String list, JsonNode value, Map<String, String> parents, Given service) {
    if (value instanceof ArrayNode array) {
      for (var element : array) within(list, element, parents, service);
      return;
    }
    if (!(value instanceof ObjectNode object)) return;
    check(list, object, parents, service);
    var inner = new HashMap<>(parents);
    var id = object.path("id").asString("");
    if (!id.isEmpty()) inner.put(table(list) + "_id", id);
    if (object.get("location") instanceof ObjectNode location) {
      object.remove("location_id");
      inner.put("location_id", location.path("id").asString(""));
    }
    object
        .properties()
        .forEach(property -> within(property.getKey(), property.getValue(), inner, service));
  }

  private static void check(
      String list, ObjectNode object, Map<String, String> parents, Given service) {
    parents.forEach(
        (link, id) -> {
          var named = object.path(link).asString("");
          if (named.equals(id)) object.remove(link);
          else if (link.equals("service_id") && !named.isEmpty())
            service.wrong(list + ".service_id", "directory.hsds.wrong.service", named);
        });
    if (object.path("link_id").asString("").equals(parents.get("service_id")))
      object.remove("link_id");
  }

  private static String table(String list) {
    return HsdsColumns.LISTS.getOrDefault(list, list);
  }
}
