package org.prasan.membership;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.prasan.language.LocalizedText;

/** The words of a coalition's charter that a profile refers to by code: pillars and places. */
record Vocabulary(List<Term> pillars, List<District> districts) {
  Vocabulary {
    pillars = List.copyOf(pillars);
    districts = List.copyOf(districts);
  }

  /** A code and what it stands for. */
  record Term(String code, LocalizedText name) {}

  /** A district and its sub-districts. */
  record District(String code, LocalizedText name, List<Term> subdistricts) {
    Term term() {
      return new Term(code, name);
    }
  }

  Optional<Term> pillar(String code) {
    return pillars.stream().filter(term -> term.code().equals(code)).findFirst();
  }

  Optional<District> district(String code) {
    return districts.stream().filter(district -> district.code().equals(code)).findFirst();
  }

  Optional<District> districtOfSubdistrict(String code) {
    return districts.stream()
        .filter(district -> district.subdistricts().stream().anyMatch(t -> t.code().equals(code)))
        .findFirst();
  }

  /** Every code of the vocabulary with its name; no two kinds of codes look alike. */
  Map<String, LocalizedText> names() {
    var names = new LinkedHashMap<String, LocalizedText>();
    terms().forEach(term -> names.put(term.code(), term.name()));
    return names;
  }

  private Stream<Term> terms() {
    return Stream.concat(
        pillars.stream(),
        districts.stream()
            .flatMap(d -> Stream.concat(Stream.of(d.term()), d.subdistricts().stream())));
  }
}
