package org.prasan.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * Where a service is given.
 *
 * @param district the official code of its district; none if it is not told
 * @param point where exactly, for distances
 */
public record Place(
    UUID id,
    Type type,
    @Nullable LocalizedText name,
    @Nullable String address,
    @Nullable String subdistrictName,
    @Nullable String district,
    @Nullable String postalCode,
    @Nullable Point point,
    @Nullable String transportation,
    @Nullable String accessibility,
    @Nullable String url) {

  Place withId(UUID other) {
    return new Place(
        other,
        type,
        name,
        address,
        subdistrictName,
        district,
        postalCode,
        point,
        transportation,
        accessibility,
        url);
  }

  /** What kind of place. */
  public enum Type {
    PHYSICAL,
    POSTAL,
    VIRTUAL
  }

  /** A point on the earth. */
  public record Point(double latitude, double longitude) {
    private static final double EARTH_KM = 6371.0088;

    public Point {
      if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
        throw new IllegalArgumentException("No point: " + latitude + ", " + longitude);
    }

    /** As the crow flies, by the haversine formula. */
    double kilometersTo(Point other) {
      double dLat = Math.toRadians(other.latitude - latitude);
      double dLon = Math.toRadians(other.longitude - longitude);
      double chord =
          Math.pow(Math.sin(dLat / 2), 2)
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(other.latitude))
                  * Math.pow(Math.sin(dLon / 2), 2);
      return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
  }
}
