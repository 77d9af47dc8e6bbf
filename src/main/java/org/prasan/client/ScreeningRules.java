package org.prasan.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prasan.language.LocalizedText;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The screening checklists of all times: {@code client/screening.yaml}. They decide nothing: they
 * show what was answered with yes, and what may be done next.
 */
@Component
class ScreeningRules {
  private final List<Version> versions;

  ScreeningRules(JsonMapper json) {
    versions = read(json).versions();
  }

  /** The file. */
  record Rules(List<Version> versions) {}

  /** All checklists as they hold from one day on. */
  record Version(String version, String from, List<Sheet> sheets) {
    boolean holdsOn(LocalDate day) {
      return !LocalDate.parse(from).isAfter(day);
    }
  }

  /** The checklist of one category. */
  record Sheet(
      LegalCategory category, LocalizedText about, List<LocalizedText> next, List<Part> parts) {
    Stream<Question> questions() {
      return parts.stream().flatMap(part -> part.questions().stream());
    }
  }

  /** Questions that belong together, as the means of trafficking do. */
  record Part(LocalizedText name, List<Question> questions) {}

  /** A question, and the law or guideline it comes from. */
  record Question(String id, LocalizedText text, LocalizedText source) {}

  Version inForce(LocalDate day) {
    return versions.stream()
        .filter(version -> version.holdsOn(day))
        .max(Comparator.comparing(Version::from))
        .orElseThrow();
  }

  Optional<Sheet> sheet(String version, LegalCategory category) {
    return versions.stream()
        .filter(one -> one.version().equals(version))
        .flatMap(one -> one.sheets().stream())
        .filter(sheet -> sheet.category() == category)
        .findFirst();
  }

  List<Version> versions() {
    return versions;
  }

  private static Rules read(JsonMapper json) {
    try (var in = new ClassPathResource("client/screening.yaml").getInputStream()) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return json.convertValue(yaml.<Object>load(in), Rules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
