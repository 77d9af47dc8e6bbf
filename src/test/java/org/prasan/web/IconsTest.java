package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;

@PrasanTest
class IconsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([^\"]+)\"");
  private static final Pattern USED = Pattern.compile("icons\\.svg#([a-z0-9-]+)\"");

  @Autowired List<NavigationEntry> entries;

  @Test
  void everyPlaceOfTheNavigationHasAnIconOfItsOwn() throws IOException {
    assertThat(entries).extracting(NavigationEntry::icon).doesNotHaveDuplicates();
    assertThat(symbols()).containsAll(entries.stream().map(NavigationEntry::icon).toList());
  }

  @Test
  void everyIconOfAPageIsInTheSprite() throws IOException {
    var used = new TreeSet<String>();
    try (var pages = Files.walk(RESOURCES.resolve("templates"))) {
      for (var page : pages.filter(Files::isRegularFile).toList())
        used.addAll(found(USED, Files.readString(page)));
    }
    assertThat(symbols()).containsAll(used);
  }

  private static Set<String> symbols() throws IOException {
    return found(SYMBOL, Files.readString(RESOURCES.resolve("static/icons.svg")));
  }

  private static Set<String> found(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }
}
