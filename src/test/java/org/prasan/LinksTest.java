package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents lead where they say: to files that are there, and to headings that stand there. */
class LinksTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Pattern LINK = Pattern.compile("(?<!`)\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (var document : documents())
      for (var link : links(Files.readString(document)))
        if (!leads(document, link)) broken.add(ROOT.relativize(document) + " to " + link);
    assertThat(broken).isEmpty();
  }

  @Test
  void aLinkToNoFileOrToNoHeadingIsFound() {
    var readme = ROOT.resolve("README.md");
    assertThat(leads(readme, "docs/nowhere.md")).isFalse();
    assertThat(leads(readme, "docs/checks.md#nothing-of-the-kind")).isFalse();
    assertThat(leads(readme, "docs/checks.md")).isTrue();
    assertThat(links("see [this](docs/checks.md#b), `[not](that.md)`"))
        .containsExactly("docs/checks.md#b");
  }

  private static List<Path> documents() throws IOException {
    try (var top = Files.list(ROOT);
        var docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<String> links(String text) {
    var prose = text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    var links = new ArrayList<String>();
    var matcher = LINK.matcher(prose);
    while (matcher.find()) links.add(matcher.group(1));
    return links;
  }

  private static boolean leads(Path document, String link) {
    if (ELSEWHERE.matcher(link).matches()) return true;
    var parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
    var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) return false;
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path document) {
    var anchors = new ArrayList<String>();
    var heading = HEADING.matcher(text(document));
    while (heading.find())
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
              .replace(' ', '-'));
    return anchors;
  }

  private static String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
