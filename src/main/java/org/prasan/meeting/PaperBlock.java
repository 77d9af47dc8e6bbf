package org.prasan.meeting;

import java.util.List;

/** One piece of a paper from top to bottom, in words; the PDF and the Word file show the same. */
record PaperBlock(Form form, String label, String text, String more) {

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

  /** A paragraph for each line that was typed. */
  static List<PaperBlock> paragraphs(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> of(Form.PARAGRAPH, line))
        .toList();
  }
}
