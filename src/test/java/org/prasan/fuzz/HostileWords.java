package org.prasan.fuzz;

import java.util.List;

/** Words that nobody should type, with a number by which one finds again where they came from. */
final class HostileWords {
  static final String FORMULA = "=1+zq7 ";
  private static final String HEADER = "\r\nX-Zq7: 1\r\n";
  private static final String STATEMENT = "'; drop table audit.entry; --";
  private static final String LONG = "กำ";

  /** A script alone. */
  private static final String SHORT = FORMULA + OddWords.MARK.substring(0, 30);

  /** As long as a form takes, and shorter. */
  private static final List<String> TYPED =
      List.of(
          FORMULA + OddWords.MARK + STATEMENT + "\u202e" + HEADER + LONG.repeat(1900),
          FORMULA + OddWords.MARK + STATEMENT,
          SHORT);

  private static final List<String> WRITTEN =
      List.of(
          FORMULA + OddWords.MARK + STATEMENT + HEADER + LONG.repeat(300),
          FORMULA + OddWords.MARK + STATEMENT + HEADER,
          FORMULA + OddWords.MARK,
          SHORT);

  /** In what is kept as JSON, where quotes would end the word. */
  private static final String PLAIN = "zq7<script>zq7</script>${1234*4321}[[${1234*4321}]]";

  private HostileWords() {}

  /** What is typed into a field, until it takes one of them. */
  static List<String> typed(int number) {
    return TYPED.stream().map(words -> numbered(words, number)).toList();
  }

  /** What is written into a column, until it takes one of them. */
  static List<String> written(int number) {
    return WRITTEN.stream().map(words -> numbered(words, number)).toList();
  }

  /** As a file is called: what comes before a stroke would be taken for a folder. */
  static String ofFile(int number, String ending) {
    return numbered(FORMULA + OddWords.MARK, number).replace("</", "").replace("/", "") + ending;
  }

  static String plain(int number) {
    return numbered(PLAIN, number);
  }

  private static String numbered(String words, int number) {
    return words.replace("zq7</script>", "zq7c" + number + "</script>");
  }
}
