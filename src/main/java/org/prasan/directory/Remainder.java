package org.prasan.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an imported service said beyond what the directory itself knows to say, and how both become
 * one again. What the directory says goes before: a remainder fills gaps only, so that nothing that
 * was since changed here comes back.
 *
 * <p>Of a list, a remainder holds what belongs to each element, found again by what that element is
 * ({@code $each}), and the elements that the directory has no place for ({@code $more}).
 */
final class Remainder {
  private static final String EACH = "$each";
  private static final String MORE = "$more";
  private static final String KEY = "key";
  private static final String REST = "rest";

  /** Where the directory writes something only because HSDS asks for it. */
  private static final Set<String> AS_IT_CAME =
      Set.of("id", "country", "address_type", "link_type", "link_entity");

  /** Whose id is the directory's own. */
  private static final Set<String> OURS = Set.of("organization", "location", "taxonomy_term");

  private Remainder() {}

  /**
   * What the one says beyond the other.
   *
   * @param taken the objects of the one that stand in the other, in the same order
   */
  static ObjectNode of(ObjectNode said, ObjectNode known, Set<JsonNode> taken) {
    return of(said, known, taken, false);
  }

  private static ObjectNode of(
      ObjectNode said, ObjectNode known, Set<JsonNode> taken, boolean withId) {
    var rest = JsonNodeFactory.instance.objectNode();
    said.properties()
        .forEach(
            property -> {
              var name = property.getKey();
              var value = property.getValue();
              if (isNothing(value)) return;
              var left = left(name, value, known.get(name), taken, withId);
              if (left != null) rest.set(name, left);
            });
    return rest;
  }

  private static @Nullable JsonNode left(
      String name, JsonNode value, @Nullable JsonNode known, Set<JsonNode> taken, boolean withId) {
    if (value instanceof ArrayNode array && isOfObjects(array))
      return each(name, array, known, taken);
    if (known == null || isNothing(known)) return value;
    if (value instanceof ObjectNode object && known instanceof ObjectNode other) {
      var rest = of(object, other, taken, !OURS.contains(name));
      return rest.isEmpty() ? null : rest;
    }
    boolean asItCame = AS_IT_CAME.contains(name) && (withId || !name.equals("id"));
    return asItCame && !value.equals(known) ? value : null;
  }

  private static @Nullable JsonNode each(
      String name, ArrayNode said, @Nullable JsonNode known, Set<JsonNode> taken) {
    var each = JsonNodeFactory.instance.arrayNode();
    var more = JsonNodeFactory.instance.arrayNode();
    var others = objects(known).iterator();
    var keys = new Keys(name);
    for (var element : said) {
      if (!(element instanceof ObjectNode object) || !taken.contains(object) || !others.hasNext()) {
        more.add(element);
        continue;
      }
      var other = others.next();
      var key = keys.of(other);
      var rest = of(object, other, taken, true);
      if (!rest.isEmpty()) each.addObject().put(KEY, key).set(REST, rest);
    }
    var rest = JsonNodeFactory.instance.objectNode();
    if (!each.isEmpty()) rest.set(EACH, each);
    if (!more.isEmpty()) rest.set(MORE, more);
    return rest.isEmpty() ? null : rest;
  }

  /** What the directory says, and what came beyond it. */
  static ObjectNode joined(ObjectNode known, ObjectNode rest) {
    var joined = known.deepCopy();
    rest.properties()
        .forEach(
            property -> {
              var name = property.getKey();
              var value = property.getValue();
              var own = joined.get(name);
              if (isOfEach(value)) {
                var all = elements(name, own, (ObjectNode) value);
                if (!all.isEmpty()) joined.set(name, all);
              } else if (own == null || isNothing(own) || AS_IT_CAME.contains(name))
                joined.set(name, value.deepCopy());
              else if (own instanceof ObjectNode object && value instanceof ObjectNode more)
                joined.set(name, joined(object, more));
            });
    return joined;
  }

