package org.prasan.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.standing.SampleMemberships;
import org.prasan.tenancy.OrganizationId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Since when which organization is a member, and what is known only as a number. */
@Component
@Order(60)
class LoadMemberships implements SampleStep {
  private final SampleMemberships memberships;

  LoadMemberships(SampleMemberships memberships) {
    this.memberships = memberships;
  }

  /** The file {@code memberships.yaml}. */
  record Facts(List<MembershipFacts> memberships, List<NumberFacts> numbers) {}

  /**
   * A membership.
   *
   * @param organization its key
   * @param known when it is known to have been a member, before anything exact is told
   * @param years for how many years it has been one
   * @param ends in how many days its term ends
   * @param suspended how many days ago
   * @param resigned how many days ago
   */
  record MembershipFacts(
      String organization,
      @Nullable String known,
      @Nullable Integer years,
      @Nullable Integer ends,
      @Nullable Integer suspended,
      @Nullable Integer resigned) {}

  record NumberFacts(String kind, String about, int number, String th, @Nullable String en) {}

  @Override
  public String name() {
    return "memberships";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("memberships.yaml", Facts.class);
    facts.memberships().forEach(membership -> load(into, membership));
    for (var number : facts.numbers())
      memberships.number(
          into.acting(),
          into.id("number", number.kind() + " " + number.about()),
          number.kind(),
          number.about(),
          number.number(),
          LocalizedText.of(number.th(), number.en()));
    memberships.remind(into.coalition());
  }

  private void load(SampleCoalition into, MembershipFacts told) {
    var acting = into.acting();
    var organization = new OrganizationId(into.id("organization", told.organization()));
    if (told.known() != null)
      memberships.known(acting, organization, ApproximateDate.of(told.known()));
    if (told.years() != null && told.ends() != null)
      memberships.member(acting, organization, told.years(), told.ends());
    if (told.suspended() != null) memberships.suspended(acting, organization, told.suspended());
    if (told.resigned() != null) memberships.resigned(acting, organization, told.resigned());
  }
}
