package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** Reads what several tables of the roster have in common. */
final class Row {
  private Row() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantIfAny(row, column));
  }

  static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static SeatId seat(ResultSet row) throws SQLException {
    return new SeatId(row.getObject("seat_id", UUID.class));
  }

  static @Nullable DutyPersonId person(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = uuid(row, column);
    return id == null ? null : new DutyPersonId(id);
  }

  static LocalizedText text(ResultSet row, String column) throws SQLException {
    return LocalizedText.of(row.getString(column + "_th"), row.getString(column + "_en"));
  }

  static Object[] array(ResultSet row, String column) throws SQLException {
    return (Object[]) row.getArray(column).getArray();
  }
}
