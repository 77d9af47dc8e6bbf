package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where services are given: places, their addresses, and which service is at which. */
@Component
class ServicePlaces {
  private final JdbcClient jdbc;

  ServicePlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A place, and how closely the strictest of its services wants it kept. */
  record Kept(Place place, Level level) {}

  /** The first place of each service, in the order in which they were written down. */
  Map<UUID, Kept> of(CoalitionId coalition, UUID[] services) {
    var found = new HashMap<UUID, Kept>();
    jdbc.sql(
            """
            select x.service_id, l.*, a.address_1, a.city, a.postal_code
            from directory.service_at_location x
            join directory.location l
              on l.coalition_id = x.coalition_id and l.id = x.location_id
            left join directory.address a
              on a.coalition_id = l.coalition_id and a.location_id = l.id and a.position = 1
            where x.coalition_id = :coalition and x.service_id = any(:ids)
            order by x.service_id, x.id
            """)
        .param("coalition", coalition.value())
        .param("ids", services)
        .query(
            row -> {
              found.putIfAbsent(
                  row.getObject("service_id", UUID.class),
                  new Kept(place(row), Level.valueOf(row.getString("level"))));
            });
    return found;
  }

  /** Which services are given at these places. */
  Map<UUID, List<ServiceId>> servicesAt(CoalitionId coalition, Collection<UUID> places) {
    var found = new HashMap<UUID, List<ServiceId>>();
    jdbc.sql(
            """
            select location_id, service_id from directory.service_at_location
            where coalition_id = :coalition and location_id = any(:ids)
            """)
        .param("coalition", coalition.value())
        .param("ids", places.toArray(UUID[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("location_id", UUID.class), _ -> new ArrayList<>())
                  .add(new ServiceId(row.getObject("service_id", UUID.class)));
            });
    return found;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getObject("id", UUID.class),
        Place.Type.valueOf(row.getString("location_type")),
        ServiceRow.text(row, "name"),
        row.getString("address_1"),
        row.getString("city"),
        row.getString("district"),
        row.getString("postal_code"),
        point(row),
        row.getString("transportation"),
        row.getString("accessibility"),
        row.getString("url"));
  }

  static Place.@Nullable Point point(ResultSet row) throws SQLException {
    var latitude = row.getObject("latitude", Double.class);
    var longitude = row.getObject("longitude", Double.class);
    return latitude == null || longitude == null ? null : new Place.Point(latitude, longitude);
  }

  void write(CoalitionId coalition, Service service) {
    var place = service.place();
    if (place == null) {
      leave(coalition, service);
      return;
    }
    var level = service.confidentiality().of(FieldGroup.ADDRESS);
    jdbc.sql(
            """
            insert into directory.location
              (coalition_id, id, organization_id, location_type, name_th, name_en, latitude,
               longitude, district, transportation, accessibility, url, level)
            values
              (:coalition, :id, :organization, :type, :nameTh, :nameEn, :latitude,
               :longitude, :district, :transportation, :accessibility, :url, :level)
            on conflict (coalition_id, id) do update set
              location_type = :type, name_th = :nameTh, name_en = :nameEn, latitude = :latitude,
              longitude = :longitude, district = :district, transportation = :transportation,
              accessibility = :accessibility, url = :url
            """)
        .param("coalition", coalition.value())
        .param("id", place.id())
        .param("organization", service.organization().value())
        .param("type", place.type().name())
        .param("nameTh", place.name() == null ? null : place.name().th())
        .param("nameEn", place.name() == null ? null : place.name().en())
        .param("latitude", place.point() == null ? null : place.point().latitude())
        .param("longitude", place.point() == null ? null : place.point().longitude())
        .param("district", place.district())
        .param("transportation", place.transportation())
        .param("accessibility", place.accessibility())
        .param("url", place.url())
        .param("level", level.name())
        .update();
    writeAddress(coalition, place);
    jdbc.sql(
            """
            insert into directory.service_at_location (coalition_id, id, service_id, location_id)
            values (:coalition, :id, :service, :location)
            on conflict (coalition_id, service_id, location_id) do nothing
            """)
        .param("coalition", coalition.value())
        .param("id", FreshId.next())
        .param("service", service.id().value())
        .param("location", place.id())
        .update();
    keepStrictest(coalition, place.id());
  }

  private void writeAddress(CoalitionId coalition, Place place) {
    jdbc.sql(
            """
            delete from directory.address
            where coalition_id = :coalition and location_id = :location and position = 1
            """)
        .param("coalition", coalition.value())
        .param("location", place.id())
        .update();
    if (place.address() == null && place.subdistrictName() == null && place.postalCode() == null)
      return;
    jdbc.sql(
            """
            insert into directory.address
              (coalition_id, id, location_id, position, address_1, city, postal_code,
               address_type)
            values (:coalition, :id, :location, 1, :address, :city, :postal, :type)
            """)
        .param("coalition", coalition.value())
        .param("id", FreshId.next())
        .param("location", place.id())
        .param("address", place.address() == null ? "" : place.address())
        .param("city", place.subdistrictName())
        .param("postal", place.postalCode())
        .param("type", place.type().name())
        .update();
  }

  private void leave(CoalitionId coalition, Service service) {
    jdbc.sql(
            """
            delete from directory.service_at_location
            where coalition_id = :coalition and service_id = :service
            """)
        .param("coalition", coalition.value())
        .param("service", service.id().value())
        .update();
  }

  /** Two services in one house: it is kept as closely as the stricter of them asks. */
  private void keepStrictest(CoalitionId coalition, UUID location) {
    jdbc.sql(
            """
            update directory.location l set level = (
              select (array['PUBLIC', 'MEMBERS', 'SEATS', 'NEVER'])[
                max(array_position(array['PUBLIC', 'MEMBERS', 'SEATS', 'NEVER'], s.address_level))]
              from directory.service_at_location x
              join directory.service s
                on s.coalition_id = x.coalition_id and s.id = x.service_id
              where x.coalition_id = l.coalition_id and x.location_id = l.id)
            where l.coalition_id = :coalition and l.id = :location
            """)
        .param("coalition", coalition.value())
        .param("location", location)
        .update();
  }
}
