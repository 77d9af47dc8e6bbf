package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** A page is read once, however many others are shown in between. */
@PrasanTest
class KeptTemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern ATTRIBUTE = Pattern.compile("th:[a-z-]+=\"([^\"]*)\"");
  private static final Pattern EXPRESSION = Pattern.compile("[$*#@~]\\{[^}]*");
  private static final Pattern FRAGMENT = Pattern.compile("[\\w/-]+ :: [\\w-]+");

  @Autowired SpringTemplateEngine engine;

  @Test
  void thereIsRoomForEveryTemplateAndEveryExpression() throws IOException {
    var kept = (StandardCacheManager) engine.getCacheManager();
    int templates;
    var fragments = new HashSet<String>();
    var expressions = new HashSet<String>();
    try (var files = Files.walk(TEMPLATES)) {
      var pages = files.filter(file -> file.toString().endsWith(".html")).toList();
      templates = pages.size();
      for (var page : pages) {
        var text = Files.readString(page);
        addAll(FRAGMENT, text, fragments);
        addAll(ATTRIBUTE, text, expressions);
        addAll(EXPRESSION, text, expressions);
      }
    }
    assertThat(templates + fragments.size()).isBetween(300, kept.getTemplateCacheMaxSize() * 2 / 3);
    assertThat(expressions).hasSizeBetween(8_000, kept.getExpressionCacheMaxSize() * 2 / 3);
  }

  private static void addAll(Pattern pattern, String text, Set<String> into) {
    pattern.matcher(text).results().forEach(found -> into.add(found.group()));
  }
}
