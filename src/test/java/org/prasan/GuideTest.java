package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user guide: both languages tell the same, and no picture or chapter is missing. */
class GuideTest {
  private static final Path GUIDE = Path.of("docs/guide");
  private static final Path PICTURES = GUIDE.resolve("pictures");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

  @ParameterizedTest
  @ValueSource(strings = {"th", "en"})
  void everyLinkAndPictureOfAChapterIsThere(String language) {
    for (var chapter : files(GUIDE.resolve(language)))
      assertThat(links(chapter))
          .as(chapter.toString())
          .allMatch(
              link -> link.startsWith("https:") || Files.exists(chapter.resolveSibling(link)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"th", "en"})
  void noPictureIsMadeThatNobodySees(String language) {
    var seen =
        files(GUIDE.resolve(language)).stream()
            .flatMap(chapter -> links(chapter).stream())
            .filter(link -> link.startsWith("../pictures/" + language))
            .map(link -> link.substring(link.lastIndexOf('/') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names(PICTURES.resolve(language))).isEqualTo(seen);
  }

  @Test
  void eachChapterShowsTheSamePicturesInBothLanguages() {
    assertThat(names(GUIDE.resolve("th"))).isEqualTo(names(GUIDE.resolve("en")));
    for (var chapter : names(GUIDE.resolve("th")))
      assertThat(pictures("th", chapter)).as(chapter).isEqualTo(pictures("en", chapter));
  }

  private static List<String> pictures(String language, String chapter) {
    return links(GUIDE.resolve(language).resolve(chapter)).stream()
        .filter(link -> link.contains("/pictures/"))
        .map(link -> link.substring(link.lastIndexOf('/') + 1))
        .toList();
  }

  private static Set<String> names(Path folder) {
    return files(folder).stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> links(Path chapter) {
    try {
      return LINK.matcher(Files.readString(chapter)).results().map(one -> one.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
