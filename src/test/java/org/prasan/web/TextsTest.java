package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTest {
  @ParameterizedTest
  @MethodSource("modules")
  void everyTextIsThereInThaiAndInEnglish(String basename) throws IOException {
    assertThat(keys(basename + "_en")).isEqualTo(keys(basename));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyKeyBeginsWithItsModule(String basename) throws IOException {
    var module = Pattern.quote(basename.substring("messages/".length()));
    // Spring and Jakarta Validation ask for the words of their own refusals under their own names.
    // The audit log speaks of all modules; each brings the words for what is done in it. So does
    // the inbox: the module that tells something brings its sentence.
    var known =
        module
            + "\\..+|typeMismatch(\\..+)?|jakarta\\..+|audit\\.(deed|subject|field|value)\\..+"
            + "|notice\\..+";
    assertThat(keys(basename)).allSatisfy(key -> assertThat(key).matches(known));
  }

  /** Comparing the languages sees nothing of a key that neither has. */
  @Test
  void everyTextThatATemplateNamesIsThere() throws IOException {
    var known = new TreeSet<String>();
    for (var basename : Texts.basenames()) known.addAll(keys(basename));
    var templates =
        new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html");
    assertThat(templates).isNotEmpty();
    var missing = new TreeSet<String>();
    for (var template : templates)
      missing.addAll(named(template.getContentAsString(StandardCharsets.UTF_8)));
    missing.removeAll(known);
    assertThat(missing).isEmpty();
  }

  /** Browsers keep titles, and a name of a meeting or of a promise may tell anything. */
  @Test
  void noTitleOfAPageSaysWhatSomebodyWroteFreely() throws IOException {
    var titles = new TreeSet<String>();
    for (var module : List.of("meeting", "commitment"))
      for (var template :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:/templates/" + module + "/*.html"))
        template
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("<title"))
            .forEach(titles::add);
    assertThat(titles)
        .isNotEmpty()
        .allSatisfy(title -> assertThat(title).doesNotContain("title()", "what()", ".name()"));
  }

  /** As {@code #{key}}, or in quotes for a fragment; what is put together from parts is not. */
  private static SortedSet<String> named(String template) throws IOException {
    var modules =
        Texts.basenames().stream()
            .map(name -> Pattern.quote(name.substring("messages/".length())))
            .collect(Collectors.joining("|"));
    return Pattern.compile(
            "#\\{(?<told>[a-z][\\w.-]*)[}(]"
                + "|'(?<quoted>(?:"
                + modules
                + ")(?:\\.[\\w-]+)+)'(?!\\s*\\+)")
        .matcher(template)
        .results()
        .map(found -> found.group("told") == null ? found.group("quoted") : found.group("told"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static SortedSet<String> modules() throws IOException {
    return Texts.basenames();
  }

  private static SortedSet<String> keys(String name) throws IOException {
    var texts = new Properties();
    try (var in = new ClassPathResource(name + ".properties").getInputStream()) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return new TreeSet<>(texts.stringPropertyNames());
  }
}
