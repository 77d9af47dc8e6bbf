package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * What the modules may depend on, and the picture of what they do, drawn from the code itself. Both
 * here, since to read all modules takes half a minute.
 */
class ModularityTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/modules.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| \\S", Pattern.MULTILINE);
  private static final ApplicationModules MODULES = ApplicationModules.of(Prasan.class);
  private static final Map<String, Set<String>> USES = uses();

  @Test
  void everyModuleKeepsToWhatItMayDependOn() {
    MODULES.verify();
  }

  @Test
  void thePaperShowsWhichModuleUsesWhich() throws IOException {
    var paper = paper(USES);
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, paper);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .exists()
        .content()
        .isEqualTo(paper);
  }

  @Test
  void theReadmeSaysOfEachModuleWhatItIs() throws IOException {
    var told =
        ROW.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(USES.keySet());
  }

  private static Map<String, Set<String>> uses() {
    var uses = new TreeMap<String, Set<String>>();
    for (var module : MODULES)
      uses.put(
          module.getIdentifier().toString(),
          module
              .getDirectDependencies(MODULES)
              .uniqueModules()
              .map(used -> used.getIdentifier().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    return uses;
  }

  private static String paper(Map<String, Set<String>> uses) {
    var text = new StringBuilder("# Which module uses which\n");
    text.append(
        "Drawn from the code by `ModularityTest`. An arrow means “uses”; one that other arrows"
            + " already imply is left out of the picture and stands in the table only.\n\n");
    text.append("```mermaid\nflowchart BT\n");
    uses.forEach(
        (module, used) ->
            used.stream()
                .filter(other -> !implied(module, other, uses))
                .forEach(other -> text.append("  %s --> %s%n".formatted(module, other))));
    text.append("```\n\n| module | uses |\n|---|---|\n");
    uses.forEach(
        (module, used) ->
            text.append(
                used.stream()
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(", ", "| `" + module + "` | ", " |\n"))));
    return text.toString();
  }

  /** By another module that is used as well. */
  private static boolean implied(String module, String other, Map<String, Set<String>> uses) {
    return uses.getOrDefault(module, Set.of()).stream()
        .anyMatch(between -> !between.equals(other) && reaches(between, other, uses));
  }

  private static boolean reaches(String from, String to, Map<String, Set<String>> uses) {
    return uses.getOrDefault(from, Set.of()).stream()
        .anyMatch(next -> next.equals(to) || reaches(next, to, uses));
  }
}
