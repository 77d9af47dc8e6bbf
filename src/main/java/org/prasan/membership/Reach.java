package org.prasan.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization does, for whom and where.
 *
 * @param pillars codes of the coalition's charter
 * @param districts codes of the coalition's territory; includes the districts of the sub-districts
 */
record Reach(
    List<String> pillars,
    List<TargetGroup> targetGroups,
    List<String> districts,
    List<String> subdistricts,
    @Nullable String servicesTh,
    @Nullable String servicesEn)
    implements Section {
  static final Reach UNKNOWN = new Reach(List.of(), List.of(), List.of(), List.of(), null, null);

  Reach {
    pillars = inOrder(pillars);
    targetGroups = inOrder(targetGroups);
    districts = inOrder(districts);
    subdistricts = inOrder(subdistricts);
    servicesTh = Typed.paragraphs(servicesTh);
    servicesEn = Typed.paragraphs(servicesEn);
  }

  private static <T extends Comparable<? super T>> List<T> inOrder(List<T> values) {
    return values.stream().distinct().sorted().toList();
  }

  @Override
  public String word() {
    return "reach";
  }
}
