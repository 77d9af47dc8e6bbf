package org.prasan.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a service is given, as HSDS tells it: service at location, location, address. */
final class HsdsPlaces {
  static final String COUNTRY = "TH";

  private HsdsPlaces() {}

  static List<ObjectNode> of(UUID service, @Nullable Place place, Surroundings around) {
    if (place == null) return List.of();
    return List.of(
        HsdsObject.of(id(service, place.id())).with("location", location(place, around)).node());
  }

  /** Of a service at a place. */
  static UUID id(UUID service, UUID place) {
    return DerivedId.of(service, "at", place);
  }

  private static ObjectNode location(Place place, Surroundings around) {
    var name = place.name();
    var point = place.point();
    return HsdsObject.of(place.id())
        .with("location_type", HsdsWords.word(place.type()))
        .with("url", place.url())
        .with("name", name == null ? null : name.th())
        .with("x_name_en", name == null ? null : name.en())
        .with("transportation", place.transportation())
        .with("latitude", point == null ? null : point.latitude())
        .with("longitude", point == null ? null : point.longitude())
        .with("x_district", place.district())
        .with("addresses", addresses(place, around))
        .with("accessibility", accessibility(place))
        .node();
  }

  private static List<ObjectNode> addresses(Place place, Surroundings around) {
    if (place.address() == null && place.subdistrictName() == null && place.postalCode() == null)
      return List.of();
    return List.of(
        HsdsObject.of(DerivedId.of(place.id(), "address"))
            .required("address_1", place.address())
            .required("city", place.subdistrictName())
            .with("region", around.district(place.district()))
            .required("state_province", null)
            .required("postal_code", place.postalCode())
            .with("country", COUNTRY)
            .with("address_type", HsdsWords.word(place.type()))
            .node());
  }

  private static List<ObjectNode> accessibility(Place place) {
    if (place.accessibility() == null) return List.of();
    return List.of(
        HsdsObject.of(DerivedId.of(place.id(), "accessibility"))
            .with("description", place.accessibility())
            .node());
  }
}
