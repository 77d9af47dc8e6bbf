package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.RowMapper;

/** A service without what stands in other tables. */
record ServiceRow(
    ServiceId id,
    OrganizationId organization,
    Service.Basics basics,
    Service.Eligibility eligibility,
    Service.Access access,
    Capacity capacity,
    Level level,
    EnumMap<FieldGroup, Level> parts,
    Service.Assurance assurance,
    int version,
    Service.Changed changed) {
  static final RowMapper<ServiceRow> MAPPER = (row, number) -> of(row);

  Service service(ServiceParts.Belongings belongings) {
    var kept = belongings.place(id);
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        new Service.Access(
            access.applicationProcess(),
            access.waitTime(),
            belongings.documents(id),
            access.free(),
            access.fees(),
            access.accreditations(),
            access.licenses()),
        kept == null ? null : kept.place(),
        belongings.reach(id),
        belongings.openings(id),
        capacity,
        new Confidentiality(level, parts(kept), belongings.organizations(id), belongings.seats(id)),
        assurance,
        version,
        changed);
  }

  /** A house in which another service hides is not shown because of this one. */
  private Map<FieldGroup, Level> parts(ServicePlaces.@Nullable Kept kept) {
    var strict = new EnumMap<>(parts);
    if (kept != null) strict.merge(FieldGroup.ADDRESS, kept.level(), Level::stricter);
    return strict;
  }

  private static ServiceRow of(ResultSet row) throws SQLException {
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values())
      parts.put(part, Level.valueOf(row.getString(part.column())));
    return new ServiceRow(
        new ServiceId(row.getObject("id", UUID.class)),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        basics(row),
        eligibility(row),
        new Service.Access(
            row.getString("application_process"),
            row.getString("wait_time"),
            List.of(),
            row.getBoolean("free_of_charge"),
            row.getString("fees_description"),
            row.getString("accreditations"),
            row.getString("licenses")),
        capacity(row),
        Level.valueOf(row.getString("level")),
        parts,
        new Service.Assurance(
            row.getObject("assured_on", LocalDate.class),
            person(row, "assured_by"),
            row.getString("assurer_email"),
            row.getObject("review_by", LocalDate.class)),
        row.getInt("version"),
        changed(row));
  }

  private static Service.Basics basics(ResultSet row) throws SQLException {
    return new Service.Basics(
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        row.getString("alternate_name"),
        text(row, "description"),
        Service.Status.valueOf(row.getString("status")),
        list(row, "needs"),
        text(row, "alert"),
        row.getString("url"),
        row.getString("email"));
  }

  private static Service.Eligibility eligibility(ResultSet row) throws SQLException {
    return new Service.Eligibility(
        row.getObject("minimum_age", Integer.class),
        row.getObject("maximum_age", Integer.class),
        list(row, "sexes").stream().map(Sex::valueOf).toList(),
        list(row, "legal_statuses").stream().map(LegalStatus::valueOf).toList(),
        row.getString("eligibility"),
        list(row, "languages"),
        row.getString("interpretation"),
        list(row, "districts"));
  }

  static Capacity capacity(ResultSet row) throws SQLException {
    return new Capacity(
        row.getString("capacity_unit"),
        row.getObject("capacity_available", Integer.class),
        row.getObject("capacity_maximum", Integer.class),
        row.getString("capacity_description"),
        instant(row, "capacity_updated_at"),
        person(row, "capacity_updated_by"));
  }

  private static Service.Changed changed(ResultSet row) throws SQLException {
    @Nullable UUID actingFor = row.getObject("changed_for", UUID.class);
    var at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
    var parts = new EnumMap<FieldGroup, Instant>(FieldGroup.class);
    for (var part : FieldGroup.values()) {
      var written = instant(row, part.changedColumn());
      if (written != null) parts.put(part, written);
    }
    return new Service.Changed(
        at,
        person(row, "changed_by"),
        actingFor == null ? null : new OrganizationId(actingFor),
        Objects.requireNonNullElse(instant(row, "openly_changed_at"), at),
        parts);
  }

  static List<String> list(ResultSet row, String column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).toList();
  }

  static @Nullable LocalizedText text(ResultSet row, String name) throws SQLException {
    var th = row.getString(name + "_th");
    var en = row.getString(name + "_en");
    return th == null && en == null ? null : LocalizedText.of(th == null ? "" : th, en);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }
}
