package org.prasan.coalition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prasan.audit.SpokenSubjects;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names pillars and places where the audit log holds their codes. */
@Component
class SpokenCodes implements SpokenSubjects {
  private static final Set<String> PLACES = Set.of("provinces", "districts", "subdistricts");

  private final Charter charter;
  private final Territory territory;

  SpokenCodes(Charter charter, Territory territory) {
    this.charter = charter;
    this.territory = territory;
  }

  @Override
  public Optional<String> value(
      CoalitionId coalition, String subject, String subjectId, String field, String text) {
    var last = field.substring(field.lastIndexOf('.') + 1);
    if (last.equals("pillars")) return Optional.of(said(text, pillars(coalition)));
    return PLACES.contains(last) ? Optional.of(said(text, places(coalition))) : Optional.empty();
  }

  private static String said(String codes, Map<String, LocalizedText> names) {
    var locale = LocaleContextHolder.getLocale();
    return codes
        .lines()
        .map(code -> names.getOrDefault(code, LocalizedText.of(code)).in(locale))
        .collect(Collectors.joining("\n"));
  }

  private Map<String, LocalizedText> pillars(CoalitionId coalition) {
    return ReadOnce.of(
        List.of("pillars ever", coalition),
        () ->
            charter.pillarsEver(coalition).stream()
                .collect(Collectors.toMap(Pillar::code, Pillar::name, (one, later) -> later)));
  }

  private Map<String, LocalizedText> places(CoalitionId coalition) {
    return ReadOnce.of(
        List.of("places known", coalition),
        () ->
            Stream.of(
                    territory.knownProvinces().stream()
                        .map(one -> Map.entry(one.code(), one.name())),
                    territory.knownDistricts().stream()
                        .map(one -> Map.entry(one.code(), one.name())),
                    territory.subdistricts(coalition).stream()
                        .map(one -> Map.entry(one.code(), one.name())))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
