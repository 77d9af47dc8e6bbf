package org.prasan.directory;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which properties are those of HSDS and of our profile; all others are kept and named. */
final class HsdsProperties {
  /** Whom the coalition knows as the person who last confirmed a service. */
  static final String ASSURER = "x_assurer_name";

  /** What follows from the directory itself and never from what came beyond it. */
  static final Set<String> OF_THE_DIRECTORY =
      Set.of("id", "organization_id", "last_modified", "x_confidentiality", ASSURER);

  private static final Set<String> KNOWN =
      Stream.of(
              HsdsColumns.TABLES.values().stream().flatMap(columns -> columns.stream()),
              HsdsColumns.LISTS.keySet().stream(),
              HsdsColumns.OBJECTS.stream(),
              Arrays.stream(FieldGroup.values()).map(HsdsWords::word),
              Stream.of(
                  "taxonomy_detail",
                  "locations",
                  "programs",
                  "organization_identifiers",
                  "level",
                  "organizations",
                  "seats",
                  "label"))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private static final int MOST = 20;
  private static final int LONGEST = 60;

  private HsdsProperties() {}

  static void note(ObjectNode said, Findings findings) {
    var unknown = new TreeSet<String>();
    collect(said, unknown);
    if (unknown.isEmpty()) return;
    var names =
        unknown.stream()
            .limit(MOST)
            .map(name -> name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name)
            .collect(Collectors.joining(", "));
    findings.notice("directory.hsds.notice.unknown", names);
  }

  private static void collect(JsonNode value, Set<String> unknown) {
    if (value instanceof ArrayNode array) array.forEach(element -> collect(element, unknown));
    if (!(value instanceof ObjectNode object)) return;
    object
        .properties()
        .forEach(
            property -> {
              if (KNOWN.contains(property.getKey())) collect(property.getValue(), unknown);
              else unknown.add(property.getKey());
            });
  }
}
