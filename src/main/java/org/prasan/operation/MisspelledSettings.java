package org.prasan.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Settings of Spring Boot with a typing mistake: they would have no effect, and nobody would hear
 * of it. On the command line and in files each name must be known. Variables of the environment may
 * belong to others, so there only a name is refused that differs by a letter or two from a known
 * one.
 */
final class MisspelledSettings {
  private static final List<String> FIRST_WORDS =
      List.of("spring", "server", "management", "logging");

  /** Those of docs/configuration.md: whoever uses no others starts without reading all names. */
  private static final List<String> TOLD =
      KnownSettings.ALSO_SHOWN.stream().map(MisspelledSettings::letters).toList();

  private static final List<String> TOLD_GROUPS =
      List.of(
          "logging.level.", "LOGGING_LEVEL_", "spring.mail.properties.", "SPRING_MAIL_PROPERTIES_");

  private MisspelledSettings() {}

  private record Given(String name, boolean variable) {}

  static void refuse(ConfigurableEnvironment environment) {
    var doubtful = doubtful(environment);
    if (doubtful.isEmpty()) return;
    var known = FrameworkSettings.onClasspath();
    for (var given : doubtful) {
      if (given.variable()) refuseVariable(given.name(), known);
      else refuseName(given.name(), known);
    }
  }

  private static List<Given> doubtful(ConfigurableEnvironment environment) {
    var doubtful = new ArrayList<Given>();
    for (var source : environment.getPropertySources()) {
      if (!(source instanceof EnumerablePropertySource<?> given) || !isOfTheOperator(source))
        continue;
      boolean variables = source instanceof SystemEnvironmentPropertySource;
      for (var name : given.getPropertyNames())
        if (variables ? isFrameworkVariable(name) : isNearFramework(name))
          if (!isTold(name)) doubtful.add(new Given(name, variables));
    }
    return doubtful;
  }

  /** Not what Prasan ships with, and not what the virtual machine is told. */
  private static boolean isOfTheOperator(PropertySource<?> source) {
    return source instanceof CommandLinePropertySource
        || source instanceof SystemEnvironmentPropertySource
        || source.getName().equals("spring.application.json")
        || (source.getName().startsWith("Config ")
            && !source.getName().contains("class path resource"));
  }

  private static boolean isFrameworkVariable(String name) {
    return FIRST_WORDS.stream()
        .anyMatch(word -> name.startsWith(word.toUpperCase(Locale.ROOT) + "_"));
  }

  /** Its first word is one of the framework’s, or one of those or of ours with a mistake in it. */
  private static boolean isNearFramework(String name) {
    int dot = name.indexOf('.');
    if (dot < 0 || name.startsWith("prasan.")) return false;
    var first = name.substring(0, dot);
    return TypingMistakes.between(first, "prasan") <= 2
        || FIRST_WORDS.stream().anyMatch(word -> TypingMistakes.between(first, word) <= 2);
  }

  private static boolean isTold(String name) {
    var letters = letters(name);
    return TOLD.contains(letters) || TOLD_GROUPS.stream().anyMatch(name::startsWith);
  }

  private static void refuseName(String name, FrameworkSettings known) {
    if (known.knows(name)) return;
    var form = FrameworkSettings.form(name);
    var instead = known.instead(name);
    var nearest =
        instead != null
            ? instead
            : candidates(known)
                .min(Comparator.comparingInt(candidate -> mistakes(form, candidate)))
                .map(FrameworkSettings.Known::name)
                .orElseThrow();
    throw CannotStart.because("setting-misspelled", name, nearest);
  }

  private static int mistakes(String form, FrameworkSettings.Known known) {
    return TypingMistakes.between(
        known.open() ? firstWords(form, known.form()) : form, known.form());
  }

  /** As many words as the other has. */
  private static String firstWords(String form, String other) {
    return Arrays.stream(form.split("\\."))
        .limit(other.split("\\.").length)
        .collect(Collectors.joining("."));
  }

  private static void refuseVariable(String name, FrameworkSettings known) {
    var letters = letters(name);
    var near = new ArrayList<String>();
    for (var candidate : known.all()) {
      var other = letters(candidate.name());
      if (candidate.open() ? letters.startsWith(other) : letters.equals(other)) return;
      if (TypingMistakes.between(letters, other) <= tolerated(other)) near.add(candidate.name());
    }
    if (near.isEmpty()) return;
    throw CannotStart.because("setting-misspelled", name, asVariable(near.getFirst()));
  }

  /** A short name is soon near another that means something else, as SERVER_HOST is. */
  private static int tolerated(String letters) {
    return letters.length() < 12 ? 1 : 2;
  }

  private static Stream<FrameworkSettings.Known> candidates(FrameworkSettings known) {
    return Stream.concat(
        KnownSettings.names().stream().map(name -> new FrameworkSettings.Known(name, false)),
        known.all().stream().sorted(Comparator.comparing(FrameworkSettings.Known::name)));
  }

  private static String asVariable(String name) {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private static String letters(String name) {
    return FrameworkSettings.form(name).replace(".", "");
  }
}
