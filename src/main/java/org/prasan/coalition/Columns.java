package org.prasan.coalition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** Reads from a row what Java has richer types for. */
final class Columns {
  private Columns() {}

  static LocalizedText text(ResultSet row, String name) throws SQLException {
    return LocalizedText.of(row.getString(name + "_th"), row.getString(name + "_en"));
  }

  static @Nullable LocalizedText optionalText(ResultSet row, String name) throws SQLException {
    var thai = row.getString(name + "_th");
    return thai == null || thai.isBlank() ? null : text(row, name);
  }

  static UUID id(ResultSet row, String name) throws SQLException {
    return UUID.fromString(row.getString(name));
  }

  static @Nullable UUID optionalId(ResultSet row, String name) throws SQLException {
    var id = row.getString(name);
    return id == null ? null : UUID.fromString(id);
  }

  static @Nullable LocalDate day(ResultSet row, String name) throws SQLException {
    return row.getObject(name, LocalDate.class);
  }

  static @Nullable String thai(@Nullable LocalizedText text) {
    return text == null || text.th().isBlank() ? null : text.th();
  }

  static @Nullable String english(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
