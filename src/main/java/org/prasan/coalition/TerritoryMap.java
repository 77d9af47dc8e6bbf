package org.prasan.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Drawing.Paint;
import org.prasan.language.Lines;
import org.prasan.tenancy.Coalition;
import org.springframework.context.MessageSource;

/**
 * Draws where a coalition works: one bubble per district near its place, as large as the number of
 * organizations that work there; or, if the coalition brought outlines, the districts themselves.
 */
final class TerritoryMap {
  private static final int MARGIN = 14;

  private final Coalition coalition;
  private final List<District> districts;
  private final Map<String, Integer> organizations;
  private final @Nullable Outlines outlines;
  private final Locale locale;
  private final MessageSource messages;
  private final int width;
  private final Drawing ground = new Drawing();
  private final Drawing top = new Drawing();

  TerritoryMap(
      Coalition coalition,
      List<District> districts,
      Map<String, Integer> organizations,
      @Nullable Outlines outlines,
      Locale locale,
      MessageSource messages,
      int width) {
    this.coalition = coalition;
    this.districts = districts;
    this.organizations = organizations;
    this.outlines = outlines;
    this.locale = locale;
    this.messages = messages;
    this.width = width;
  }

  String draw(String id) {
    var frame = frame();
    var marks = marks(frame);
    var placed = placed(marks, frame);
    if (outlines != null) paintOutlines(outlines, frame);
    else paintLand(placed);
    for (int i = 0; i < marks.size(); i++) marks.get(i).paint(placed.labels().get(i));
    return ground.under(top).toSvg(id, width, placed.height() + 2 * MARGIN, title(), description());
  }

  Spread.Placed placed() {
    var frame = frame();
    return placed(marks(frame), frame);
  }

  /** Where the labels would stand if none covered another. */
  List<Spread.Label> wanted() {
    return marks(frame()).stream().map(Mark::label).toList();
  }

  private List<Mark> marks(Frame frame) {
    return districts.stream().map(district -> new Mark(district, frame)).toList();
  }

  private Spread.Placed placed(List<Mark> marks, Frame frame) {
    return Spread.apart(
        marks.stream().map(Mark::label).toList(), width - 2.0 * MARGIN, frame.height());
  }

  private int size() {
    return width < 500 ? 13 : 15;
  }

  // ── from the globe to the sheet ──

  /** The corner and scale of the sheet; small enough a land to be taken as flat. */
  private record Frame(double west, double north, double perDegree, double squeeze, double height) {
    double x(double longitude) {
      return (longitude - west) * squeeze * perDegree;
    }

    double y(double latitude) {
      return (north - latitude) * perDegree;
    }
  }

  private Frame frame() {
    var west = Double.MAX_VALUE;
    var east = -Double.MAX_VALUE;
    var south = Double.MAX_VALUE;
    var north = -Double.MAX_VALUE;
    for (var point : extent()) {
      west = Math.min(west, point.longitude());
      east = Math.max(east, point.longitude());
      south = Math.min(south, point.latitude());
      north = Math.max(north, point.latitude());
    }
    var squeeze = Math.cos(Math.toRadians((south + north) / 2));
    var inner = width - 2.0 * MARGIN;
    var border = outlines == null ? 44 : 0;
    var wide = Math.max(0.05, (east - west) * squeeze);
    var scale = Math.min((inner - 2 * border) / wide, 1.6 * inner / Math.max(0.05, north - south));
    var left = west - (inner - wide * scale) / 2 / scale / squeeze;
    var upper = north + border / scale;
    return new Frame(
        left, upper, scale, squeeze, Math.max(80, (north - south) * scale + 2 * border));
  }

  private List<Outlines.Point> extent() {
    if (outlines != null)
      return outlines.byDistrict().values().stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .toList();
    return districts.stream()
        .map(district -> new Outlines.Point(district.longitude(), district.latitude()))
        .toList();
  }

  // ── one district ──

  /** A district with its words, before it has found its place. */
  private final class Mark {
    private final District district;
    private final List<String> name;
    private final double radius;
    private final double x;
    private final double y;

    Mark(District district, Frame frame) {
      this.district = district;
      this.name = Lines.wrap(district.name().in(locale), 10);
      this.radius = radius(count());
      this.x = frame.x(district.longitude());
      this.y = frame.y(district.latitude());
    }

    int count() {
      return organizations.getOrDefault(district.code(), 0);
    }

    Spread.Label label() {
      var letters = name.stream().mapToInt(Lines::width).max().orElse(1);
      return new Spread.Label(
          x,
          y,
          Math.max(2 * radius, letters * size() * 0.62) + 6,
          2 * radius + name.size() * size() * 1.35 + 8);
    }

    void paint(Spread.Label label) {
      var left = MARGIN + label.x();
      var upper = MARGIN + label.y() - label.height() / 2 + 2;
      var center = upper + radius;
      var paint = count() == 0 && !organizations.isEmpty() ? Paint.PAPER : Paint.BRAND;
      top.circle(left, center, radius, paint, Paint.BRAND);
      if (!organizations.isEmpty())
        top.text(
            left,
            center + 5,
            Integer.toString(count()),
            new Drawing.Letters(14, true, count() == 0 ? Paint.BRAND : Paint.ON_BRAND, "middle"));
      var line = center + radius + size() * 1.15;
      for (var words : name) {
        top.text(left, line, words, Drawing.strong(size()).centered());
        line += size() * 1.35;
      }
    }
  }

  private double radius(int count) {
    if (organizations.isEmpty()) return width < 500 ? 9 : 13;
    int most = organizations.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    double largest = width < 500 ? 20 : 32;
    return Math.max(11, largest * Math.sqrt(count / (double) Math.max(1, most)));
  }

  // ── the land under them ──

  private void paintLand(Spread.Placed placed) {
    double wide = size() * 6.2;
    var places =
        placed.labels().stream()
            .map(label -> new Shore.Place(MARGIN + label.x(), MARGIN + label.y()))
            .toList();
    ground.land(Shore.around(places), wide, Paint.SOFT);
  }

  private void paintOutlines(Outlines known, Frame frame) {
    for (var district : districts) {
      var path = new StringBuilder();
      for (var ring : known.byDistrict().getOrDefault(district.code(), List.of()))
        path.append(path(ring, frame));
      ground.outline(path.toString(), Paint.SOFT, Paint.BRAND);
    }
  }

  /** Points closer than half a pixel to the one before are not worth their bytes. */
  private static String path(List<Outlines.Point> ring, Frame frame) {
    var steps = new ArrayList<String>();
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (var point : ring) {
      var x = MARGIN + frame.x(point.longitude());
      var y = MARGIN + frame.y(point.latitude());
      if (Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue;
      steps.add(Drawing.number(x) + " " + Drawing.number(y));
      lastX = x;
      lastY = y;
    }
    return "M" + String.join("L", steps) + "Z";
  }

  private String title() {
    return messages.getMessage(
        "coalition.territory.map", new Object[] {coalition.shortName().in(locale)}, locale);
  }

  private String description() {
    return messages.getMessage(
        organizations.isEmpty()
            ? "coalition.territory.description"
            : "coalition.territory.description.counted",
        new Object[] {districts.size()},
        locale);
  }
}
