package org.prasan.coalition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes an SVG drawing. All text is escaped and nothing in it can run. Each shape has its color as
 * an attribute, for the file that is passed on, and as a class, by which the page's own style sheet
 * repaints it in the dark and for print.
 */
public final class Drawing {
  /** Font of the file; on the page the style sheet decides. */
  private static final String FONT =
      "Sarabun, 'Noto Sans Thai', 'TH Sarabun New', 'Leelawadee UI', Thonburi, Tahoma,"
          + " sans-serif";

  private final StringBuilder body = new StringBuilder();

  /** What a shape is painted with: the class for the page, the color for the file. */
  public record Paint(String name, String color) {
    public static final Paint NONE = new Paint("none", "none");
    public static final Paint PAPER = new Paint("paper", "#FFFFFF");
    public static final Paint SUNKEN = new Paint("sunken", "#F4F1EA");
    public static final Paint HAIRLINE = new Paint("hairline", "#D8D2C5");
    public static final Paint STRAND = new Paint("strand", "#C9822B");
    public static final Paint TEXT = new Paint("text", "#1F2A30");
    public static final Paint SECONDARY = new Paint("secondary", "#5B6770");
    public static final Paint BRAND = new Paint("brand", "#0F5C63");
    public static final Paint SOFT = new Paint("soft", "#E4EFEF");
    public static final Paint ON_BRAND = new Paint("on-brand", "#FFFFFF");
    public static final Paint WHITE = new Paint("white", "#FFFFFF");

    static Paint strong(PillarColor color) {
      return new Paint("pillar-" + color.number(), color.strong());
    }

    static Paint soft(PillarColor color) {
      return new Paint("pillar-soft-" + color.number(), color.soft());
    }
  }

  /** How letters look. */
  public record Letters(int size, boolean strong, Paint paint, String anchor) {
    Letters centered() {
      return new Letters(size, strong, paint, "middle");
    }
  }

  public static Letters plain(int size) {
    return new Letters(size, false, Paint.TEXT, "start");
  }

  public static Letters strong(int size) {
    return new Letters(size, true, Paint.TEXT, "start");
  }

  public static Letters quiet(int size) {
    return new Letters(size, false, Paint.SECONDARY, "start");
  }

  public static Letters in(Paint paint, int size, boolean strong) {
    return new Letters(size, strong, paint, "start");
  }

  public Drawing rectangle(
      double x, double y, double width, double height, double radius, Paint fill, Paint stroke) {
    return shape(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\""
            .formatted(number(x), number(y), number(width), number(height), number(radius)),
        fill,
        stroke);
  }

  public Drawing circle(double x, double y, double radius, Paint fill, Paint stroke) {
    return shape(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"".formatted(number(x), number(y), number(radius)),
        fill,
        stroke);
  }

  public Drawing line(double x1, double y1, double x2, double y2, Paint stroke) {
    return shape(
        "<path d=\"M%s %sL%s %s\"".formatted(number(x1), number(y1), number(x2), number(y2)),
        Paint.NONE,
        stroke);
  }

  /** A filled shape with a wide, round shore. */
  Drawing land(List<Shore.Place> shore, double wide, Paint paint) {
    var path =
        shore.stream()
            .map(place -> number(place.x()) + " " + number(place.y()))
            .collect(Collectors.joining("L", "M", "Z"));
    body.append(
        "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"round\" class=\"land-%s\"/>\n"
            .formatted(path, paint.color(), paint.color(), number(wide), paint.name()));
    return this;
  }

  /** A filled outline whose inner rings are holes. */
  public Drawing outline(String path, Paint fill, Paint stroke) {
    return shape("<path fill-rule=\"evenodd\" d=\"" + path + "\"", fill, stroke);
  }

  public Drawing text(double x, double y, String words, Letters letters) {
    body.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\"%s text-anchor=\"%s\" fill=\"%s\" class=\"fill-%s\">%s</text>\n"
            .formatted(
                number(x),
                number(y),
                letters.size(),
                letters.strong() ? " font-weight=\"600\"" : "",
                letters.anchor(),
                letters.paint().color(),
                letters.paint().name(),
                HtmlUtils.htmlEscape(words, "UTF-8")));
    return this;
  }

  private Drawing shape(String start, Paint fill, Paint stroke) {
    body.append(start)
        .append(
            " fill=\"%s\" class=\"fill-%s line-%s\""
                .formatted(fill.color(), fill.name(), stroke.name()));
    if (!stroke.equals(Paint.NONE))
      body.append(" stroke=\"%s\" stroke-width=\"1.5\"".formatted(stroke.color()));
    body.append("/>\n");
    return this;
  }

  /** Lays another drawing on top of this one. */
  public Drawing under(Drawing other) {
    body.append(other.body);
    return this;
  }

  /**
   * The whole drawing with its name and description for those who listen to it.
   *
   * @param id unlike any other on the page
   */
  public String toSvg(String id, double width, double height, String title, String description) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" font-family="%3$s" role="img" aria-labelledby="%4$s-title %4$s-description">
    <title id="%4$s-title">%5$s</title>
    <desc id="%4$s-description">%6$s</desc>
    <rect width="100%%" height="100%%" fill="#FFFFFF" class="fill-sheet"/>
    %7$s</svg>
    """
        .formatted(
            number(width),
            number(height),
            FONT,
            id,
            HtmlUtils.htmlEscape(title, "UTF-8"),
            HtmlUtils.htmlEscape(description, "UTF-8"),
            body);
  }

  static String number(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
