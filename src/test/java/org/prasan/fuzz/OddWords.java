package org.prasan.fuzz;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What nobody types by mistake, and what people do type; drawn from a seed. */
final class OddWords {
  /** Shown as letters, it never appears like this in a page. */
  static final String MARK =
      "zq7<script>zq7</script>\"' onzq7=1 ${1234*4321}[[${1234*4321}]]{{1234*4321}}";

  /** What would be in a page that ran the mark, or let it out of its letters. */
  static final List<String> RUN = List.of("<script>zq7", "\"' onzq7", "5332114");

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "ก".repeat(300),
          "ก็".repeat(5000),
          "\0",
          "a\0b",
          "\u0001\u0007\u001b[31m",
          "1000000000000000000",
          "-1",
          "0",
          "99999999999",
          "2147483648",
          "1e400",
          "NaN",
          "٣",
          "๙๙๙๙๙๙๙๙๙๙",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "' or 1=1 --",
          "'; drop table tenancy.coalition; --",
          "%' escape '",
          "\\",
          "%",
          "_",
          "<img src=x onerror=alert(1)>",
          "]]><!--",
          "${T(zq.Seven).run()}",
          "#{1+1}",
          "__${1+1}__::x",
          "=1+zq7",
          "@zq7",
          "zq7\r\nX-Zq7: 1\r\n\r\n",
          "31/02/2569",
          "29 กุมภาพันธ์ 2567",
          "29 กุมภาพันธ์ 2566",
          "2569-13-45",
          "0000-00-00",
          "9999-12-31",
          "+999999999-12-31",
          "1 มกราคม 9999",
          "1/1/1",
          "12/2568",
          "25:61",
          "24:00",
          "🦋👨‍👩‍👧‍👦",
          "\ud800",
          "\udc00x",
          "\u202egnp.exe",
          "\ufeff\ufffe\uffff",
          "javascript:alert(1)",
          "//evil.example/x",
          "http://[::1",
          "a@b@c",
          "@",
          "ก@ข.ไทย",
          "a,b;c|d",
          "[]",
          "{\"a\":1}",
          "true",
          "null",
          "undefined",
          "on");

  private static final List<String> NAMES =
      List.of(
          "a[0].b",
          "a[999999999]",
          "[",
          "lines[0].x.y.z",
          "class.module.classLoader.URLs[0]",
          "id",
          "lang",
          "theme",
          "_method",
          "form",
          "acting",
          "ก",
          "");

  private final RandomGenerator dice;

  OddWords(RandomGenerator dice) {
    this.dice = dice;
  }

  String odd() {
    // As long as a form may be, and more rarely: each costs as much as a hundred others.
    if (dice.nextInt(150) == 0) return "ก".repeat(350_000);
    if (dice.nextInt(8) == 0) return MARK;
    if (dice.nextInt(20) == 0) return new UUID(dice.nextLong(), dice.nextLong()).toString();
    if (dice.nextInt(12) == 0) return letters();
    return one(ODD);
  }

  String name() {
    return one(NAMES);
  }

  <T> T one(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }

  private String letters() {
    return dice.ints(1 + dice.nextInt(40), 0, 0x2ff)
        .map(sign -> sign < 0x100 ? sign : sign + 0xd00)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What the field might want to hold. */
  String fitting(String name) {
    var of = name.toLowerCase(java.util.Locale.ROOT);
    if (of.contains("email")) return "somebody" + dice.nextInt(1000) + "@fuzz.example";
    if (of.contains("phone")) return "081 234 5678";
    if (of.matches(".*(minutes|count|number|places|size|weeks|months|hours|capacity|beds).*"))
      return "" + dice.nextInt(60);
    if (of.matches(".*(time|start|end|opens|closes)$")) return dice.nextInt(10, 20) + ":30";
    if (of.matches(".*(date|day|from|until|since|on|by|birth|due|when)$"))
      return one(List.of("15 มกราคม 2568", "2026-12-01", "1 ธันวาคม 2569", "1/3/2570"));
    if (of.matches(".*(url|link|website)$")) return "https://fuzz.example/";
    if (of.matches(".*(year)$")) return "2569";
    return dice.nextInt(3) == 0 ? MARK : "คำที่ลอง " + dice.nextInt(1000);
  }

  String file() {
    return switch (dice.nextInt(6)) {
      case 0 -> "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n%%EOF\n";
      case 1 -> "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\u00ff\u00ff\u00ff\u00ff";
      case 2 -> "PK\u0003\u0004" + "\0".repeat(40);
      case 3 -> "ชื่อ,name\r\n" + MARK + ",\"";
      case 4 -> "{\"type\":\"FeatureCollection\",\"features\":[" + "[".repeat(3000);
      default -> "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    };
  }
}
