package org.prasan.membership;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What was chosen and typed about what an organization does, for whom and where. */
record ReachForm(
    @Nullable List<String> pillars,
    @Nullable List<TargetGroup> targetGroups,
    @Nullable List<String> districts,
    @Nullable List<String> subdistricts,
    @Nullable String servicesTh,
    @Nullable String servicesEn,
    @Nullable String basis) {

  static ReachForm of(Reach reach) {
    return new ReachForm(
        reach.pillars(),
        reach.targetGroups(),
        reach.districts(),
        reach.subdistricts(),
        reach.servicesTh(),
        reach.servicesEn(),
        reach.fingerprint());
  }

  /** Whether one of these sub-districts is chosen, so that the page shows them. */
  public boolean marks(java.util.Collection<String> codes) {
    return orNone(subdistricts).stream().anyMatch(codes::contains);
  }

  /** Codes the coalition does not know are not errors of whoever chose among those it knows. */
  @Nullable Reach read(Errors errors, Vocabulary vocabulary) {
    var wrong = new Wrong(errors);
    var services = wrong.text("servicesTh", servicesTh);
    var inEnglish = wrong.text("servicesEn", servicesEn);
    if (errors.hasErrors()) return null;
    var named = orNone(subdistricts).stream().filter(Objects::nonNull).toList();
    var around = named.stream().flatMap(code -> vocabulary.districtOfSubdistrict(code).stream());
    var chosen = orNone(districts).stream().flatMap(code -> vocabulary.district(code).stream());
    return new Reach(
        orNone(pillars).stream().filter(code -> vocabulary.pillar(code).isPresent()).toList(),
        orNone(targetGroups),
        Stream.concat(chosen, around).map(Vocabulary.District::code).toList(),
        named.stream().filter(code -> vocabulary.districtOfSubdistrict(code).isPresent()).toList(),
        services,
        inEnglish);
  }

  private static <T> List<T> orNone(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
