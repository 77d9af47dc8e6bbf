package org.prasan.directory;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** Where the service is given. */
record PlaceForm(
    @Nullable Integer version,
    @Nullable String th,
    @Nullable String en,
    @Nullable String address,
    @Nullable String subdistrict,
    @Nullable String district,
    @Nullable String postal,
    @Nullable String latitude,
    @Nullable String longitude,
    @Nullable String transportation,
    @Nullable String accessibility)
    implements SectionForm {

  static PlaceForm of(Service service) {
    var place = service.place();
    if (place == null)
      return new PlaceForm(
          service.version(), null, null, null, null, null, null, null, null, null, null);
    var point = place.point();
    return new PlaceForm(
        service.version(),
        Typed.th(place.name()),
        Typed.en(place.name()),
        place.address(),
        place.subdistrictName(),
        place.district(),
        place.postalCode(),
        point == null ? null : Double.toString(point.latitude()),
        point == null ? null : Double.toString(point.longitude()),
        place.transportation(),
        place.accessibility());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var name = check.bothIfAny("th", th, "en", en, Typed.LINE);
    var street = Typed.line(check, "address", address);
    var part = Typed.line(check, "subdistrict", subdistrict);
    var code = Typed.line(check, "district", district);
    var post = postalCode(check);
    var point = point(check);
    var way = Typed.text(check, "transportation", transportation);
    var ramp = Typed.text(check, "accessibility", accessibility);
    boolean nothing =
        name == null && street == null && part == null && code == null && point == null;
    return service -> {
      if (nothing) return service.withPlace(null);
      var now = service.place();
      return service.withPlace(
          new Place(
              now == null ? FreshId.next() : now.id(),
              now == null ? Place.Type.PHYSICAL : now.type(),
              name,
              street,
              part,
              code,
              post,
              point,
              way,
              ramp,
              now == null ? null : now.url()));
    };
  }

  private @Nullable String postalCode(FormCheck check) {
    var digits = Digits.toAscii(FormCheck.plain(postal));
    if (digits.isEmpty()) return null;
    if (!digits.matches("[0-9]{5}")) check.wrong("postal", "directory.wrong.postal");
    return digits;
  }

  private Place.@Nullable Point point(FormCheck check) {
    var north = Digits.toAscii(FormCheck.plain(latitude));
    var east = Digits.toAscii(FormCheck.plain(longitude));
    if (north.isEmpty() && east.isEmpty()) return null;
    try {
      return new Place.Point(Double.parseDouble(north), Double.parseDouble(east));
    } catch (IllegalArgumentException noPoint) {
      check.wrong("latitude", "directory.wrong.point");
      return null;
    }
  }
}
