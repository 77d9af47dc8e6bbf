package org.prasan.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.QueryString;

/**
 * What somebody wants to see of the register, as it stands in the address of the page.
 *
 * @param after the last service of the page before
 */
record RegisterFilter(
    @Nullable String q,
    @Nullable String need,
    @Nullable String district,
    Service.@Nullable Status status,
    @Nullable OrganizationId organization,
    @Nullable UUID after) {
  static final RegisterFilter ALL = new RegisterFilter(null, null, null, null, null, null);
  private static final int LONGEST_QUERY = 200;

  RegisterFilter {
    q = q == null || q.isBlank() ? null : q.strip();
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
    need = need == null || need.isBlank() ? null : need;
    district = district == null || district.isBlank() ? null : district;
  }

  public boolean narrows() {
    return q != null || need != null || district != null || status != null || organization != null;
  }

  RegisterFilter withQuery(@Nullable String other) {
    return new RegisterFilter(other, need, district, status, organization, null);
  }

  RegisterFilter withNeed(@Nullable String other) {
    return new RegisterFilter(q, other, district, status, organization, null);
  }

  RegisterFilter withDistrict(@Nullable String other) {
    return new RegisterFilter(q, need, other, status, organization, null);
  }

  RegisterFilter withStatus(Service.@Nullable Status other) {
    return new RegisterFilter(q, need, district, other, organization, null);
  }

  RegisterFilter withOrganization(@Nullable OrganizationId other) {
    return new RegisterFilter(q, need, district, status, other, null);
  }

  public RegisterFilter after(@Nullable UUID last) {
    return new RegisterFilter(q, need, district, status, organization, last);
  }

  /** Begins with a question mark; empty if nothing is narrowed. */
  public String query() {
    return QueryString.of(parts());
  }

  /** What a form has to carry along so that the rest of the filter stays. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    put(parts, "q", q);
    put(parts, "need", need);
    put(parts, "district", district);
    put(parts, "status", status);
    put(parts, "organization", organization);
    put(parts, "after", after);
    return parts;
  }

  private static void put(Map<String, String> parts, String name, @Nullable Object value) {
    if (value != null) parts.put(name, value.toString());
  }
}
