package org.prasan.membership;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;

/** What the forms of the registry offer to choose from, in the reader's words. */
record Choices(Vocabulary vocabulary, MessageSource messages, Locale locale) {

  public Map<String, String> getKinds() {
    return words(OrganizationKind.values(), OrganizationKind::key);
  }

  public Map<String, String> getGroups() {
    return words(TargetGroup.values(), TargetGroup::key);
  }

  public Map<String, String> getPillars() {
    return terms(vocabulary.pillars());
  }

  public List<Places> getDistricts() {
    return vocabulary.districts().stream()
        .map(
            district ->
                new Places(
                    district.code(), district.name().in(locale), terms(district.subdistricts())))
        .toList();
  }

  /** A district and its sub-districts by code. */
  record Places(String code, String name, Map<String, String> subdistricts) {}

  private Map<String, String> terms(List<Vocabulary.Term> terms) {
    var words = new LinkedHashMap<String, String>();
    terms.forEach(term -> words.put(term.code(), term.name().in(locale)));
    return words;
  }

  private <E extends Enum<E>> Map<String, String> words(E[] values, Function<E, String> key) {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(values)
        .forEach(
            value -> words.put(value.name(), messages.getMessage(key.apply(value), null, locale)));
    return words;
  }
}
