package org.prasan.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.TableArchive;
import org.prasan.exchange.UploadedTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same services as tables, one for each kind of thing, and back again. */
final class HsdsTables {
  private final TableArchive archive;

  /** Things that several services point at are written once. */
  private final Set<String> written = new HashSet<>();

  HsdsTables(TableArchive archive) {
    this.archive = archive;
    for (var table : new TreeSet<>(HsdsColumns.TABLES.keySet()))
      archive.begin(HsdsColumns.file(table), columns(table));
  }

  /** All terms, also those that services of this file do not have. */
  void vocabulary(ObjectNode taxonomy, List<ObjectNode> terms) {
    add("taxonomy", taxonomy);
    for (var term : terms)
      if (written.add("taxonomy_term" + term.path("id").asString(""))) add("taxonomy_term", term);
  }

  private static List<String> columns(String table) {
    return HsdsColumns.TABLES.getOrDefault(table, List.of());
  }

  void add(String table, ObjectNode object) {
    add(table, object, null, null);
  }

  private void add(
      String table, ObjectNode object, @Nullable String parent, @Nullable JsonNode parentId) {
    var row = new HashMap<String, JsonNode>();
    var more = JsonNodeFactory.instance.objectNode();
    if (parent != null && parentId != null) row.put(HsdsColumns.link(table, parent), parentId);
    object
        .properties()
        .forEach(
            property -> {
              var name = property.getKey();
              var value = property.getValue();
              if (isList(table, name, value))
                for (var element : Remainder.objects(value))
                  add(HsdsColumns.LISTS.getOrDefault(name, ""), element, table, object.get("id"));
              else if (isRow(name, value)) {
                var one = (ObjectNode) value;
                if (columns(table).contains(name + "_id")) row.put(name + "_id", one.path("id"));
                if (written.add(name + one.path("id").asString(""))) add(name, one);
              } else if (columns(table).contains(name)) row.put(name, value);
              else more.set(name, value);
            });
    if (!more.isEmpty()) row.put(HsdsColumns.MORE, more);
    archive.add(
        HsdsColumns.file(table),
        columns(table).stream().map(column -> cell(row.get(column))).toList());
  }

  private static boolean isList(String table, String name, JsonNode value) {
    if (!(value instanceof ArrayNode array)) return false;
    var other = HsdsColumns.LISTS.get(name);
    return other != null
        && HsdsColumns.isLinked(other, table)
        && Remainder.objects(array).size() == array.size()
        && Remainder.objects(array).stream().allMatch(element -> element.has("id"));
  }

  private static boolean isRow(String name, JsonNode value) {
    return HsdsColumns.OBJECTS.contains(name) && value instanceof ObjectNode one && one.has("id");
  }

  private static Object cell(@Nullable JsonNode value) {
    if (value == null || value.isNull()) return "";
    if (value.isNumber()) return value.numberValue();
    return value.isContainer() ? value.toString() : value.asString();
  }

  // ── and back ──

  /** A few rows that each of many others points at would fill the memory. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** None if there is no table of services. */
  static @Nullable HsdsContent read(Map<String, UploadedTable.Legible> tables, JsonMapper json) {
    var rows = new HashMap<String, List<ObjectNode>>();
    tables.forEach(
        (file, read) ->
            HsdsColumns.table(file)
                .ifPresent(
                    table ->
                        rows.computeIfAbsent(table, _ -> new ArrayList<>())
                            .addAll(rows(read, json))));
    var reading = new Joining(rows);
    var services = rows.getOrDefault("service", List.of());
    services.forEach(service -> reading.complete("service", service, 0));
    return services.isEmpty()
        ? null
        : new HsdsContent(services, rows.getOrDefault("organization", List.of()));
  }

  private static List<ObjectNode> rows(UploadedTable.Legible table, JsonMapper json) {
    var rows = new ArrayList<ObjectNode>();
    for (var line : table.body()) {
      var row = JsonNodeFactory.instance.objectNode();
      for (int column = 0; column < table.headings().size(); column++) {
        var name = table.headings().get(column);
        var cell = line.cell(column);
        if (!cell.isEmpty() && !name.isEmpty()) put(row, name, cell, json);
      }
      if (row.get(HsdsColumns.MORE) instanceof ObjectNode more) {
        row.remove(HsdsColumns.MORE);
        more.properties().forEach(one -> row.set(one.getKey(), one.getValue()));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void put(ObjectNode row, String name, String cell, JsonMapper json) {
    if (!HsdsColumns.JSON.contains(name) && !isNumber(name, cell)) {
      row.put(name, cell);
      return;
    }
    try {
      row.set(name, HsdsContent.clean(json.readTree(cell)));
    } catch (JacksonException notJson) {
      row.put(name, cell);
    }
  }

  private static boolean isNumber(String name, String cell) {
    return HsdsColumns.NUMBERS.contains(name) && cell.matches("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");
  }

  /** Puts rows into what they belong to. */
  private static final class Joining {
    private static final int DEEPEST = 6;

    /** Named in a table by an id, and in JSON by standing there. */
    private static final Set<String> IN_PLACE = Set.of("location", "unit");

    /** A row of these is not a part of what it points at, which stands within it. */
    private static final Map<String, String> POINTS_AT =
        Map.of("service_at_location", "location", "service_capacity", "unit");

    private static final int MOST_COPIES = 500_000;
    private static final int MOST_LETTERS = 20_000_000;
    private final Map<String, List<ObjectNode>> byParent = new HashMap<>();
    private final Map<String, ObjectNode> byId = new HashMap<>();
    private int copies;
    private int letters;

    Joining(Map<String, List<ObjectNode>> rows) {
      rows.forEach(
          (table, all) -> {
            for (var row : all) {
              byId.put(table + row.path("id").asString(""), row);
              for (var parent : HsdsColumns.TABLES.keySet())
                if (HsdsColumns.isLinked(table, parent) && !parent.equals(POINTS_AT.get(table)))
                  belongs(table, parent, row);
            }
          });
    }

    private void belongs(String table, String parent, ObjectNode row) {
      var id = row.path(HsdsColumns.link(table, parent)).asString("");
      if (!id.isEmpty())
        byParent.computeIfAbsent(table + "/" + parent + "/" + id, _ -> new ArrayList<>()).add(row);
    }

    /** A few rows that point at each other can ask for many copies of long texts. */
    private void count(ObjectNode row) {
      for (var value : row) letters += value.isString() ? value.asString().length() : 10;
      if (letters > MOST_LETTERS) throw new TooMuch();
    }

    void complete(String table, ObjectNode row, int depth) {
      if (++copies > MOST_COPIES) throw new TooMuch();
      if (depth > DEEPEST) return;
      var id = row.path("id").asString("");
      HsdsColumns.LISTS.forEach(
          (list, other) -> {
            var children = byParent.getOrDefault(other + "/" + table + "/" + id, List.of());
            if (children.isEmpty() || !HsdsColumns.isLinked(other, table)) return;
            var array = row.putArray(list);
            for (var child : children) {
              count(child);
              var copy = child.deepCopy();
              copy.remove(HsdsColumns.link(other, table));
              complete(other, copy, depth + 1);
              array.add(copy);
            }
          });
      for (var name : HsdsColumns.OBJECTS) {
        var one = byId.get(name + row.path(name + "_id").asString(""));
        if (one == null || !columns(table).contains(name + "_id")) continue;
        count(one);
        var copy = one.deepCopy();
        complete(name, copy, depth + 1);
        row.set(name, copy);
        if (IN_PLACE.contains(name)) row.remove(name + "_id");
      }
    }
  }
}
