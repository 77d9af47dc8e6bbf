package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prasan.language.Digits;

/** One piece of a paper from top to bottom, in words; the PDF and the Word file show the same. */
record PaperBlock(Form form, String label, String text, String more) {
  private static final Pattern WORD = Pattern.compile("[^\\s$\\\\]+");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z@]");

  /** How it looks. */
  enum Form {
    TITLE,
    HEADING,
    POINT,
    PERSON,
    PARAGRAPH,
    LINE,
    RESOLUTION,
    DUTY,
    SMALL,
    SIGNER
  }

  static PaperBlock of(Form form, String text) {
    return new PaperBlock(form, "", text, "");
  }

  /** With one kind of digits. */
  PaperBlock in(Locale locale) {
    return new PaperBlock(form, digits(label, locale), digits(text, locale), digits(more, locale));
  }

  static String digits(String text, Locale locale) {
    if (!locale.getLanguage().equals("th")) return Digits.toAscii(text);
    return WORD.matcher(text)
        .replaceAll(
            word -> LATIN.matcher(word.group()).find() ? "$0" : Digits.toThai(word.group()));
  }

  /** A paragraph for each line that was typed. */
  static List<PaperBlock> paragraphs(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> of(Form.PARAGRAPH, line))
        .toList();
  }
}
