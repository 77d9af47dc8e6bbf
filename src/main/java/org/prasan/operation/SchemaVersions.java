package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The version of each module's schema, in the order in which modules depend. */
record SchemaVersions(Map<String, String> versions) {
  static final String ENTRY = "schema";

  static SchemaVersions in(Connection connection) throws SQLException {
    var versions = new LinkedHashMap<String, String>();
    for (var module : Migrations.MODULES) {
      var history = module + "." + Migrations.HISTORY;
      try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
        statement.setString(1, history);
        try (var row = statement.executeQuery()) {
          row.next();
          if (!row.getBoolean(1)) continue;
        }
      }
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select version from %s where success and version is not null order by installed_rank desc limit 1"
                      .formatted(history))) {
        if (row.next()) versions.put(module, row.getString(1));
      }
    }
    return new SchemaVersions(versions);
  }

  String text() {
    var text = new StringBuilder();
    versions.forEach(
        (module, version) -> text.append(module).append('\t').append(version).append('\n'));
    return text.toString();
  }

  static SchemaVersions of(String text) {
    var versions = new LinkedHashMap<String, String>();
    for (var line : text.lines().toList()) {
      var tab = line.indexOf('\t');
      versions.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return new SchemaVersions(versions);
  }
}
