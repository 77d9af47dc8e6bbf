package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What belongs to services in tables of its own: numbers, contacts, papers, and whom they name.
 * ServicePlaces and opening times have their own classes.
 */
@Component
class ServiceParts {
  private static final String OF_SERVICES =
      " where coalition_id = :coalition and service_id = any(:ids)";

  private final JdbcClient jdbc;
  private final ServicePlaces places;
  private final Schedules schedules;

  ServiceParts(JdbcClient jdbc, ServicePlaces places, Schedules schedules) {
    this.jdbc = jdbc;
    this.places = places;
    this.schedules = schedules;
  }

  /** Of several services, by service. */
  record Belongings(
      Map<UUID, ServicePlaces.Kept> places,
      Map<UUID, List<Opening>> openings,
      Map<UUID, List<Service.Phone>> phones,
      Map<UUID, List<Service.Contact>> contacts,
      Map<UUID, List<String>> papers,
      Map<UUID, List<Grant>> grants) {
    ServicePlaces.@Nullable Kept place(ServiceId id) {
      return places.get(id.value());
    }

    List<Opening> openings(ServiceId id) {
      return openings.getOrDefault(id.value(), List.of());
    }

    Service.Reach reach(ServiceId id) {
      return new Service.Reach(
          phones.getOrDefault(id.value(), List.of()), contacts.getOrDefault(id.value(), List.of()));
    }

    List<String> documents(ServiceId id) {
      return papers.getOrDefault(id.value(), List.of());
    }

    List<OrganizationId> organizations(ServiceId id) {
      return grants.getOrDefault(id.value(), List.of()).stream()
          .filter(grant -> grant.kind().equals("ORGANIZATION"))
          .map(grant -> OrganizationId.of(grant.grantee()))
          .toList();
    }

    List<String> seats(ServiceId id) {
      return grants.getOrDefault(id.value(), List.of()).stream()
          .filter(grant -> grant.kind().equals("SEAT"))
          .map(Grant::grantee)
          .toList();
    }
  }

  record Grant(String kind, String grantee) {}

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  Belongings of(CoalitionId coalition, List<ServiceId> services) {
    var ids = services.stream().map(ServiceId::value).toArray(UUID[]::new);
    return new Belongings(
        places.of(coalition, ids),
        schedules.of(coalition, ids),
        read(
            "select * from directory.phone" + OF_SERVICES + " order by position, id",
            coalition,
            ids,
            row ->
                new Service.Phone(
                    row.getString("number"),
                    row.getString("extension"),
                    row.getString("description"),
                    ServiceRow.list(row, "languages"))),
        read(
            "select * from directory.contact" + OF_SERVICES + " order by position, id",
            coalition,
            ids,
            row ->
                new Service.Contact(
                    row.getString("name"),
                    row.getString("title"),
                    row.getString("department"),
                    row.getString("email"))),
        read(
            "select * from directory.required_document" + OF_SERVICES + " order by position, id",
            coalition,
            ids,
            row -> row.getString("document")),
        read(
            "select * from directory.service_grant" + OF_SERVICES + " order by kind, grantee",
            coalition,
            ids,
            row -> new Grant(row.getString("kind"), row.getString("grantee"))));
  }

  private <T> Map<UUID, List<T>> read(
      String sql, CoalitionId coalition, UUID[] ids, Reading<T> reading) {
    var found = new HashMap<UUID, List<T>>();
    jdbc.sql(sql)
        .param("coalition", coalition.value())
        .param("ids", ids)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("service_id", UUID.class), _ -> new ArrayList<>())
                  .add(reading.of(row));
            });
    return found;
  }

  /** Only what is different, so that what came with an imported file stays as it came. */
  void write(CoalitionId coalition, @Nullable Service before, Service after) {
    var keepsPlace =
        before != null
            && Objects.equals(before.place(), after.place())
            && before.confidentiality().of(FieldGroup.ADDRESS)
                == after.confidentiality().of(FieldGroup.ADDRESS);
    if (!keepsPlace) places.write(coalition, after);
    if (before == null || !before.openings().equals(after.openings()))
      schedules.write(coalition, after);
    if (before == null || !before.reach().phones().equals(after.reach().phones()))
      writePhones(coalition, after);
    if (before == null || !before.reach().contacts().equals(after.reach().contacts()))
      writeContacts(coalition, after);
    if (before == null || !before.access().documents().equals(after.access().documents()))
      writeDocuments(coalition, after);
    if (before == null || !before.confidentiality().equals(after.confidentiality()))
      writeGrants(coalition, after);
  }

  private void clear(String table, CoalitionId coalition, Service service) {
    jdbc.sql(
            "delete from directory.%s where coalition_id = :coalition and service_id = :id"
                .formatted(table))
        .param("coalition", coalition.value())
        .param("id", service.id().value())
        .update();
  }

  private void writePhones(CoalitionId coalition, Service service) {
    clear("phone", coalition, service);
    int position = 0;
    for (var phone : service.reach().phones())
      jdbc.sql(
              """
              insert into directory.phone
                (coalition_id, id, service_id, position, number, extension, description, languages)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(coalition.value())
          .param(FreshId.next())
          .param(service.id().value())
          .param(++position)
          .param(phone.number())
          .param(phone.extension())
          .param(phone.description())
          .param(phone.languages().toArray(String[]::new))
          .update();
  }

  private void writeContacts(CoalitionId coalition, Service service) {
    clear("contact", coalition, service);
    int position = 0;
    for (var contact : service.reach().contacts())
      jdbc.sql(
              """
              insert into directory.contact
                (coalition_id, id, service_id, position, name, title, department, email)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(coalition.value())
          .param(FreshId.next())
          .param(service.id().value())
          .param(++position)
          .param(contact.name())
          .param(contact.title())
          .param(contact.department())
          .param(contact.email())
          .update();
  }

  private void writeDocuments(CoalitionId coalition, Service service) {
    clear("required_document", coalition, service);
    int position = 0;
    for (var document : service.access().documents())
      jdbc.sql(
              """
              insert into directory.required_document
                (coalition_id, id, service_id, position, document)
              values (?, ?, ?, ?, ?)
              """)
          .param(coalition.value())
          .param(FreshId.next())
          .param(service.id().value())
          .param(++position)
          .param(document)
          .update();
  }

  private void writeGrants(CoalitionId coalition, Service service) {
    clear("service_grant", coalition, service);
    var id = service.id().value();
    for (var organization : service.confidentiality().organizations())
      grant(coalition, id, "ORGANIZATION", organization.toString());
    for (var seat : service.confidentiality().seats()) grant(coalition, id, "SEAT", seat);
  }

  private void grant(CoalitionId coalition, UUID service, String kind, String grantee) {
    jdbc.sql(
            """
            insert into directory.service_grant (coalition_id, service_id, kind, grantee)
            values (?, ?, ?, ?)
            """)
        .param(coalition.value())
        .param(service)
        .param(kind)
        .param(grantee)
        .update();
  }
}
