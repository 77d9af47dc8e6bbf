package org.prasan.directory;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A number that the usual kind cannot hold, as 1e400: kept as it is written until it goes out
 * again.
 */
final class ExactNumber {
  private static final String PROPERTY = "$number";
  private static final Pattern WRITTEN = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d{1,10})?");

  private ExactNumber() {}

  static JsonNode kept(JsonNode number) {
    var exact = number.decimalValue();
    double near = exact.doubleValue();
    return Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(exact) == 0
        ? JsonNodeFactory.instance.numberNode(near)
        : JsonNodeFactory.instance.objectNode().put(PROPERTY, exact.toString());
  }

  /** With the numbers themselves where they were kept. */
  static ObjectNode told(ObjectNode object) {
    for (var name : object.propertyNames().stream().toList())
      object.set(name, told(object.get(name)));
    return object;
  }

  private static JsonNode told(JsonNode value) {
    return switch (value) {
      case ObjectNode object when isKept(object) ->
          JsonNodeFactory.instance.numberNode(new BigDecimal(object.path(PROPERTY).asString()));
      case ObjectNode object -> told(object);
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) array.set(i, told(array.get(i)));
        yield array;
      }
      default -> value;
    };
  }

  private static boolean isKept(ObjectNode object) {
    return object.size() == 1 && WRITTEN.matcher(object.path(PROPERTY).asString("")).matches();
  }
}
