package org.prasan.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a line of Thai text may end. */
public final class Lines {
  private static final BreakIterator LINES =
      BreakIterator.getLineInstance(Locale.forLanguageTag("th"));
  private static final BreakIterator LETTERS =
      BreakIterator.getCharacterInstance(Locale.forLanguageTag("th"));
  // ICU's dictionary takes these for two words; ผู้, ความ and what names of places begin with only
  // begin words; abbreviations and
  // the
  // repetition sign stay together.
  private static final Pattern TOGETHER =
      Pattern.compile(
          "ผู้เสียหาย|ผู้ประสานงาน|ประสานงาน|ค้ามนุษย์|ไร้สัญชาติ|ไร้รัฐ|ส่งต่อ|สหวิชาชีพ|ร่วมกัน|เข้าถึง|ตัดสินใจ"
              + "|ฐานข้อมูล|แม่ฟ้าหลวง|เวียงป่าเป้า|เวียงเชียงรุ้ง"
              + "|พญาเม็งราย|ดอยหลวง|ป่าแดด|ขุนตาล|(?:ผู้|ความ|แม่|เวียง|เชียง)\\p{L}|[พค]\\.ศ\\. \\d+|[ก-ฮ]{1,6}\\.(?:[ก-ฮ]{1,6}\\.)*|\\S ๆ");

  private Lines() {}

  /** The places, in ascending order, before which a new line may begin; the last is the end. */
  public static int[] breaks(String text) {
    var allowed = new BitSet(text.length() + 1);
    var breaks = LINES.clone();
    breaks.setText(text);
    for (var at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) allowed.set(at);
    var together = TOGETHER.matcher(text);
    while (together.find()) allowed.clear(together.start() + 1, together.end());
    allowed.set(text.length());
    return allowed.stream().toArray();
  }

  /** Lines of at most so many letters; words stay whole unless one alone is too long. */
  public static List<String> wrap(String text, int maxChars) {
    if (maxChars < 1) throw new IllegalArgumentException("No room for any letter: " + maxChars);
    return text.strip().lines().flatMap(line -> wrapLine(line, maxChars).stream()).toList();
  }

  /** How many places the text takes; signs above and below a letter take none. */
  public static int width(String text) {
    return (int) text.codePoints().filter(Lines::takesPlace).count();
  }

  private static List<String> wrapLine(String text, int maxChars) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : pieces(text, maxChars)) {
      if (!line.isEmpty() && width((line + word).stripTrailing()) > maxChars) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += word;
    }
    lines.add(line.stripTrailing());
    return lines;
  }

  private static List<String> pieces(String text, int maxChars) {
    var pieces = new ArrayList<String>();
    var start = 0;
    for (var end : breaks(text)) {
      var word = text.substring(start, end);
      if (width(word.stripTrailing()) <= maxChars) pieces.add(word);
      else pieces.addAll(cut(word, maxChars));
      start = end;
    }
    return pieces;
  }

  private static List<String> cut(String word, int maxChars) {
    var parts = new ArrayList<String>();
    var letters = LETTERS.clone();
    letters.setText(word);
    var start = 0;
    var last = 0;
    for (var end = letters.next(); end != BreakIterator.DONE; last = end, end = letters.next()) {
      if (last > start && width(word.substring(start, end).stripTrailing()) > maxChars) {
        parts.add(word.substring(start, last));
        start = last;
      }
    }
    parts.add(word.substring(start));
    return parts;
  }

  private static boolean takesPlace(int codePoint) {
    return switch (UCharacter.getType(codePoint)) {
      case UCharacterCategory.NON_SPACING_MARK,
          UCharacterCategory.ENCLOSING_MARK,
          UCharacterCategory.FORMAT ->
          false;
      default -> true;
    };
  }
}
