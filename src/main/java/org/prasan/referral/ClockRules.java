package org.prasan.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** All versions of all clocks, and who is called when: {@code referral/clocks.yaml}. */
record ClockRules(List<Clock> clocks, List<Ladder> ladders) {
  ClockRules {
    clocks = List.copyOf(clocks);
    ladders = List.copyOf(ladders);
    for (int i = 0; i < clocks.size(); i++)
      for (var later : clocks.subList(i + 1, clocks.size()))
        if (clocks.get(i).overlaps(later))
          throw new IllegalArgumentException("Two versions at once: " + later.id());
  }

  /** Who is called when how much of the time has passed, in one version. */
  record Ladder(LocalDate from, @Nullable LocalDate until, List<Part> rungs) {
    Ladder {
      rungs = List.copyOf(rungs);
    }

    boolean inForce(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  /** One rung, reached after this part of the time. */
  record Part(Rung who, int percent) {
    Part {
      if (percent < 1 || percent > 100)
        throw new IllegalArgumentException("Not a part of the time: " + percent);
    }
  }

  /** The file. */
  record Facts(List<Line> clocks, List<Steps> ladders) {}

  record Line(
      String id,
      String name,
      Party turn,
      @Nullable Urgency urgency,
      int length,
      Clock.Unit unit,
      Set<String> starts,
      Set<String> stops,
      String from,
      @Nullable String until,
      LocalizedText source) {
    Clock clock() {
      return new Clock(
          id,
          name,
          turn,
          urgency,
          length,
          unit,
          happenings(starts),
          happenings(stops),
          LocalDate.parse(from),
          until == null ? null : LocalDate.parse(until),
          source);
    }
  }

  record Steps(String from, @Nullable String until, List<Part> rungs) {
    Ladder ladder() {
      return new Ladder(
          LocalDate.parse(from), until == null ? null : LocalDate.parse(until), rungs);
    }
  }

  static ClockRules read(JsonMapper json) {
    try (var in = new ClassPathResource("referral/clocks.yaml").getInputStream()) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var facts = json.convertValue(yaml.<Object>load(in), Facts.class);
      return new ClockRules(
          facts.clocks().stream().map(Line::clock).toList(),
          facts.ladders().stream().map(Steps::ladder).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Happening> happenings(Set<String> names) {
    return names.stream().map(Happening::of).collect(Collectors.toUnmodifiableSet());
  }
}
