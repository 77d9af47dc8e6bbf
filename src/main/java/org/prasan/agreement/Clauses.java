package org.prasan.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain text as it is set out: an empty line ends a paragraph, a line beginning with # is a
 * heading, lines beginning with - are points.
 */
final class Clauses {
  private Clauses() {}

  /**
   * A part of the text.
   *
   * @param lines a heading has one; a paragraph keeps its line ends; points have one each
   */
  record Block(Form form, List<String> lines) {
    public String text() {
      return String.join("\n", lines);
    }
  }

  enum Form {
    HEADING,
    PARAGRAPH,
    POINTS
  }

  static List<Block> of(String text) {
    var blocks = new ArrayList<Block>();
    for (var part : text.strip().split("\\n{2,}", -1)) {
      var lines = new ArrayList<String>();
      for (var line : part.split("\\n", -1)) add(blocks, lines, line.strip());
      end(blocks, lines);
    }
    return List.copyOf(blocks);
  }

  /** The text without the marks that set it out. */
  static String plain(String text) {
    return of(text).stream().map(Clauses::plain).collect(Collectors.joining("\n\n"));
  }

  private static String plain(Block block) {
    return block.form() == Form.POINTS
        ? block.lines().stream().map(line -> "• " + line).collect(Collectors.joining("\n"))
        : block.text();
  }

  private static void add(List<Block> blocks, List<String> lines, String line) {
    if (line.startsWith("#")) {
      end(blocks, lines);
      blocks.add(new Block(Form.HEADING, List.of(line.replaceFirst("^#+\\s*", ""))));
      return;
    }
    boolean point = isPoint(line);
    if (!lines.isEmpty() && isPoint(lines.getFirst()) != point) end(blocks, lines);
    if (!line.isEmpty()) lines.add(line);
  }

  private static void end(List<Block> blocks, List<String> lines) {
    if (lines.isEmpty()) return;
    blocks.add(
        isPoint(lines.getFirst())
            ? new Block(Form.POINTS, lines.stream().map(line -> line.substring(2)).toList())
            : new Block(Form.PARAGRAPH, List.copyOf(lines)));
    lines.clear();
  }

  private static boolean isPoint(String line) {
    return line.startsWith("- ");
  }
}
