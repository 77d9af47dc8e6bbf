package org.prasan.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organizations of a coalition, each with its contacts and what a search finds it by. */
@Repository
class Organizations {
  private final JdbcClient jdbc;
  private final SearchIndex search;

  Organizations(JdbcClient jdbc, SearchIndex search) {
    this.jdbc = jdbc;
    this.search = search;
  }

  Optional<Organization> find(CoalitionId coalition, OrganizationId id) {
    return one(coalition, id, "");
  }

  /** Nobody else can change it until the transaction ends. */
  Optional<Organization> lock(CoalitionId coalition, OrganizationId id) {
    return one(coalition, id, " for update");
  }

  private Optional<Organization> one(CoalitionId coalition, OrganizationId id, String locking) {
    var sql =
        "select * from membership.organization where coalition_id = :coalition and id = :id"
            + locking;
    return jdbc.sql(sql)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> organization(row, contacts(coalition, id)))
        .optional();
  }

  /** All of them, in the order of the Thai alphabet, for exports and imports. */
  List<Organization> all(CoalitionId coalition) {
    var contacts = new HashMap<UUID, java.util.ArrayList<Contacts.Point>>();
    jdbc.sql(
            """
            select * from membership.contact_point where coalition_id = :coalition
            order by organization_id, position
            """)
        .param("coalition", coalition.value())
        .query(
            row -> {
              contacts
                  .computeIfAbsent(
                      row.getObject("organization_id", UUID.class),
                      id -> new java.util.ArrayList<>())
                  .add(point(row));
            });
    return jdbc.sql(
            """
            select * from membership.organization where coalition_id = :coalition
            order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                organization(
                    row,
                    new Contacts(
                        List.copyOf(
                            contacts.getOrDefault(
                                row.getObject("id", UUID.class), new java.util.ArrayList<>())))))
        .list();
  }

  private Contacts contacts(CoalitionId coalition, OrganizationId id) {
    return new Contacts(
        jdbc.sql(
                """
                select * from membership.contact_point
                where coalition_id = :coalition and organization_id = :id order by position
                """)
            .param("coalition", coalition.value())
            .param("id", id.value())
            .query((row, number) -> point(row))
            .list());
  }

  void insert(CoalitionId coalition, Organization organization) {
    write(
        """
        insert into membership.organization
          (coalition_id, id, name_th, name_en, short_name, also_spelled, kind, mission_th,
           mission_en, website, staff, volunteers, registration_number, registration_authority,
           registration_date, evidence_file, evidence_name, evidence_expires, pillars,
           target_groups, districts, subdistricts, services_th, services_en, member,
           member_known, logo_file, told, asked, created_at, changed_at, changed_by, changed_for)
        values
          (:coalition, :id, :nameTh, :nameEn, :shortName, :alsoSpelled, :kind, :missionTh,
           :missionEn, :website, :staff, :volunteers, :number, :authority,
           :date, :evidenceFile, :evidenceName, :evidenceExpires, :pillars,
           :targetGroups, :districts, :subdistricts, :servicesTh, :servicesEn, :member,
           :memberKnown, :logo, :told, :asked, :at, :at, :by, :actingFor)
        """,
        coalition,
        organization);
    writeContacts(coalition, organization);
    search.write(coalition, organization);
  }

  void update(CoalitionId coalition, Organization organization) {
    write(
        """
        update membership.organization set
          name_th = :nameTh, name_en = :nameEn, short_name = :shortName,
          also_spelled = :alsoSpelled, kind = :kind, mission_th = :missionTh,
          mission_en = :missionEn, website = :website, staff = :staff, volunteers = :volunteers,
          registration_number = :number, registration_authority = :authority,
          registration_date = :date, evidence_file = :evidenceFile,
          evidence_name = :evidenceName, evidence_expires = :evidenceExpires, pillars = :pillars,
          target_groups = :targetGroups, districts = :districts, subdistricts = :subdistricts,
          services_th = :servicesTh, services_en = :servicesEn, member = :member,
          member_known = :memberKnown, logo_file = :logo, told = :told, asked = :asked,
          version = version + 1, changed_at = :at, changed_by = :by, changed_for = :actingFor
        where coalition_id = :coalition and id = :id
        """,
        coalition,
        organization);
    jdbc.sql(
            """
            delete from membership.contact_point
            where coalition_id = :coalition and organization_id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", organization.id().value())
        .update();
    writeContacts(coalition, organization);
    search.write(coalition, organization);
  }

  /** What is worked out elsewhere is no change of the profile: nobody's edit is refused for it. */
  void belongs(CoalitionId coalition, OrganizationId id, Organization.Belonging belonging) {
    var known = belonging.known();
    jdbc.sql(
            """
            update membership.organization set member = :member, member_known = :known
            where coalition_id = :coalition and id = :id
              and (member <> :member or member_known is distinct from :known)
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("member", belonging.member())
        .param("known", known == null ? null : known.toString())
        .update();
  }

  Map<OrganizationId, Optional<ApproximateDate>> members(CoalitionId coalition) {
    var members = new HashMap<OrganizationId, Optional<ApproximateDate>>();
    jdbc.sql(
            """
            select id, member_known from membership.organization
            where coalition_id = :coalition and member
            """)
        .param("coalition", coalition.value())
        .query(
            row -> {
              members.put(
                  OrganizationId.of(row.getString("id")),
                  Optional.ofNullable(row.getString("member_known")).map(ApproximateDate::of));
            });
    return members;
  }

  private void write(String sql, CoalitionId coalition, Organization organization) {
    var profile = organization.profile();
    var registration = organization.registration();
    var evidence = organization.evidence();
    var reach = organization.reach();
    var belonging = organization.belonging();
    var changed = organization.changed();
    var completeness = Completeness.of(organization);
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", organization.id().value());
    values.put("nameTh", profile.nameTh());
    values.put("nameEn", profile.nameEn());
    values.put("shortName", profile.shortName());
    values.put("alsoSpelled", array(profile.alsoSpelled()));
    values.put("kind", profile.kind().name());
    values.put("missionTh", profile.missionTh());
    values.put("missionEn", profile.missionEn());
    values.put("website", profile.website());
    values.put("staff", profile.staff());
    values.put("volunteers", profile.volunteers());
    values.put("number", registration.number());
    values.put("authority", registration.authority());
    values.put("date", registration.date());
    values.put("evidenceFile", evidence == null ? null : evidence.file());
    values.put("evidenceName", evidence == null ? null : evidence.name());
    values.put("evidenceExpires", evidence == null ? null : evidence.expires());
    values.put("pillars", array(reach.pillars()));
    values.put("targetGroups", array(reach.targetGroups().stream().map(Enum::name).toList()));
    values.put("districts", array(reach.districts()));
    values.put("subdistricts", array(reach.subdistricts()));
    values.put("servicesTh", reach.servicesTh());
    values.put("servicesEn", reach.servicesEn());
    values.put("member", belonging.member());
    values.put("memberKnown", belonging.known() == null ? null : belonging.known().toString());
    values.put("logo", organization.logo());
    values.put("told", completeness.told());
    values.put("asked", completeness.asked());
    values.put("at", changed.at().atOffset(ZoneOffset.UTC));
    values.put("by", changed.by() == null ? null : changed.by().value());
    values.put("actingFor", changed.actingFor() == null ? null : changed.actingFor().value());
    jdbc.sql(sql).params(values).update();
  }

  private void writeContacts(CoalitionId coalition, Organization organization) {
    var position = 0;
    for (var point : organization.contacts().points())
      jdbc.sql(
              """
              insert into membership.contact_point
                (coalition_id, organization_id, position, name, phone, email, line, address)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(coalition.value())
          .param(organization.id().value())
          .param(++position)
          .param(point.name())
          .param(point.phone())
          .param(point.email())
          .param(point.line())
          .param(point.address())
          .update();
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  static List<String> list(ResultSet row, String column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).toList();
  }

  private static Contacts.Point point(ResultSet row) throws SQLException {
    return new Contacts.Point(
        row.getString("name"),
        row.getString("phone"),
        row.getString("email"),
        row.getString("line"),
        row.getString("address"));
  }

  private static Organization organization(ResultSet row, Contacts contacts) throws SQLException {
    return new Organization(
        new OrganizationId(row.getObject("id", UUID.class)),
        profile(row),
        registration(row),
        reach(row),
        contacts,
        belonging(row),
        evidence(row),
        row.getObject("logo_file", UUID.class),
        row.getInt("version"),
        changed(row));
  }

  private static Profile profile(ResultSet row) throws SQLException {
    return new Profile(
        row.getString("name_th"),
        row.getString("name_en"),
        row.getString("short_name"),
        list(row, "also_spelled"),
        OrganizationKind.valueOf(row.getString("kind")),
        row.getString("mission_th"),
        row.getString("mission_en"),
        row.getString("website"),
        row.getObject("staff", Integer.class),
        row.getObject("volunteers", Integer.class));
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(
        row.getString("registration_number"),
        row.getString("registration_authority"),
        row.getObject("registration_date", LocalDate.class));
  }

  private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
    @Nullable UUID file = row.getObject("evidence_file", UUID.class);
    return file == null
        ? null
        : new Evidence(
            file,
            row.getString("evidence_name"),
            row.getObject("evidence_expires", LocalDate.class));
  }

  private static Reach reach(ResultSet row) throws SQLException {
    return new Reach(
        list(row, "pillars"),
        list(row, "target_groups").stream().map(TargetGroup::valueOf).toList(),
        list(row, "districts"),
        list(row, "subdistricts"),
        row.getString("services_th"),
        row.getString("services_en"));
  }

  private static Organization.Belonging belonging(ResultSet row) throws SQLException {
    @Nullable String known = row.getString("member_known");
    return new Organization.Belonging(
        row.getBoolean("member"), known == null ? null : ApproximateDate.of(known));
  }

  private static Organization.Change changed(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("changed_by", UUID.class);
    @Nullable UUID actingFor = row.getObject("changed_for", UUID.class);
    Instant at = row.getObject("changed_at", java.time.OffsetDateTime.class).toInstant();
    return new Organization.Change(
        at,
        by == null ? null : new PersonId(by),
        actingFor == null ? null : new OrganizationId(actingFor));
  }
}
