package org.prasan.directory;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** Reads where a service is given; of several places the directory shows the first. */
final class HsdsPlaceReader {
  private static final Pattern DISTRICT = Pattern.compile("[0-9]{4}");

  private HsdsPlaceReader() {}

  static @Nullable Place read(@Nullable Place before, Given service) {
    if (!service.has("service_at_locations")) return before;
    var all = service.each("service_at_locations");
    if (all.size() > 1) service.notice("directory.hsds.notice.places", all.size());
    for (var at : all) checkReference(at);
    if (all.isEmpty()) return null;
    var at = all.getFirst();
    var location = at.object("location");
    if (location == null) return null;
    at.take();
    return place(location);
  }

  private static void checkReference(Given at) {
    var location = at.object("location");
    var named = at.text("location_id", 60, null);
    if (location == null)
      at.wrong(
          "location_id", "directory.hsds.wrong.location", Objects.requireNonNullElse(named, "–"));
    else if (named != null && !named.equals(location.text("id", 60, null)))
      at.wrong("location_id", "directory.hsds.wrong.location", named);
  }

  private static @Nullable Place place(Given location) {
    var id = location.id("id");
    if (id == null) {
      if (location.absent("id")) location.wrong("id", "directory.hsds.wrong.missing");
      return null;
    }
    if (location.absent("location_type"))
      location.wrong("location_type", "directory.hsds.wrong.missing");
    var name = location.text("name", Typed.LINE, null);
    var english = location.text("x_name_en", Typed.LINE, null);
    var address = first(location.each("addresses"));
    var ramp = first(location.each("accessibility"));
    return new Place(
        id,
        Objects.requireNonNullElse(
            location.word("location_type", Place.Type.values(), null), Place.Type.PHYSICAL),
        name == null && english == null
            ? null
            : LocalizedText.of(Objects.requireNonNullElse(name, ""), english),
        address == null ? null : address.text("address_1", Typed.LINE, null),
        address == null ? null : address.text("city", Typed.LINE, null),
        location.matching("x_district", DISTRICT, "directory.hsds.wrong.district", null),
        address == null ? null : address.text("postal_code", Typed.LINE, null),
        point(location),
        location.text("transportation", Typed.TEXT, null),
        ramp == null ? null : ramp.text("description", Typed.TEXT, null),
        location.matching("url", HsdsReader.WEBSITE, "directory.wrong.url", null));
  }

  private static @Nullable Given first(List<Given> all) {
    if (all.isEmpty()) return null;
    all.getFirst().take();
    return all.getFirst();
  }

  private static Place.@Nullable Point point(Given location) {
    var north = location.decimal("latitude", null);
    var east = location.decimal("longitude", null);
    if (north == null && east == null) return null;
    if (north != null && east != null && Math.abs(north) <= 90 && Math.abs(east) <= 180)
      return new Place.Point(north, east);
    location.notice("directory.hsds.notice.point");
    return null;
  }
}
