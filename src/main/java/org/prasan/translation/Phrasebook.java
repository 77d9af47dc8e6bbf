package org.prasan.translation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The fixed set of phrases that there are to translate. */
@Component
class Phrasebook {
  private final Supplier<Map<String, Phrase>> phrases;

  Phrasebook(HeardPhrases heard) {
    phrases = SingletonSupplier.of(() -> byKey(heard.all()));
  }

  private static Map<String, Phrase> byKey(List<Phrase> all) {
    var byKey = new LinkedHashMap<String, Phrase>();
    for (var phrase : all) byKey.putIfAbsent(phrase.key(), phrase);
    return byKey;
  }

  List<Phrase> all() {
    return List.copyOf(phrases.get().values());
  }

  List<Phrase> of(Section section) {
    return all().stream().filter(phrase -> phrase.section() == section).toList();
  }

  List<Phrase> of(Part part) {
    return all().stream().filter(phrase -> part.holds(phrase.section().part())).toList();
  }

  Optional<Phrase> phrase(String key) {
    return Optional.ofNullable(phrases.get().get(key));
  }

  /** Another as soon as any phrase of the part reads otherwise, or there are others. */
  String mark(Part part) {
    return Fingerprint.of(
        of(part).stream()
            .map(phrase -> phrase.key() + " " + phrase.fingerprint())
            .sorted()
            .collect(Collectors.joining("\n")));
  }
}
