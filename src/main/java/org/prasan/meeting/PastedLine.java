package org.prasan.meeting;

import java.util.regex.Pattern;
import org.prasan.language.Digits;

/** A line of an agenda somebody pasted, which may end with how long it takes. */
final class PastedLine {
  static final int LONGEST_MINUTES = 480;
  private static final Pattern LASTING =
      Pattern.compile(
          "(?<title>.*?[^\\s,;:(\\[–—-])[\\s,;:(\\[–—-]*(?<![0-9๐-๙])(?<minutes>[0-9๐-๙]{1,3})"
              + "\\s*(?:นาที|min(?:ute)?s?)\\.?\\s*[)\\]]?",
          Pattern.CASE_INSENSITIVE);

  /** Before the minutes: 1.5, 1:30, 3-5, 3 – 5, "3 to 5", "1 hour 30". */
  private static final Pattern NOT_ALL =
      Pattern.compile(
          ".*(?:[0-9๐-๙][.,:/–—-]"
              + "|(?<![0-9๐-๙])[0-9๐-๙]{1,3}\\s*(?:[–—-]|ถึง|หรือ|to|or)\\s*"
              + "|(?:ชั่วโมง|ชม\\.?|hours?|hrs?\\.?|[0-9๐-๙]\\s*h)"
              + "(?:[\\s,&(–—-]|และ|กับ|อีก|and)*)",
          Pattern.CASE_INSENSITIVE);

  private PastedLine() {}

  /**
   * "แผนคุ้มครองเด็ก ๑๐ นาที", "Plan for children, 10 min"; what is no plain number of minutes
   * stays.
   */
  static Item.Facts read(String line) {
    var lasting = LASTING.matcher(line);
    if (!lasting.matches()
        || NOT_ALL.matcher(line.substring(0, lasting.start("minutes"))).matches())
      return Item.Facts.titled(line);
    int minutes = Integer.parseInt(Digits.toAscii(lasting.group("minutes")));
    return minutes > LONGEST_MINUTES
        ? Item.Facts.titled(line)
        : new Item.Facts(lasting.group("title"), "", minutes, null, "");
  }
}
