package org.prasan.coalition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads outlines of districts from a GeoJSON file that somebody brings. The file is not trusted:
 * nothing but numbers that lie in Thailand and names we know leave this class.
 */
final class GeoJson {
  private static final Pattern CODE = Pattern.compile("(?:TH)?([0-9]{4})");
  private static final Pattern TITLE = Pattern.compile("^(?:อำเภอ|อ\\.|amphoe|district of)\\s*");
  private static final int MOST_POINTS = 200_000;

  private final Map<String, District> wanted;
  private final Map<String, List<List<Outlines.Point>>> found = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private int points;

  private GeoJson(List<District> territory) {
    this.wanted =
        territory.stream()
            .collect(
                Collectors.toMap(
                    District::code, district -> district, (a, _) -> a, LinkedHashMap::new));
  }

  /** What a file holds, or the first thing that is wrong with it. */
  sealed interface Reading {
    record Read(Outlines outlines, @Nullable String attribution) implements Reading {}

    record Wrong(Fault fault, String where) implements Reading {}
  }

  /** What can be wrong with a file. */
  enum Fault {
    NOT_JSON,
    NOT_A_COLLECTION,
    NOT_A_POLYGON,
    RING_NOT_CLOSED,
    OUTSIDE_THAILAND,
    TOO_MANY_POINTS,
    UNKNOWN_DISTRICT,
    DISTRICT_MISSING
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Reading.Wrong wrong;

    Refused(Fault fault, String where) {
      super(fault + " " + where, null, false, false);
      wrong = new Reading.Wrong(fault, where);
    }
  }

  static Reading read(JsonMapper json, byte[] file, List<District> territory) {
    try {
      return new GeoJson(territory).read(json.readTree(file));
    } catch (JacksonException e) {
      return new Reading.Wrong(Fault.NOT_JSON, "");
    } catch (Refused e) {
      return e.wrong;
    }
  }

  private Reading read(@Nullable JsonNode root) {
    if (root == null
        || !root.path("type").asString("").equals("FeatureCollection")
        || !root.path("features").isArray()
        || root.path("features").isEmpty()) return new Reading.Wrong(Fault.NOT_A_COLLECTION, "");
    int number = 0;
    for (var feature : root.path("features")) take(feature, ++number);
    if (!unknown.isEmpty())
      return new Reading.Wrong(
          Fault.UNKNOWN_DISTRICT, unknown.stream().limit(5).collect(Collectors.joining(", ")));
    var missing = new TreeSet<>(wanted.keySet());
    missing.removeAll(found.keySet());
    if (!missing.isEmpty())
      return new Reading.Wrong(
          Fault.DISTRICT_MISSING,
          wanted.values().stream()
              .filter(district -> missing.contains(district.code()))
              .map(district -> district.name().th())
              .collect(Collectors.joining(", ")));
    var attribution = root.path("attribution").asString("").strip();
    return new Reading.Read(
        new Outlines(found), attribution.isEmpty() ? null : shortened(attribution));
  }

  private void take(JsonNode feature, int number) {
    var properties = feature.path("properties");
    var code = codeOf(properties);
    if (code == null) {
      unknown.add(nameOf(properties, number));
      return;
    }
    if (!wanted.containsKey(code)) return;
    var rings = found.computeIfAbsent(code, _ -> new ArrayList<>());
    var geometry = feature.path("geometry");
    var coordinates = geometry.path("coordinates");
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> polygon(coordinates, code, rings);
      case "MultiPolygon" -> {
        for (var polygon : coordinates) polygon(polygon, code, rings);
      }
      default -> throw new Refused(Fault.NOT_A_POLYGON, code);
    }
    if (rings.isEmpty()) throw new Refused(Fault.NOT_A_POLYGON, code);
  }

  /** By official code if there is one anywhere, else by name. */
  private @Nullable String codeOf(JsonNode properties) {
    for (var property : properties.properties()) {
      var code = CODE.matcher(property.getValue().asString("").strip());
      if (code.matches()) return code.group(1);
    }
    for (var property : properties.properties()) {
      var name = plain(property.getValue().asString(""));
      for (var district : wanted.values())
        if (name.equals(plain(district.name().th()))
            || (district.name().en() != null && name.equals(plain(district.name().en()))))
          return district.code();
    }
    return null;
  }

  private static String plain(String name) {
    return TITLE.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static String nameOf(JsonNode properties, int number) {
    for (var property : properties.properties()) {
      var value = property.getValue().asString("").strip();
      if (!value.isEmpty()) return shortened(value);
    }
    return "#" + number;
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300);
  }

  private void polygon(JsonNode polygon, String code, List<List<Outlines.Point>> rings) {
    if (!polygon.isArray() || polygon.isEmpty()) throw new Refused(Fault.NOT_A_POLYGON, code);
    for (var ring : polygon) rings.add(ring(ring, code));
  }

  private List<Outlines.Point> ring(JsonNode ring, String code) {
    if (!ring.isArray() || ring.size() < 4) throw new Refused(Fault.RING_NOT_CLOSED, code);
    points += ring.size();
    if (points > MOST_POINTS)
      throw new Refused(Fault.TOO_MANY_POINTS, Integer.toString(MOST_POINTS));
    var read = new ArrayList<Outlines.Point>(ring.size());
    for (var position : ring) read.add(point(position, code));
    if (!read.getFirst().equals(read.getLast())) throw new Refused(Fault.RING_NOT_CLOSED, code);
    return read;
  }

  private static Outlines.Point point(JsonNode position, String code) {
    if (!position.isArray()
        || position.size() < 2
        || !position.get(0).isNumber()
        || !position.get(1).isNumber()) throw new Refused(Fault.NOT_A_POLYGON, code);
    var longitude = position.get(0).asDouble();
    var latitude = position.get(1).asDouble();
    if (!inThailand(longitude, latitude))
      throw new Refused(Fault.OUTSIDE_THAILAND, code + ": " + longitude + ", " + latitude);
    return new Outlines.Point(rounded(longitude), rounded(latitude));
  }

  /** Roughly: what was typed in another order or another measure is found out. */
  static boolean inThailand(double longitude, double latitude) {
    return longitude >= 97 && longitude <= 106 && latitude >= 5 && latitude <= 21;
  }

  /** Eleven meters are enough for a map of districts. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }
}
