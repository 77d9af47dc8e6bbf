package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartsTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern PART = Pattern.compile("th:fragment=\"(\\w+)");
  private static final Pattern USE = Pattern.compile("web/fragments :: (\\w+)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("\\sstyle=|th:style|<style|<script(?![^>]*src=)|\\son[a-z]+=|th:on[a-z]+=");
  private static final Pattern FRAMEWORK =
      Pattern.compile(
          "class=\"(?:[^\"]* )?(?:row|col|col-[a-z0-9-]+|badge|alert|table|container|dropdown|modal"
              + "|list-group|form-(?:label|check|hint|text|group)|[mp][xyse]-[0-9]|p[tb]?-[0-9])[ \"]");
  private static final Pattern IN_VAIN =
      Pattern.compile(
          "<[a-z:]+(?=[^>]*\\sth:(?:replace|insert)=)(?=[^>]*\\sth:(?:if|unless)=)[^>]*>");
  private static final Set<String> ELEMENTS =
      Set.of("select", "textarea", "label", "legend", "form", "input", "a", "p", "header", "main");

  /** A part that does not exist would match an element of that name, and the page would lie. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyPartThatAPageUsesExists(Path template) throws IOException {
    assertThat(found(USE, template)).isSubsetOf(parts());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noPageCarriesStylesOrScriptsOfItsOwn(Path template) throws IOException {
    assertThat(Files.readString(template)).doesNotContainPattern(FORBIDDEN);
  }

  /** They would do nothing: our stylesheet is the whole look. */
  @ParameterizedTest
  @MethodSource("templates")
  void noPageUsesTheClassesOfAFrameworkThatIsNotThere(Path template) throws IOException {
    assertThat(Files.readString(template)).doesNotContainPattern(FRAMEWORK);
  }

  /** A part replaces its element before the condition on it is looked at. */
  @ParameterizedTest
  @MethodSource("templates")
  void aConditionStandsAroundThePartAndNotBesideIt(Path template) throws IOException {
    assertThat(Files.readString(template)).doesNotContainPattern(IN_VAIN);
  }

  @Test
  void noPartIsNamedLikeAnElement() throws IOException {
    assertThat(parts()).doesNotContainAnyElementsOf(ELEMENTS);
  }

  static Stream<Path> templates() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList().stream();
    }
  }

  private static Set<String> parts() throws IOException {
    return found(PART, TEMPLATES.resolve("web/fragments.html"));
  }

  private static Set<String> found(Pattern pattern, Path template) throws IOException {
    var names = new TreeSet<String>();
    var matcher = pattern.matcher(Files.readString(template));
    while (matcher.find()) names.add(matcher.group(1));
    return names;
  }
}
