package org.prasan.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.prasan.coalition.Charter;
import org.prasan.coalition.Subdistrict;
import org.prasan.coalition.Territory;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * The vocabularies of the coalitions. They change a few times a year and every page of the registry
 * needs one, so each is kept for a short while and may be that old.
 */
@Component
class Vocabularies {
  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final int MOST_KEPT = 1000;

  private final Charter charter;
  private final Territory territory;
  private final Clock clock;
  private final Map<CoalitionId, Kept> kept = new ConcurrentHashMap<>();

  Vocabularies(Charter charter, Territory territory, Clock clock) {
    this.charter = charter;
    this.territory = territory;
    this.clock = clock;
  }

  private record Kept(Vocabulary vocabulary, Instant until) {}

  Vocabulary of(CoalitionId coalition) {
    var now = clock.instant();
    var known = kept.get(coalition);
    if (known != null && now.isBefore(known.until())) return known.vocabulary();
    var vocabulary = read(coalition);
    if (kept.size() >= MOST_KEPT) kept.clear();
    // What is still being written down is read again by the next who asks.
    if (!vocabulary.districts().isEmpty() && !vocabulary.pillars().isEmpty())
      kept.put(coalition, new Kept(vocabulary, now.plus(KEPT)));
    return vocabulary;
  }

  private Vocabulary read(CoalitionId coalition) {
    var pillars =
        charter.pillars(coalition).stream()
            .map(pillar -> new Vocabulary.Term(pillar.code(), pillar.name()))
            .toList();
    var subdistricts =
        territory.subdistricts(coalition).stream()
            .collect(Collectors.groupingBy(Subdistrict::district));
    var districts =
        territory.districts(coalition).stream()
            .map(
                district ->
                    new Vocabulary.District(
                        district.code(),
                        district.name(),
                        terms(subdistricts.getOrDefault(district.code(), List.of()))))
            .toList();
    return new Vocabulary(pillars, districts);
  }

  private static List<Vocabulary.Term> terms(List<Subdistrict> subdistricts) {
    return subdistricts.stream()
        .map(subdistrict -> new Vocabulary.Term(subdistrict.code(), subdistrict.name()))
        .toList();
  }
}