  private static ArrayNode elements(String name, @Nullable JsonNode known, ObjectNode rest) {
    var rests = new HashMap<String, ObjectNode>();
    for (var one : objects(rest.get(EACH)))
      if (one.get(REST) instanceof ObjectNode more) rests.put(one.path(KEY).asString(""), more);
    var keys = new Keys(name);
    var all = JsonNodeFactory.instance.arrayNode();
    for (var element : objects(known)) {
      var more = rests.get(keys.of(element));
      all.add(more == null ? element : joined(element, more));
    }
    if (rest.get(MORE) instanceof ArrayNode more) more.forEach(all::add);
    return all;
  }

  /** By these the elements of a list are found again after others were added or taken away. */
  private static final class Keys {
    private final String list;
    private final Map<String, Integer> seen = new HashMap<>();

    Keys(String list) {
      this.list = list;
    }

    /** Two that say the same are told apart by their order. */
    String of(ObjectNode element) {
      var key = key(list, element);
      int before = seen.merge(key, 1, Integer::sum) - 1;
      return before == 0 ? key : key + "\n" + before;
    }
  }

  private static String key(String list, ObjectNode element) {
    return switch (list) {
      case "phones" -> element.path("number").asString("");
      case "languages" -> element.path("code").asString("");
      case "required_documents" -> element.path("document").asString("");
      case "service_areas" -> element.path("extent").asString("");
      case "attributes" -> element.path("taxonomy_term_id").asString("");
      case "service_at_locations" -> element.path("location").path("id").asString("");
      case "capacities" -> element.path("unit").path("name").asString("");
      case "contacts", "schedules" -> withoutId(element).toString();
      default -> "";
    };
  }

  private static ObjectNode withoutId(ObjectNode element) {
    var copy = element.deepCopy();
    copy.remove("id");
    return copy;
  }

  static List<ObjectNode> objects(@Nullable JsonNode array) {
    var objects = new ArrayList<ObjectNode>();
    if (array instanceof ArrayNode elements)
      for (var element : elements) if (element instanceof ObjectNode object) objects.add(object);
    return objects;
  }

  static boolean isNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.asString().isBlank());
  }

  private static boolean isOfObjects(ArrayNode array) {
    for (var element : array) if (element instanceof ObjectNode) return true;
    return false;
  }

  private static boolean isOfEach(JsonNode value) {
    return value instanceof ObjectNode object && (object.has(EACH) || object.has(MORE));
  }

  // ── who may read which part of it ──

  private static final Map<String, Set<FieldGroup>> KEPT_LIKE =
      Map.ofEntries(
          Map.entry("description", Set.of(FieldGroup.DESCRIPTION)),
          Map.entry("phones", Set.of(FieldGroup.PHONES)),
          Map.entry("contacts", Set.of(FieldGroup.CONTACTS, FieldGroup.PHONES)),
          Map.entry("email", Set.of(FieldGroup.CONTACTS)),
          Map.entry("assurer_email", Set.of(FieldGroup.CONTACTS)),
          Map.entry("capacities", Set.of(FieldGroup.CAPACITY)),
          Map.entry(
              "service_at_locations",
              Set.of(FieldGroup.ADDRESS, FieldGroup.PHONES, FieldGroup.CONTACTS)),
          Map.entry("id", Set.of()),
          Map.entry("cost_options", Set.of()),
          Map.entry("fees", Set.of()),
          Map.entry("languages", Set.of()),
          Map.entry("required_documents", Set.of()),
          Map.entry("service_areas", Set.of()));

  /** What has to be readable for a property; everything for what nobody here knows. */
  static Set<FieldGroup> keptLike(String property) {
    return KEPT_LIKE.getOrDefault(property, Set.of(FieldGroup.values()));
  }

  /** As much of it as goes to somebody who may read these parts. */
  static ObjectNode readable(ObjectNode rest, Set<FieldGroup> parts) {
    var readable = JsonNodeFactory.instance.objectNode();
    rest.properties()
        .forEach(
            property -> {
              if (parts.containsAll(keptLike(property.getKey())))
                readable.set(property.getKey(), property.getValue());
            });
    return readable;
  }
}
