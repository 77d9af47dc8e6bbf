package org.prasan.membership;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody may have meant whose search found nothing. It is offered, never searched instead:
 * two real names may differ by one letter.
 */
@Component
class Suggestions {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final Registry registry;
  private final Vocabularies vocabularies;
  private final Set<String> groupWords = new LinkedHashSet<>();

  Suggestions(Registry registry, Vocabularies vocabularies, MessageSource messages) {
    this.registry = registry;
    this.vocabularies = vocabularies;
    for (var group : TargetGroup.values())
      Stream.of(THAI, Locale.ENGLISH)
          .map(locale -> messages.getMessage(group.key(), null, "", locale))
          .forEach(label -> groupWords.addAll(SearchEntry.phrases(label)));
  }

  private record Near(String phrase, int steps) {}

  @Transactional(readOnly = true)
  Optional<String> insteadOf(CoalitionId coalition, String query) {
    var asked = Words.normalize(query).strip();
    var steps = allowedSteps(asked);
    if (steps == 0) return Optional.empty();
    var known =
        Stream.of(
                registry
                    .phrases(coalition, asked.length() - steps, asked.length() + steps)
                    .stream(),
                groupWords.stream(),
                places(coalition))
            .flatMap(words -> words);
    return known
        .filter(phrase -> Math.abs(phrase.length() - asked.length()) <= steps)
        .map(phrase -> new Near(phrase, steps(asked, phrase)))
        .filter(near -> near.steps() > 0 && near.steps() <= steps)
        .min(Comparator.comparingInt(Near::steps).thenComparing(Near::phrase))
        .map(Near::phrase);
  }

  private Stream<String> places(CoalitionId coalition) {
    return vocabularies.of(coalition).names().values().stream()
        .flatMap(name -> Stream.of(name.th(), name.en() == null ? name.th() : name.en()))
        .map(Words::normalize);
  }

  private static int allowedSteps(String asked) {
    if (asked.length() < 3 || asked.length() > 60) return 0;
    if (asked.length() < 6) return 1;
    // A silent syllable, as in จันทร์, is three letters that are not heard.
    return asked.length() < 10 ? 2 : 3;
  }

  /**
   * Letters added, left out, exchanged, or two neighbours swapped, as happens with Thai tone marks.
   */
  static int steps(String one, String other) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    Arrays.setAll(last, i -> i);
    for (var i = 1; i <= one.length(); i++) {
      var now = new int[other.length() + 1];
      now[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var exchanged = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + exchanged);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1))
          now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      before = last;
      last = now;
    }
    return last[other.length()];
  }
}
