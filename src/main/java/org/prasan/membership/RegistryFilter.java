package org.prasan.membership;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.web.QueryString;

/**
 * What somebody wants to see of the registry, as it stands in the address of the page.
 *
 * @param after the last organization of the page before
 */
record RegistryFilter(
    @Nullable String q,
    @Nullable String pillar,
    @Nullable String district,
    @Nullable TargetGroup group,
    @Nullable OrganizationKind kind,
    @Nullable UUID after) {
  static final RegistryFilter ALL = new RegistryFilter(null, null, null, null, null, null);
  private static final int LONGEST_QUERY = 200;
  private static final int MOST_TERMS = 6;

  RegistryFilter {
    q = Typed.line(q);
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
    pillar = pillar == null || pillar.isBlank() ? null : pillar;
    district = district == null || district.isBlank() ? null : district;
  }

  public boolean narrows() {
    return q != null || pillar != null || district != null || group != null || kind != null;
  }

  /** What stands between blanks, in the spelling that is searched. */
  List<String> terms() {
    if (q == null) return List.of();
    return Arrays.stream(Words.normalize(q).split("\\s+"))
        .filter(term -> !term.isBlank())
        .limit(MOST_TERMS)
        .toList();
  }

  public RegistryFilter withQuery(@Nullable String other) {
    return new RegistryFilter(other, pillar, district, group, kind, null);
  }

  public RegistryFilter withPillar(@Nullable String other) {
    return new RegistryFilter(q, other, district, group, kind, null);
  }

  public RegistryFilter withDistrict(@Nullable String other) {
    return new RegistryFilter(q, pillar, other, group, kind, null);
  }

  public RegistryFilter withGroup(@Nullable TargetGroup other) {
    return new RegistryFilter(q, pillar, district, other, kind, null);
  }

  public RegistryFilter withKind(@Nullable OrganizationKind other) {
    return new RegistryFilter(q, pillar, district, group, other, null);
  }

  public RegistryFilter after(@Nullable UUID last) {
    return new RegistryFilter(q, pillar, district, group, kind, last);
  }

  /** Begins with a question mark; empty if nothing is narrowed. */
  public String query() {
    return QueryString.of(parts());
  }

  /** What a form has to carry along so that the rest of the filter stays. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    put(parts, "q", q);
    put(parts, "pillar", pillar);
    put(parts, "district", district);
    put(parts, "group", group);
    put(parts, "kind", kind);
    put(parts, "after", after);
    return parts;
  }

  private static void put(Map<String, String> parts, String name, @Nullable Object value) {
    if (value != null) parts.put(name, value.toString());
  }
}
