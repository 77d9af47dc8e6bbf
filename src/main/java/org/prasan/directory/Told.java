package org.prasan.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log is told of a service. It is kept for good and a service may be closed later:
 * only what everybody may read stands there in words, of the rest that it was changed.
 */
final class Told {
  private Told() {}

  /** The values of one side of a change; the same are left out on both. */
  static Map<String, @Nullable Object> of(
      Service shown, Service before, Service after, String section) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("section", section);
    if (isClose(before, null) || isClose(after, null)) return told;
    told.put("name", shown.name());
    basics(told, shown);
    eligibility(told, shown);
    access(told, shown);
    told.put("openingTimes", shown.openings().stream().map(Told::hours).toList());
    told.put("assured", shown.assurance().on());
    told.put("reviewBy", shown.assurance().reviewBy());
    for (var part : FieldGroup.values())
      if (!isClose(before, part) && !isClose(after, part)) part(told, shown, part);
    return told;
  }

  static boolean isClose(Service service, @Nullable FieldGroup part) {
    var kept = service.confidentiality();
    return (part == null ? kept.level() : kept.of(part)).compareTo(Level.PUBLIC) > 0;
  }

  static Map<String, @Nullable Object> kept(Service service) {
    var kept = service.confidentiality();
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("level", kept.level());
    for (var part : FieldGroup.values()) told.put(part.column(), kept.of(part));
    told.put("organizations", kept.organizations());
    told.put("namedSeats", kept.seats());
    return told;
  }

  private static void basics(Map<String, @Nullable Object> told, Service shown) {
    var basics = shown.basics();
    told.put("status", basics.status());
    told.put("needs", basics.needs());
    told.put("alternateName", basics.alternateName());
    told.put("alert", basics.alert());
    told.put("url", basics.url());
  }

  private static void eligibility(Map<String, @Nullable Object> told, Service shown) {
    var who = shown.eligibility();
    told.put("minimumAge", who.minimumAge());
    told.put("maximumAge", who.maximumAge());
    told.put("sexes", who.sexes());
    told.put("legalStatuses", who.legalStatuses());
    told.put("eligibility", who.words());
    told.put("languages", who.languages());
    told.put("interpretation", who.interpretation());
    told.put("districts", who.districts());
  }

  private static void access(Map<String, @Nullable Object> told, Service shown) {
    var access = shown.access();
    told.put("applicationProcess", access.applicationProcess());
    told.put("waitTime", access.waitTime());
    told.put("documents", access.documents());
    told.put("free", access.free());
    told.put("fees", access.fees());
    told.put("accreditations", access.accreditations());
    told.put("licenses", access.licenses());
  }

  private static void part(Map<String, @Nullable Object> told, Service shown, FieldGroup part) {
    switch (part) {
      case DESCRIPTION -> told.put("description", shown.basics().description());
      case ADDRESS -> place(told, shown.place());
      case PHONES ->
          told.put("phones", shown.reach().phones().stream().map(Service.Phone::number).toList());
      case CONTACTS -> {
        told.put("email", shown.basics().email());
        told.put(
            "contacts",
            shown.reach().contacts().stream()
                .map(Service.Contact::name)
                .filter(Objects::nonNull)
                .toList());
      }
      case CAPACITY -> {
        told.put("unit", shown.capacity().unit());
        told.put("available", shown.capacity().available());
        told.put("maximum", shown.capacity().maximum());
      }
    }
  }

  private static void place(Map<String, @Nullable Object> told, @Nullable Place place) {
    told.put("place", place == null ? null : place.name());
    told.put("address", place == null ? null : place.address());
    told.put("district", place == null ? null : place.district());
    told.put("point", place == null || place.point() == null ? null : position(place.point()));
    told.put("transportation", place == null ? null : place.transportation());
    told.put("accessibility", place == null ? null : place.accessibility());
  }

  private static String position(Place.Point point) {
    return point.latitude() + ", " + point.longitude();
  }

  private static String hours(Opening opening) {
    var parts = opening.parts();
    if (parts == null) return Objects.requireNonNullElse(opening.words(), "");
    var days = List.of(parts.byDay(), parts.byMonthDay());
    return "%s %s %s–%s".formatted(parts.frequency(), days, parts.opensAt(), parts.closesAt());
  }
}
