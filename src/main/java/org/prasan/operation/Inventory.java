package org.prasan.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an archive holds: each table with number and sum of its rows, each file with its hash. */
record Inventory(Map<String, String> tables, Map<String, String> files) {
  static final String ENTRY = "inventory";

  Inventory() {
    this(new LinkedHashMap<>(), new TreeMap<>());
  }

  long rows() {
    return tables.values().stream()
        .mapToLong(sum -> Long.parseLong(sum.substring(0, sum.indexOf(' '))))
        .sum();
  }

  String text() {
    var text = new StringBuilder();
    tables.forEach((table, sum) -> text.append("table\t%s\t%s\n".formatted(table, sum)));
    files.forEach((file, hash) -> text.append("file\t%s\t%s\n".formatted(file, hash)));
    return text.toString();
  }

  static Inventory of(String text) {
    var inventory = new Inventory();
    for (var line : text.lines().toList()) {
      var name = line.indexOf('\t') + 1;
      var sum = line.lastIndexOf('\t') + 1;
      (line.startsWith("table\t") ? inventory.tables : inventory.files)
          .put(line.substring(name, sum - 1), line.substring(sum));
    }
    return inventory;
  }
}
