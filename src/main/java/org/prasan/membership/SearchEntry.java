package org.prasan.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.springframework.context.MessageSource;

/**
 * What a search for an organization looks at. All work with a dictionary is done here, when
 * something changes, so that a search itself compares ready-made literals.
 *
 * @param names words of title weight
 * @param services what it does and for whom
 * @param places where it works
 * @param mission the long text
 * @param text names and places in one normalized line, for a part of a word
 * @param phrases what somebody who misspelt may have meant, the shortest first
 */
record SearchEntry(
    String names,
    String services,
    String places,
    String mission,
    String text,
    List<String> phrases) {
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final int MOST_WORDS = 5;
  private static final int SHORTEST = 3;

  /** No phrase is kept that has more letters. */
  static final int LONGEST = 40;

  static SearchEntry of(Organization organization, Vocabulary vocabulary, MessageSource messages) {
    var profile = organization.profile();
    var reach = organization.reach();
    var called = called(organization);
    var places =
        Stream.concat(
                reach.districts().stream()
                    .flatMap(code -> vocabulary.district(code).stream())
                    .map(Vocabulary.District::name),
                subdistricts(reach, vocabulary))
            .flatMap(SearchEntry::both)
            .toList();
    var services =
        Stream.of(
                Stream.of(reach.servicesTh(), reach.servicesEn()).filter(Objects::nonNull),
                reach.targetGroups().stream().flatMap(group -> labels(group, messages)),
                reach.pillars().stream()
                    .flatMap(code -> vocabulary.pillar(code).stream())
                    .flatMap(term -> both(term.name())))
            .flatMap(part -> part)
            .toList();
    return new SearchEntry(
        Words.tsvector(joined(called), 'A'),
        Words.tsvector(joined(services), 'B'),
        Words.tsvector(joined(places), 'C'),
        Words.tsvector(joined(present(profile.missionTh(), profile.missionEn())), 'D'),
        Words.normalize(joined(Stream.concat(called.stream(), places.stream()).toList())),
        called.stream()
            .flatMap(name -> phrases(name).stream())
            .sorted(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .distinct()
            .toList());
  }

  /** At n - 1: where among the phrases, counted from one, the first stands that has n letters. */
  List<Integer> starts() {
    return IntStream.rangeClosed(1, LONGEST + 1)
        .mapToObj(n -> 1 + (int) phrases.stream().filter(phrase -> phrase.length() < n).count())
        .toList();
  }

  /** Neighbouring words of a text, as they stand there: one, two … up to five of them. */
  static Set<String> phrases(String text) {
    var plain = Words.normalize(text);
    var starts = new ArrayList<Integer>();
    var ends = new ArrayList<Integer>();
    var from = 0;
    for (var word : Words.of(text)) {
      var at = plain.indexOf(word, from);
      if (at < 0) continue;
      from = at + word.length();
      starts.add(at);
      ends.add(from);
    }
    var phrases = new LinkedHashSet<String>();
    for (var first = 0; first < starts.size(); first++)
      for (var last = first; last < Math.min(first + MOST_WORDS, ends.size()); last++) {
        var phrase = plain.substring(starts.get(first), ends.get(last));
        if (phrase.length() >= SHORTEST && phrase.length() <= LONGEST) phrases.add(phrase);
      }
    return phrases;
  }

  private static List<String> called(Organization organization) {
    var profile = organization.profile();
    var called = new ArrayList<>(present(profile.nameTh(), profile.nameEn(), profile.shortName()));
    called.addAll(profile.alsoSpelled());
    called.addAll(present(organization.registration().number()));
    return called;
  }

  private static Stream<LocalizedText> subdistricts(Reach reach, Vocabulary vocabulary) {
    return reach.districts().stream()
        .flatMap(code -> vocabulary.district(code).stream())
        .flatMap(district -> district.subdistricts().stream())
        .filter(term -> reach.subdistricts().contains(term.code()))
        .map(Vocabulary.Term::name);
  }

  private static Stream<String> labels(TargetGroup group, MessageSource messages) {
    return Stream.of(
        messages.getMessage(group.key(), null, "", THAI),
        messages.getMessage(group.key(), null, "", Locale.ENGLISH));
  }

  private static Stream<String> both(LocalizedText text) {
    return present(text.th(), text.en()).stream();
  }

  private static List<String> present(@Nullable String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static String joined(List<String> texts) {
    return String.join(" \n ", texts);
  }
}
