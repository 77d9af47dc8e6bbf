package org.prasan.meeting;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/** Reads from a row, and writes into one, what Java has richer types for. */
final class Columns {
  private Columns() {}

  static @Nullable UUID id(ResultSet row, String name) throws SQLException {
    return row.getObject(name, UUID.class);
  }

  static @Nullable PersonId person(ResultSet row, String name) throws SQLException {
    var id = id(row, name);
    return id == null ? null : new PersonId(id);
  }

  static @Nullable OrganizationId organization(ResultSet row, String name) throws SQLException {
    var id = id(row, name);
    return id == null ? null : new OrganizationId(id);
  }

  static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var moment = row.getObject(name, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  static @Nullable OffsetDateTime stored(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  static @Nullable UUID stored(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  static @Nullable UUID stored(@Nullable OrganizationId organization) {
    return organization == null ? null : organization.value();
  }

  static Change change(ResultSet row, String verb) throws SQLException {
    return new Change(
        row.getObject(verb + "_at", OffsetDateTime.class).toInstant(),
        person(row, verb + "_by"),
        organization(row, verb + "_for"));
  }

  static void put(Map<String, @Nullable Object> values, Change change) {
    values.put("at", stored(change.at()));
    values.put("by", stored(change.by()));
    values.put("for", stored(change.actingFor()));
  }

  static List<Heading> headings(ResultSet row) throws SQLException {
    var kinds = texts(row.getArray("heading_kinds"));
    var thai = texts(row.getArray("headings_th"));
    var english = texts(row.getArray("headings_en"));
    var headings = new ArrayList<Heading>();
    for (int at = 0; at < kinds.length; at++)
      headings.add(
          new Heading(
              Heading.Kind.valueOf(kinds[at]),
              LocalizedText.of(thai[at], english[at].isEmpty() ? null : english[at])));
    return headings;
  }

  private static String[] texts(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  static void put(Map<String, @Nullable Object> values, List<Heading> headings) {
    values.put(
        "headingKinds", headings.stream().map(one -> one.kind().name()).toArray(String[]::new));
    values.put("headingsTh", headings.stream().map(one -> one.title().th()).toArray(String[]::new));
    values.put(
        "headingsEn",
        headings.stream()
            .map(one -> one.title().en() == null ? "" : one.title().en())
            .toArray(String[]::new));
  }
}
